import type { Json } from './policy-json.ts';
import { inKeyOrder } from './policy-json.ts';
import type { Policy } from './policy-merge.ts';
import { PolicyFault } from './policy-statements.ts';

const statementKeys = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
];

/**
 * A policy that is given as text, as the provider reads it: keys count in any case, others are dropped, empty parts left
 * out.
 */
export function parsePolicy(text: string): Policy {
  const document = parsed(text);
  if (!isPlain(document)) throw new PolicyFault('a document to merge is a JSON object');
  const of = (key: string): unknown => entryOf(document, key);
  const statements = of('Statement') ?? [];
  if (!Array.isArray(statements)) throw new PolicyFault('Statement of a document to merge is a list');
  return {
    version: asText(of('Version')),
    id: asText(of('Id')),
    statements: statements.map(statement),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PolicyFault('a document to merge is no JSON');
  }
}

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entryOf(object: Plain, key: string): unknown {
  const own = Object.keys(object).find((name) => name.toLowerCase() === key.toLowerCase());
  return own === undefined ? undefined : object[own];
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function statement(value: unknown): Json {
  if (!isPlain(value)) throw new PolicyFault('a statement of a document to merge is an object');
  const found = new Map<string, Json>();
  for (const key of statementKeys) {
    const json = partOf(key, entryOf(value, key));
    if (json !== undefined && json !== null && json !== '') found.set(key, json);
  }
  return found;
}

function partOf(key: string, value: unknown): Json | undefined {
  if (key === 'Condition') return isPlain(value) ? conditions(value) : undefined;
  if (!key.endsWith('Principal')) return asJson(value);
  if (value === '*') return '*';
  return isPlain(value) && Object.keys(value).length > 0 ? principals(value) : undefined;
}

function principals(value: Plain): Json {
  return inKeyOrder(
    Object.entries(value).map(([type, names]): [string, Json] => [
      type,
      Array.isArray(names) ? sorted(names) : asText(names),
    ]),
  );
}

function sorted(names: readonly unknown[]): readonly Json[] {
  return names.map(asText).sort((one, other) => (one < other ? 1 : one > other ? -1 : 0));
}

/** Truth values become texts, and lists of one their element; numbers the provider leaves out. */
function conditions(value: Plain): Json | undefined {
  const tests = Object.entries(value).flatMap(([test, variables]): [string, Json][] => {
    const entries = isPlain(variables) ? Object.entries(variables).flatMap(conditionOf) : [];
    return entries.length === 0 ? [] : [[test, inKeyOrder(entries)]];
  });
  return tests.length === 0 ? undefined : inKeyOrder(tests);
}

function conditionOf([variable, value]: [string, unknown]): [string, Json][] {
  if (typeof value === 'string' || typeof value === 'boolean') return [[variable, String(value)]];
  if (!Array.isArray(value)) return [];
  if (!value.every((each) => typeof each === 'string')) throw new PolicyFault('values of a condition are strings');
  const [only] = value;
  return [[variable, only !== undefined && value.length === 1 ? only : value]];
}

function asJson(value: unknown): Json | undefined {
  if (Array.isArray(value)) return value.map((each) => asJson(each) ?? null);
  if (isPlain(value))
    return inKeyOrder(Object.entries(value).map(([key, each]) => [key, asJson(each) ?? null] as const));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
