import fc from 'fast-check';
import type { Finding, LintOptions, LintReport } from '../../src/index.ts';
import { lint, memorySources } from '../../src/index.ts';

export type Texts = Readonly<Record<string, string>>;

/** Vendors and inputs as a user may combine them. */
export const requests: fc.Arbitrary<LintOptions> = fc.record({
  profiles: fc.constantFrom(['segment'], ['airbyte'], ['aws'], ['segment', 'airbyte'], []),
  inputs: fc.constantFrom(
    {},
    { 'segment.principal': '123456789012' },
    { 'segment.principal': 'arn:aws:iam::123456789012:role/connector' },
    { 'airbyte.principal': 'arn:aws:iam::210987654321:root' },
  ),
});

export const regions = fc.constantFrom(undefined, 'us-east-1', 'eu-north-1', 'eu-west-3');

export async function report(texts: Texts, options: LintOptions): Promise<LintReport> {
  return lint(['/'], { ...options, sources: memorySources(texts) });
}

/** The name both formats give a resource, whatever its address is. */
export function nameOf(address: string): string {
  return address
    .replace(/\[\d+\]$/, '')
    .replace(/^.*[./]/, '')
    .toLowerCase();
}

/**
 * What a report says of each resource. A statement counts once: what is wrong in both branches of a condition has two
 * places in a template, and one argument in Terraform.
 */
export function statements({ findings, undecided, diagnostics }: LintReport): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const faults = errors.map(({ code, message }) => `${code}: ${message}`);
  return [...new Set([...faults, ...[...findings, ...undecided].flatMap(each)])].sort();
}

/** The same without the message of what is undecided: of several reasons it names the first that is written. */
export function verdicts(one: LintReport): readonly string[] {
  return [...new Set(statements(one).map((text) => text.replace(/^(unknown \S+ \S+) \S+/, '$1')))].sort();
}

function each({ verdict, severity, rule, messageId, addresses }: Finding): readonly string[] {
  return addresses.map((address) => `${verdict} ${severity} ${rule} ${messageId} ${nameOf(address)}`);
}
