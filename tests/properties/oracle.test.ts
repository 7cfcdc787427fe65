import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LintReport, OwnRule } from '../../src/index.ts';
import { rules } from '../../src/index.ts';
import { allowedPrincipals } from './oracle/allowed-principals.ts';
import type { Assignment } from './oracle/assignments.ts';
import { assignmentsOf, existing } from './oracle/assignments.ts';
import { endpointServiceNlb } from './oracle/endpoint-service-nlb.ts';
import { nlbInboundRules, unseenBalancers } from './oracle/nlb-inbound-rules.ts';
import type { Outcome } from './oracle/outcome.ts';
import { agreed } from './oracle/outcome.ts';
import { redshiftNodeType, redshiftPort, redshiftRelocation } from './oracle/redshift.ts';
import { runs } from './runs.ts';
import { nameOf, report } from './statements.ts';
import { systems } from './system/generate.ts';
import type { Resource, System } from './system/system.ts';
import { template } from './write/template.ts';
import { templateText } from './write/template-text.ts';
import { configuration } from './write/terraform.ts';
import { configurationText } from './write/terraform-text.ts';

const input = 'segment.principal';
const settings = fc.record({
  allowGateway: fc.boolean(),
  required: fc.constantFrom(
    'none',
    'missing',
    'arn:aws:iam::123456789012:root',
    'arn:aws:iam::123456789012:role/connector',
  ),
  // To allow everybody and nobody else is no sensible wish.
  exclusion: fc.constantFrom(
    { only: false, wildcard: 'deny' } as const,
    { only: false, wildcard: 'allow' } as const,
    { only: true, wildcard: 'deny' } as const,
  ),
  enforcement: fc.constantFrom('any' as const, 'any' as const, 'any' as const, 'off' as const),
  cidrs: fc.constantFrom(['10.0.0.0/8'], ['10.0.0.0/8'], [], ['10.0.0.0/9', '192.168.0.0/16']),
});
type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

test('every verdict is the one that trying all assignments gives', async () => {
  await fc.assert(
    fc.asyncProperty(systems, settings, fc.boolean(), async (system, chosen, asTemplate) => {
      const text = asTemplate ? templateText(template(system), 'flow') : configurationText(configuration(system));
      const found = await report({ [asTemplate ? '/template.yaml' : '/main.tf']: text }, optionsOf(chosen));
      expect(verdictsOf(found), `${JSON.stringify(chosen)}\n${text}`).toEqual(expected(system, chosen));
    }),
    runs(150),
  );
});

function optionsOf({ required, exclusion, allowGateway, enforcement, cidrs }: Settings) {
  const options = new Map<string, object>([
    ['endpoint-service-nlb', { allowGateway }],
    ['allowed-principals', { ...exclusion, ...(required !== 'none' && { principal: input }) }],
    ['nlb-inbound-rules', { cidrs, enforcement }],
  ]);
  const own = rules.flatMap((rule): readonly OwnRule[] => {
    const chosen = options.get(rule.name);
    return chosen ? [{ rule, options: chosen }] : [];
  });
  return {
    profiles: ['segment/redshift'],
    rules: own,
    inputs: required.startsWith('arn:') ? { [input]: required } : {},
  };
}

/** The rules that the oracle knows; profiles ask for others as well. */
const judged: ReadonlySet<string> = new Set([
  'allowed-principals',
  'endpoint-service-nlb',
  'nlb-inbound-rules',
  'redshift-node-type',
  'redshift-port',
  'redshift-relocation',
]);

/** By rule and resource; what passes is not in a report. */
function verdictsOf({ findings, undecided, diagnostics }: LintReport): readonly string[] {
  const faults = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  const said = [...findings, ...undecided]
    .filter(({ rule }) => judged.has(rule))
    .flatMap(({ verdict, rule, addresses }) => addresses.map((address) => `${rule} ${nameOf(address)} ${verdict}`));
  return [...new Set([...said, ...faults])].sort();
}

function expected(
  system: System,
  { required, exclusion, allowGateway, enforcement, cidrs }: Settings,
): readonly string[] {
  const asked = required === 'none' || required === 'missing' ? required : { arn: required };
  const every = <T extends Resource>(rule: string, all: readonly T[], judge: Judge<T>): readonly string[] =>
    all.flatMap((one) => said(rule, one, outcomeOf(one, judge, system)));
  return [
    ...every('endpoint-service-nlb', system.services, endpointServiceNlb(system, allowGateway)),
    ...system.services.flatMap((service) =>
      said('allowed-principals', service, allowedPrincipals(system, service, { required: asked, ...exclusion })),
    ),
    ...every('nlb-inbound-rules', system.services, unseenBalancers),
    ...every('nlb-inbound-rules', system.balancers, nlbInboundRules(system, { cidrs, enforcement })),
    ...every('redshift-port', system.clusters, redshiftPort),
    ...every('redshift-node-type', system.clusters, redshiftNodeType),
    ...every('redshift-relocation', system.clusters, redshiftRelocation(system)),
  ].sort();
}

function said(rule: string, { name }: Resource, outcome: Outcome | undefined): readonly string[] {
  return outcome === undefined || outcome === 'pass' ? [] : [`${rule} ${name.toLowerCase()} ${outcome}`];
}

type Judge<T> = (resource: T, chosen: Assignment) => Outcome | undefined;

function outcomeOf<T extends Resource>(resource: T, judge: Judge<T>, system: System): Outcome | undefined {
  const possible = assignmentsOf(system).filter((chosen) => existing([resource], chosen).length > 0);
  return agreed(possible.map((chosen) => judge(resource, chosen)));
}
