import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { blocksOf, withGenerated } from '../scripts/rule-page.ts';
import { profilesList, vendorPages } from '../scripts/profiles-page.ts';
import { profiles } from '../src/profiles/index.ts';
import { rules } from '../src/rules/index.ts';
import type { RuleCase } from './rule-tester.ts';
import { inTerraformOnly } from './parity-brokered.ts';
import { runCase, segment } from './rule-tester.ts';

// Every sample of a rule's page is linted with the options of the first profile that sets the rule, and must come out
// as its heading says. A sample is a fenced block whose info string ends in `fail`, `pass` or `unknown`.
const inputs = {
  'segment.principal': 'arn:aws:iam::123456789012:root',
  'segment.account': '123456789012',
  'segment.vpc': 'vpc-0123456789abcdef0',
  'segment.endpoint': 'vpce-0123456789abcdef0',
  'estuary.region': 'us-east-1',
};
const formats = { yaml: 'cloudformation', hcl: 'terraform' } as const;

/** What the samples of a page need beside the profile that sets the rule. */
const around: Readonly<Record<string, Partial<RuleCase>>> = {
  'setup-permissions': { options: { roles: ['Deployer', 'aws_iam_role.deployer'] } },
  'profile-conflict': {
    requesters: [],
    others: ['immuta', 'purview'].map((name) => {
      const { vendor, requirements } = profiles.find((profile) => profile.name === name)!;
      const { options = {}, level, evidence } = requirements.find((one) => one.rule === 'acceptance-required')!;
      const rule = rules.find((one) => one.name === 'acceptance-required')!;
      return { rule, options, requesters: [{ ...segment, ...evidence, profile: name, vendor, level }] };
    }),
    audiences: [
      { profile: 'immuta', path: 'endpoint-service', principals: ['arn:aws:iam::123456789012:root'] },
      { profile: 'purview', path: 'endpoint-service', principals: ['arn:aws:iam::181328463391:root'] },
    ],
  },
};

interface Sample {
  readonly format: 'cloudformation' | 'terraform';
  readonly bucket: string;
  readonly text: string;
}

function samplesIn(page: string): readonly Sample[] {
  return Array.from(
    page.matchAll(/^```(yaml|hcl) (fail|pass|unknown)\n([\s\S]*?)^```$/gm),
    ([, language, bucket, text]) => ({
      format: formats[language as 'yaml' | 'hcl'],
      bucket: bucket ?? '',
      text: text ?? '',
    }),
  );
}

describe.each(rules.map((rule) => [rule.name, rule] as const))('docs/rules/%s.md', (name, rule) => {
  const page = readFileSync(fileURLToPath(new URL(`../docs/rules/${name}.md`, import.meta.url)), 'utf8');
  const requirement = profiles.flatMap((profile) => profile.requirements).find((one) => one.rule === name);
  const samples = samplesIn(page);

  it('has its generated parts up to date', () => {
    const plain = (text: string): string => text.replace(/[ -]+/g, ' ').replace(/\n+/g, '\n');
    expect(plain(page)).toBe(plain(withGenerated(page, blocksOf(rule))));
  });

  it('has samples in each format that it can speak about', () => {
    const both = inTerraformOnly.includes(name) ? ['terraform'] : ['cloudformation', 'terraform'];
    expect([...new Set(samples.map((sample) => sample.format))].sort()).toEqual(both);
  });

  it.each(samples.map((sample, index) => [index + 1, sample.bucket, sample.format, sample] as const))(
    'sample %i: %s (%s)',
    async (_index, bucket, format, { text }) => {
      const one = {
        name,
        [format]: text,
        inputs,
        requesters: [segment],
        options: requirement?.options ?? {},
        ...around[name],
      };
      const { result, diagnostics } = await runCase(rule, one, format);
      expect(diagnostics).toEqual([]);
      const outcome =
        result.findings.length > 0
          ? 'fail'
          : result.undecided.length > 0
            ? 'unknown'
            : result.passed > 0
              ? 'pass'
              : 'silent';
      expect(outcome).toBe(bucket);
    },
  );
});

describe('docs/profiles', () => {
  const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
  const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

  it('lists every profile', () => {
    const page = read('docs/profiles.md');
    expect(plain(page)).toBe(plain(withGenerated(page, [profilesList()])));
    for (const { name } of profiles) expect(page).toContain(`\`${name}\``);
  });

  it('has a page for each vendor and no other', () => {
    const files = readdirSync(fileURLToPath(new URL('../docs/profiles/', import.meta.url)));
    expect(files.map((file) => `docs/profiles/${file}`).sort()).toEqual([...vendorPages.keys()].sort());
  });

  it.each([...vendorPages])('%s is up to date; otherwise run `npm run docs`', (path, text) => {
    expect(plain(read(path))).toBe(plain(text));
  });
});
