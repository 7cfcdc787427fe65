import type { Data, Unknown } from '../../../model/value.ts';
import { isList, isMapping } from '../evaluate/symbolic.ts';
import { scalarText } from '../evaluate/scalars.ts';
import { compareText } from '../functions/compare-text.ts';
import type { Json, JsonObject } from './policy-json.ts';
import { inKeyOrder, isHole } from './policy-json.ts';

/** What the provider refuses in a policy document. */
export class PolicyFault extends Error {}

/**
 * A statement as `statement` blocks of `aws_iam_policy_document` write it, in the provider's order and spelling: a single
 * action is a text, several are sorted backwards
 * (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document).
 */
export function statementOf(block: Data): Json {
  if (block.state !== 'known' || !isMappingValue(block)) return holeOf(block) ?? new Map();
  const entry = (name: string): Data | undefined => block.value.entries.get(name);
  const found = new Map<string, Json>();
  const put = (name: string, json: Json | undefined): void => {
    if (json !== undefined && json !== '') found.set(name, json);
  };
  put('Sid', textOf(entry('sid')));
  put('Effect', effectOf(entry('effect')));
  put('Action', textsOf(entry('actions'), false));
  put('NotAction', textsOf(entry('not_actions'), false));
  put('Resource', textsOf(entry('resources')));
  put('NotResource', textsOf(entry('not_resources')));
  put('Principal', principalsOf(entry('principals')));
  put('NotPrincipal', principalsOf(entry('not_principals')));
  put('Condition', conditionsOf(entry('condition')));
  return found;
}

function isMappingValue(
  value: Extract<Data, { state: 'known' }>,
): value is typeof value & { readonly value: Extract<(typeof value)['value'], { type: 'mapping' }> } {
  return isMapping(value.value);
}

function effectOf(data: Data | undefined): Json {
  const effect = textOf(data) ?? 'Allow';
  if (typeof effect === 'string' && effect !== 'Allow' && effect !== 'Deny') {
    throw new PolicyFault('effect is "Allow" or "Deny"');
  }
  return effect;
}

function holeOf(data: Data): Unknown | undefined {
  return data.state === 'unknown' ? data : undefined;
}

/** A text, or a hole that is one; undefined for what is not written. */
function textOf(data: Data | undefined): string | Unknown | undefined {
  if (data?.state === 'unknown') return data.parts ? data : { ...data, parts: [data] };
  if (data?.state !== 'known' || typeof data.value === 'object') return undefined;
  return scalarText(data.value);
}

/** The provider writes `&{…}` for the variables of IAM, which look like Terraform's. */
function withVariables(text: string | Unknown): string | Unknown {
  return typeof text === 'string' ? text.replaceAll('&{', '${') : text;
}

/** The elements of a list, holes for what may be among them; a hole for a list of which nothing is known. */
function elementsOf(data: Data | undefined): readonly Data[] | Unknown | undefined {
  if (!data || data.state === 'absent' || data.state === 'one-of') return undefined;
  if (data.state === 'unknown') return data;
  if (typeof data.value !== 'object' || !isList(data.value)) return undefined;
  return [...data.value.items, ...data.value.rest].map((item) => item.value);
}

function listed(data: Data | undefined): readonly (string | Unknown)[] | Unknown | undefined {
  const elements = elementsOf(data);
  if (!elements || 'state' in elements) return elements;
  return elements.flatMap((element) => textOf(element) ?? []);
}

/** A set of texts: not there when it is empty, a text when it has one element, else sorted backwards. */
function textsOf(data: Data | undefined, variables = true): Json | undefined {
  const texts = listed(data);
  if (!texts || 'state' in texts) return texts;
  if (texts.length === 0) return undefined;
  const sorted = backwards(variables ? texts.map(withVariables) : texts);
  return sorted.length === 1 ? sorted[0] : sorted;
}

function backwards(texts: readonly (string | Unknown)[]): readonly (string | Unknown)[] {
  const distinct = [...new Set(texts.filter((text) => typeof text === 'string'))];
  return [...distinct.sort((one, other) => compareText(other, one)), ...texts.filter(isHole)];
}

interface Block {
  readonly entry: (name: string) => Data | undefined;
}

/** Nested blocks; a hole when there may be others. */
function blocksOf(data: Data | undefined): readonly Block[] | Unknown | undefined {
  const elements = elementsOf(data);
  if (!elements || 'state' in elements) return elements;
  const blocks: Block[] = [];
  for (const element of elements) {
    const hole = holeOf(element);
    if (hole) return hole;
    if (element.state === 'known' && isMapping(element.value)) {
      const { entries } = element.value;
      blocks.push({ entry: (name) => entries.get(name) });
    }
  }
  return blocks;
}

function principalsOf(data: Data | undefined): Json | undefined {
  const blocks = blocksOf(data);
  if (!blocks || 'state' in blocks) return blocks;
  const byType = new Map<string, Json>();
  for (const { entry } of blocks) {
    const type = textOf(entry('type')) ?? '';
    const texts = listed(entry('identifiers')) ?? [];
    if (isHole(type)) return type;
    if ('state' in texts) {
      byType.set(type, texts);
      continue;
    }
    byType.set(type, together(byType.get(type), backwards(texts.map(withVariables))));
  }
  if (byType.size === 0) return undefined;
  return byType.size === 1 && byType.get('*') === '*' ? '*' : inKeyOrder(byType);
}

/** Several blocks of one type are one list; a single identifier is a text. */
function together(earlier: Json | undefined, more: readonly Json[]): Json {
  const [only] = more;
  if (earlier === undefined) return only !== undefined && more.length === 1 ? only : more;
  if (isHole(earlier) && !earlier.parts) return earlier;
  return [...(Array.isArray(earlier) ? (earlier as readonly Json[]) : [earlier]), ...more];
}

function conditionsOf(data: Data | undefined): Json | undefined {
  const blocks = blocksOf(data);
  if (!blocks || 'state' in blocks) return blocks;
  const byTest = new Map<string, JsonObject>();
  for (const { entry } of blocks) {
    const [test, variable] = [textOf(entry('test')) ?? '', textOf(entry('variable')) ?? ''];
    if (isHole(test)) return test;
    if (isHole(variable)) return variable;
    const texts = listed(entry('values')) ?? [];
    const values = 'state' in texts ? texts : texts.map(withVariables);
    const [only] = 'state' in values ? [values] : values;
    const value: Json = only !== undefined && ('state' in values || values.length === 1) ? only : values;
    byTest.set(test, inKeyOrder([...(byTest.get(test) ?? []), [variable, value]]));
  }
  return byTest.size === 0 ? undefined : inKeyOrder(byTest);
}
