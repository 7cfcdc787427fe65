import type { Json } from './json.ts';
import { isObject } from './json.ts';
import type { MissingContext } from './manifest.ts';

/** Finds in a text what stands for a lookup that has not been made; tells what it was to look up. */
export type Placeholders = (text: string) => string | undefined;

/**
 * Until an account was asked (`Vpc.fromLookup`, `StringParameter.valueFromLookup`), the CDK puts made-up values into the
 * templates and lists the questions in the manifest. Newer versions record the values there. For a VPC, whose values they
 * make up apart, they are those of aws-cdk-lib/aws-ec2/lib/vpc.ts.
 */
export function placeholdersOf(missing: readonly MissingContext[]): Placeholders | undefined {
  const found = new Map<string, string>();
  for (const { provider, placeholder } of missing) {
    const recorded = textsIn(placeholder).filter((text) => text.length >= shortest);
    for (const text of [...recorded, ...(madeUp.get(provider) ?? [])]) found.set(text, provider);
  }
  if (found.size === 0) return undefined;
  return (text) => {
    for (const [placeholder, provider] of found) if (text.includes(placeholder)) return provider;
    return undefined;
  };
}

/** `true` or `80` as the default of a parameter says nothing when it is met elsewhere. In UTF-16 code units. */
const shortest = 6;

const madeUp: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'vpc-provider',
    [
      'vpc-12345',
      's-12345',
      's-67890',
      'p-12345',
      'p-67890',
      'rtb-12345',
      'rtb-57890',
      'rtb-67890',
      '1.2.3.4/5',
      'dummy1',
    ],
  ],
  ['availability-zones', ['dummy1']],
  ['ssm', ['dummy-value-for-']],
  ['ami', ['ami-1234']],
  ['security-group', ['sg-12345678']],
  ['hosted-zone', ['DUMMY']],
]);

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
