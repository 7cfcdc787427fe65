import type { ServiceName } from '../../graph/props/endpoints.ts';
import type { PolicyDocument, PolicyStatement } from '../../graph/props/policy.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Case, ListOf, Value } from '../../model/value.ts';
import { casesOf, when, whenState } from '../../model/cases.ts';
import type { Openness } from './openness.ts';
import { anyOf, both } from './openness.ts';

/**
 * When a policy lets everybody do everything: there is none, or a statement says so and no other one denies anything.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export function fullAccessOf(policy: Value<PolicyDocument>, service: Value<ServiceName>): Openness {
  const actions = actionsOf(service);
  const cases = casesOf(policy).map(({ when: there, value }): Openness => {
    if (value.state === 'absent') return { surely: there, possibly: there };
    if (value.state === 'unknown') return { surely: never, possibly: there };
    const { surely, possibly } = ofStatements(value.value.statements, actions);
    return { surely: and(there, surely), possibly: and(there, possibly) };
  });
  return { surely: or(...cases.map((one) => one.surely)), possibly: or(...cases.map((one) => one.possibly)) };
}

function ofStatements(statements: ListOf<PolicyStatement>, actions: readonly string[]): Openness {
  const open = or(...statements.rest.map((rest) => rest.when));
  const allows: Openness[] = [{ surely: never, possibly: open }];
  const denies: Openness[] = [{ surely: never, possibly: open }];
  for (const item of statements.items) {
    for (const each of casesOf(item.value)) {
      const there = and(item.when, each.when);
      if (each.value.state === 'unknown') {
        allows.push({ surely: never, possibly: there });
        denies.push({ surely: never, possibly: there });
      }
      if (each.value.state !== 'known') continue;
      const statement = each.value.value;
      allows.push(both({ surely: there, possibly: there }, isOf(statement, 'Allow'), ofEverything(statement, actions)));
      denies.push(both({ surely: there, possibly: there }, isOf(statement, 'Deny')));
    }
  }
  const [allowed, denied] = [anyOf(allows), anyOf(denies)];
  return { surely: and(allowed.surely, not(denied.possibly)), possibly: and(allowed.possibly, not(denied.surely)) };
}

function isOf({ effect }: PolicyStatement, name: string): Openness {
  const surely = when(effect, (one) => one === name);
  return { surely, possibly: or(surely, whenState(effect, 'unknown')) };
}

function ofEverything(statement: PolicyStatement, actions: readonly string[]): Openness {
  const { conditional } = statement;
  const unconditional = when(conditional, (is) => !is);
  return both(
    holds(statement.principals, ['*']),
    holds(statement.actions, actions),
    holds(statement.resources, ['*']),
    { surely: unconditional, possibly: or(unconditional, whenState(conditional, 'unknown')) },
  );
}

function holds(list: ListOf<string>, texts: readonly string[]): Openness {
  const items = list.items.map(({ when: there, value }) => {
    const surely = and(
      there,
      when(value, (text) => texts.includes(text.toLowerCase())),
    );
    return { surely, possibly: or(surely, and(there, whenState(value, 'unknown'))) };
  });
  return anyOf([...items, { surely: never, possibly: or(...list.rest.map((rest) => rest.when)) }]);
}

/** `s3:*` is everything that an endpoint for S3 is there for. */
function actionsOf(service: Value<ServiceName>): readonly string[] {
  const prefixes = casesOf(service).flatMap(({ value }) =>
    value.state === 'known' && value.value.type === 'aws' ? [`${value.value.service.split('.')[0] ?? ''}:*`] : [],
  );
  return ['*', ...(prefixes.length === 1 ? prefixes : [])];
}

/** The first thing in a policy that is not known. */
export function openPartOf(policy: Value<PolicyDocument>): Value<unknown> | undefined {
  const documents = casesOf(policy).flatMap(({ value }) => (value.state === 'known' ? [value.value] : []));
  const statements = documents.flatMap((document) => document.statements.items.map((item) => item.value));
  const parts = statements.flatMap((statement) => [statement, ...casesOf(statement).flatMap(partsIn)]);
  return parts.find((part) => whenState(part, 'unknown') !== never);
}

function partsIn({ value }: Case<PolicyStatement>): readonly Value<unknown>[] {
  if (value.state !== 'known') return [];
  const { effect, principals, actions, resources, conditional } = value.value;
  const lists = [principals, actions, resources];
  return [effect, ...lists.flatMap((list) => [...list.items, ...list.rest].map((item) => item.value)), conditional];
}
