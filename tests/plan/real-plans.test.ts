import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LintOptions, LintReport } from '../../src/index.ts';
import { lint } from '../../src/index.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { expectLines, failsAsShown, repository } from '../fixture-lines.ts';
import type { Difference } from './differences.ts';
import { differences } from './differences.ts';

// Plans that Terraform itself made of the configurations beside them (scripts/plan-fixtures.mjs): linting either must
// say the same, except for what is listed with its reason.
const root = `${repository}/fixtures/plans`;

/** What a report says, one line for each resource. */
function statementsOf({ findings, undecided }: LintReport): readonly string[] {
  const lines = [...findings, ...undecided].flatMap((finding) => {
    const verdict = failsAsShown(finding) ? 'fail' : finding.verdict;
    return finding.addresses.map((address) => `${verdict} ${finding.rule} ${finding.messageId} ${address}`);
  });
  return [...new Set(lines)].sort();
}

/** What only one of two reports says, and what only the other. */
function between(configuration: LintReport, plan: LintReport): Said {
  const [ours, theirs] = [statementsOf(configuration), statementsOf(plan)];
  return {
    configuration: ours.filter((line) => !theirs.includes(line)),
    plan: theirs.filter((line) => !ours.includes(line)),
  };
}

type Said = Pick<Difference, 'configuration' | 'plan'>;

function listed(known: readonly Difference[] = []): Said {
  return {
    configuration: known.flatMap((each) => each.configuration).sort(),
    plan: known.flatMap((each) => each.plan).sort(),
  };
}

const plans = readdirSync(root).flatMap((scenario) =>
  readdirSync(`${root}/${scenario}`)
    .filter((file) => file.endsWith('.json') && !['options.json', 'state.json'].includes(file))
    .map((file) => `${scenario}/${file}`),
);

describe.each(plans)('%s', (plan) => {
  const [scenario = ''] = plan.split('/');
  const folder = `${root}/${scenario}`;
  const options = JSON.parse(readFileSync(`${folder}/options.json`, 'utf8')) as LintOptions;
  const { variables: _ofThePlan, ...planOptions } = options;
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith('.tf'))
    .map((file) => `${folder}/${file}`);
  const values = `${root}/${plan.replace(/json$/, 'tfvars')}`;
  const variableFiles = existsSync(values) ? [values] : [];

  const ofConfiguration = () => lint(sources, { ...options, variableFiles, workingFolder: repository });
  const ofPlan = () => lint([`${root}/${plan}`], { ...planOptions, workingFolder: repository });
  const ofBoth = () => lint([...sources, `${root}/${plan}`], { ...planOptions, workingFolder: repository });

  it('says alone what its configuration says', async () => {
    expect(between(await ofConfiguration(), await ofPlan())).toEqual(listed(differences[plan]?.alone));
  });

  it('says together with its configuration what that says, and what only the plan knows', async () => {
    expect(between(await ofConfiguration(), await ofBoth())).toEqual(listed(differences[plan]?.together));
  });

  it('is found to be of the configuration as it is, and everything stands in the sources', async () => {
    const { diagnostics, findings, undecided, units } = await ofBoth();
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(units.map(({ format }) => format)).toEqual(['terraform']);
    for (const { place } of [...findings, ...undecided]) expect(place.file.path).toMatch(/\.(tf|tfvars)$/);
  });
});

describe.each(readdirSync(root))('%s', (scenario) => {
  const folder = `${root}/${scenario}`;

  it('is what was expected, with all its plans', async () => {
    const { variables: _ofThePlan, ...options } = JSON.parse(
      readFileSync(`${folder}/options.json`, 'utf8'),
    ) as LintOptions;
    const files = readdirSync(folder)
      .filter((file) => /\.(tf|json)$/.test(file) && !['options.json', 'state.json'].includes(file))
      .map((file) => `${folder}/${file}`);
    const alone = files.filter((file) => file.endsWith('.json'));
    if (existsSync(`${folder}/state.json`)) alone.push(`${folder}/state.json`);
    const each = await Promise.all(
      [files, ...alone.map((file) => [file])].map((some) => lint(some, { ...options, workingFolder: repository })),
    );
    expectLines(each, folder);
  });
});

describe('a module that is not on disk', () => {
  const folder = `${root}/endpoints-by-team`;
  const options = JSON.parse(readFileSync(`${folder}/options.json`, 'utf8')) as LintOptions;
  const plan = readFileSync(`${folder}/plan.json`, 'utf8');
  const caller = readFileSync(`${folder}/main.tf`, 'utf8').replaceAll('./modules/endpoint', 'example/endpoint/aws');

  it('has the resources that the plan has', async () => {
    const sources = memorySources({ '/main.tf': caller, '/plan.json': plan });
    const both = await lint(['/main.tf', '/plan.json'], { ...options, sources });
    const alone = await lint(['/plan.json'], { ...options, sources });
    expect(both.units).toHaveLength(1);
    expect(statementsOf(both)).toEqual(statementsOf(alone));
    expect(both.diagnostics).toEqual([]);
  });
});
