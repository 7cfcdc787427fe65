import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding, LintOptions, LintReport } from '../src/index.ts';
import { lint } from '../src/index.ts';
import { rules } from '../src/rules/index.ts';
import { expectLines, failsAsShown, repository } from './fixture-lines.ts';
import type { Difference, Form } from './parity-differences.ts';
import { differences, unsaid } from './parity-differences.ts';

// The same system in CloudFormation, Terraform, as a plan that Terraform made of that (scripts/plan-fixtures.mjs) and in
// the assembly of a CDK app (scripts/synth-cdk-fixtures.mjs) must give the same findings. Resources correspond by name:
// logical ID `Balancer`, Terraform label `balancer`, construct ID `Balancer`.
const root = `${repository}/fixtures/parity`;
const scenarios = readdirSync(root);
const forms: readonly Form[] = ['cloudformation', 'terraform', 'plan', 'cdk'];

interface Options extends Omit<LintOptions, 'rules'> {
  readonly rules?: readonly { readonly rule: string; readonly options: object }[];
}

function optionsOf(scenario: string): LintOptions {
  const { rules: own = [], ...options } = JSON.parse(
    readFileSync(`${root}/${scenario}/options.json`, 'utf8'),
  ) as Options;
  const withModules = rules.flatMap((rule) =>
    own.filter((one) => one.rule === rule.name).map((one) => ({ ...one, rule })),
  );
  return { ...options, rules: withModules, workingFolder: repository };
}

const linted = new Map<string, Promise<readonly LintReport[]>>();

/** By form. Linted once, because two tests ask for it. */
function reportsOf(scenario: string): Promise<readonly LintReport[]> {
  const options = optionsOf(scenario);
  const reports =
    linted.get(scenario) ?? Promise.all(forms.map((form) => lint([`${root}/${scenario}/${form}`], options)));
  linted.set(scenario, reports);
  return reports;
}

const allOf = ({ findings, undecided }: LintReport): readonly Finding[] => [...findings, ...undecided];

function statementOf(finding: Finding): string {
  const { severity, rule, messageId, address } = finding;
  const { verdict, when } = failsAsShown(finding) ? { verdict: 'fail', when: undefined } : finding;
  const condition = when === undefined ? '' : ' under a condition';
  return `${verdict} ${severity} ${rule} ${messageId} ${address.replace(/^.*[./]/, '').toLowerCase()}${condition}`;
}

/** What a form says, with what it leaves unread, set right by what is listed as different in it. */
function statementsOf(report: LintReport, listed: readonly Difference[]): readonly string[] {
  const unread = report.diagnostics.map(({ severity, code }) => `${severity} ${code}`);
  const said = [...allOf(report).map(statementOf), ...unread];
  const own = listed.flatMap(({ says }) => says);
  expect(
    own.filter((statement) => !said.includes(statement)),
    'listed as said only here',
  ).toEqual([]);
  return [...said.filter((statement) => !own.includes(statement)), ...listed.flatMap(({ instead }) => instead)].sort();
}

describe.each(scenarios)('%s', (name) => {
  const scenario = `${root}/${name}`;

  it('is written in all forms', () => {
    expect(forms.filter((form) => existsSync(`${scenario}/${form}`))).toEqual(forms);
  });

  it('gives the same findings in each form, each at its place', async () => {
    const reports = await reportsOf(name);
    const said = forms.map((form, index) => {
      const report = reports[index];
      const listed = (differences[name] ?? []).filter((one) => one.forms.includes(form));
      return report ? statementsOf(report, listed) : [];
    });
    for (const [index, other] of said.entries()) expect(other, forms[index]).toEqual(said[0]);
    expectLines(reports, scenario);
  });
});

it('lists differences of scenarios that there are', () => {
  expect(Object.keys(differences).filter((name) => !scenarios.includes(name))).toEqual([]);
});

describe.each(scenarios.filter((name) => /-(repaired|ready)$/.test(name)))('%s', (name) => {
  it('has nothing left to say', async () => {
    const reports = await reportsOf(name);
    expect(reports.flatMap(allOf).map(({ message }) => message)).toEqual([]);
    expect(reports.map((report) => report.passed > 0)).toEqual(forms.map(() => true));
  });
});

describe.each(forms.map((form, index) => ({ form, index })))('in the form $form', ({ form, index }) => {
  it.each(rules.map((rule) => rule.name))('each message of %s is said, or cannot be', async (name) => {
    const { messages = {}, remarks = [] } = rules.find((rule) => rule.name === name)?.meta ?? {};
    const ofFindings = Object.keys(messages).filter((message) => !remarks.includes(message));
    const reports = await Promise.all(scenarios.map(reportsOf));
    const findings = reports.flatMap((ofForms) => ofForms.slice(index, index + 1)).flatMap(allOf);
    const said = new Set(findings.filter(({ rule }) => rule === name).map(({ messageId }) => messageId));
    const silent = ofFindings.filter((message) => !said.has(message));
    expect(silent).toEqual(unsaid[form].filter((one) => one.rule === name).map((one) => one.message));
  });
});

describe('a fault that is one only under a condition', () => {
  it('says in each form under which, as the sources have it', async () => {
    const reports = await reportsOf('conditional');
    const conditions = reports.map((report) => [...new Set(allOf(report).map(({ when }) => when))]);
    expect(Object.fromEntries(forms.map((form, index) => [form, conditions[index]]))).toMatchInlineSnapshot(`
      {
        "cdk": [
          "parameter \`IsTest\` is "true"",
        ],
        "cloudformation": [
          "parameter \`IsTest\` is "true"",
        ],
        "plan": [
          undefined,
        ],
        "terraform": [
          "\`var.is_test\` is true",
        ],
      }
    `);
  });
});
