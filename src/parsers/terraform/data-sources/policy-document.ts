import { always, not } from '../../../model/guard.ts';
import type { Data, Datum } from '../../../model/value.ts';
import { oneOf } from '../../../model/cases.ts';
import { known } from '../../../model/value.ts';
import { distribute, restrictDeeply } from '../evaluate/alternatives.ts';
import { mappingOf } from '../evaluate/collections.ts';
import { scalarText } from '../evaluate/scalars.ts';
import { holdsSecret } from '../evaluate/holds-secret.ts';
import { hidden } from '../evaluate/secret.ts';
import { isList } from '../evaluate/symbolic.ts';
import type { Json } from './policy-json.ts';
import { isHole, jsonText } from './policy-json.ts';
import type { Policy } from './policy-merge.ts';
import { checkSids, mergePolicies, mergeUnknown } from './policy-merge.ts';
import { PolicyFault, statementOf } from './policy-statements.ts';
import { parsePolicy } from './policy-text.ts';
import type { Attributes, Reading } from './reading.ts';
import { argument } from './reading.ts';

const names = [
  'version',
  'policy_id',
  'statement',
  'source_policy_documents',
  'override_policy_documents',
  'source_json',
  'override_json',
];

/** `data.aws_iam_policy_document`, which the provider makes without asking AWS. */
export const policyDocument: Attributes = {
  json: (reading) => documentText(reading, true),
  minified_json: (reading) => documentText(reading, false),
};

function documentText(reading: Reading, indented: boolean): Data {
  const { at, run } = reading;
  const whole = mappingOf(
    new Map(names.map((name) => [name, { when: always, value: argument(reading, name) }] as const)),
    { at },
  );
  const text = distribute(choicesIn(whole), { at }, (_singles, when) => {
    const settled = restrictDeeply(whole, when ?? always);
    try {
      return jsonText(documentOf(settled), indented, { at });
    } catch (error) {
      if (!(error instanceof PolicyFault)) throw error;
      return run.fault(at, `The policy document cannot be made: ${error.message}.`);
    }
  });
  return holdsSecret(whole) ? hidden(text) : text;
}

/** Everything in a value that is one of several, or there under a condition only. */
function choicesIn(value: Data, depth = 0): readonly Data[] {
  if (value.state === 'one-of') {
    return [value, ...value.cases.flatMap((each) => choicesIn(each.value, depth + 1))];
  }
  if (value.state !== 'known' || typeof value.value !== 'object' || depth > 8) return [];
  const datum = value.value;
  if (!isList(datum)) return [...datum.entries.values()].flatMap((entry) => choicesIn(entry, depth + 1));
  return [...datum.items, ...datum.rest].flatMap((item) => {
    const here = { at: value.at };
    const presence = oneOf<Datum>(
      [
        { when: item.when, value: known(true, here) },
        { when: not(item.when), value: known(false, here) },
      ],
      here,
    );
    return [...(item.when === always ? [] : [presence]), ...choicesIn(item.value, depth + 1)];
  });
}

function documentOf(whole: Data): Json {
  const entries =
    whole.state === 'known' && typeof whole.value === 'object' && !isList(whole.value)
      ? whole.value.entries
      : undefined;
  const entry = (name: string): Data => entries?.get(name) ?? { state: 'absent', at: whole.at };
  const statements = listed(entry('statement')).map(statementOf);
  checkSids(statements);
  const own: Policy = {
    version: textOr(entry('version'), '2012-10-17'),
    id: textOr(entry('policy_id'), ''),
    statements,
  };
  checkVersion(own);
  // The provider took single documents under other names up to version 4.
  const sources = [...listed(entry('source_json')), ...listed(entry('source_policy_documents'))];
  let policy: Policy = { version: '', id: '', statements: [] };
  for (const source of sources) policy = merged(policy, source);
  checkUnique(sources);
  policy = mergePolicies(policy, own);
  const overrides = [...listed(entry('override_json')), ...listed(entry('override_policy_documents'))];
  for (const override of overrides) policy = merged(policy, override);
  const found = new Map<string, Json>();
  if (policy.version !== '') found.set('Version', policy.version);
  if (policy.id !== '') found.set('Id', policy.id);
  if (policy.statements.length > 0) found.set('Statement', policy.statements);
  return found;
}

/** IAM reads `${…}` as a variable from this version on, so the provider refuses `&{…}` in the earlier one. */
function checkVersion({ version, statements }: Policy): void {
  if (typeof version !== 'string') return;
  if (version !== '2012-10-17' && version !== '2008-10-17') throw new PolicyFault('there is no such version');
  if (version === '2008-10-17' && statements.some(hasVariables)) {
    throw new PolicyFault('variables need the version 2012-10-17');
  }
}

function hasVariables(json: Json): boolean {
  if (typeof json === 'string') return json.includes('${');
  if (typeof json !== 'object' || json === null || isHole(json)) return false;
  return [...json.values()].some(hasVariables);
}

function checkUnique(sources: readonly Data[]): void {
  checkSids(sources.flatMap((source) => (knownText(source) ? parsePolicy(knownText(source) ?? '').statements : [])));
}

function knownText(data: Data): string | undefined {
  return data.state === 'known' && typeof data.value === 'string' ? data.value : undefined;
}

function merged(policy: Policy, over: Data): Policy {
  if (over.state === 'unknown') return mergeUnknown(policy, over);
  const text = knownText(over);
  return text ? mergePolicies(policy, parsePolicy(text)) : policy;
}

function listed(data: Data): readonly Data[] {
  if (data.state === 'unknown') return [data];
  if (data.state !== 'known') return [];
  if (typeof data.value !== 'object') return [data];
  return isList(data.value) ? [...data.value.items, ...data.value.rest].map((item) => item.value) : [data];
}

function textOr(data: Data, preset: string): Policy['version'] {
  if (data.state === 'unknown') return data;
  return data.state === 'known' && typeof data.value !== 'object' ? scalarText(data.value) : preset;
}
