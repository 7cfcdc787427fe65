import type { Guard } from '../model/guard.ts';
import { unshownCondition } from '../graph/unshown.ts';
import { always, and, atom, choiceIn, implies, not, shortestCase, variablesOf } from '../model/guard.ts';
import type { GuardCase, Term } from '../model/guard-cases.ts';
import { coverOf } from '../model/guard-cases.ts';
import { isPlaceVariable, reasonOfPlace } from '../model/place-variable.ts';
import type { Choice, OpenConditions, ParsedUnit } from '../model/resource.ts';
import type { UnknownReason } from '../model/unknown.ts';
import type { Scalar } from '../model/value.ts';
import { explainUnknown, explanationText } from './explain-unknown.ts';
import { code, enumerate, longestReason, tidy } from './wording.ts';

/** What makes conditions readable: the unit that they belong to, and what it leaves open. */
export interface Vocabulary {
  /** The ID of the unit, which the names of its conditions start with. */
  readonly unit: string;
  readonly open: OpenConditions | undefined;
}

/** What each unit leaves open, by its ID. */
export function openConditionsOf(units: readonly ParsedUnit[]): ReadonlyMap<string, OpenConditions> {
  return new Map(units.flatMap(({ unit, open }) => (open ? [[unit.id, open]] : [])));
}

/** More cases than this are only counted. */
const toldCases = 2;

/**
 * When a condition holds, in the words of the sources: "parameter `Stage` is "prod"". Undefined when that has no words,
 * as when the sources name nothing that decides it.
 */
export function conditionText(guard: Guard, world: Guard, vocabulary: Vocabulary): string | undefined {
  const sure = and(world, vocabulary.open?.world ?? always);
  const { cases, more } = coverOf(guard, sure, vocabulary.open?.choices ?? new Map<string, Choice>());
  const named = cases.length > 1 || (cases[0]?.length ?? 0) > 1 ? namedText(guard, sure, vocabulary) : undefined;
  if (named !== undefined) return named;
  const texts = cases.map((one) => caseText(one, vocabulary));
  const told = texts.slice(0, toldCases);
  if (told.length === 0 || told.includes(undefined)) return undefined;
  const left = cases.length - told.length;
  if (left === 0 && !more) return told.join(', or ');
  return `${told.join(', or ')}, or in ${more ? 'many' : left} more ${left === 1 && !more ? 'case' : 'cases'}`;
}

/** Whether in all cases one list or several that the sources do not show are empty, and nothing else decides. */
export function isOfEmptyLists(guard: Guard, world: Guard, { unit, open }: Vocabulary): boolean {
  const { cases } = coverOf(guard, and(world, open?.world ?? always), open?.choices ?? new Map<string, Choice>());
  const isEmpty = (term: Term): boolean => {
    return (
      'holds' in term && !term.holds && /^`0 < (?:min\(\d+, )?length\(/.test(variableName(term.variable, unit) ?? '')
    );
  };
  return cases.length > 0 && cases.every((terms) => terms.length > 0 && terms.every(isEmpty));
}

/** The condition of the sources that says just this. */
function namedText(guard: Guard, world: Guard, { open }: Vocabulary): string | undefined {
  const wanted = and(guard, world);
  for (const [name, condition] of open?.named ?? []) {
    if (and(condition, world) === wanted) return `condition ${code(name)} is true`;
    if (and(not(condition), world) === wanted) return `condition ${code(name)} is false`;
  }
  return undefined;
}

function caseText(terms: GuardCase, vocabulary: Vocabulary): string | undefined {
  const texts = terms.map((term) => termText(term, vocabulary));
  return texts.includes(undefined) ? undefined : enumerate(texts as readonly string[]);
}

function termText(term: Term, { unit, open }: Vocabulary): string | undefined {
  const name = variableName(term.variable, unit);
  if (name === undefined) return undefined;
  if (term.variable === unshownCondition) return 'sets hold no more than the plan shows';
  if ('holds' in term) {
    const compared = /^`(.*) == null`$/.exec(name)?.[1];
    if (compared !== undefined) return `${code(compared)} is ${term.holds ? '' : 'not '}null`;
    const counted = /^`0 < length\((.*)\)`$/.exec(name)?.[1];
    if (counted !== undefined) return `${code(counted)} is ${term.holds ? 'not ' : ''}empty`;
    const [, list, element] = /^`(\S+) has (\S+)`$/.exec(name) ?? [];
    if (list !== undefined && element !== undefined)
      return `${code(list)} ${term.holds ? 'holds' : 'does not hold'} ${code(element)}`;
    return `${name} is ${term.holds}`;
  }
  const values = term.indexes.map((index) => open?.choices.get(term.variable)?.values[index]);
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return `${name} is ${valuesText(values as readonly Scalar[], term.is)}`;
}

function valuesText(values: readonly Scalar[], is: boolean): string {
  const texts = values.map((value) => tidy(typeof value === 'string' ? JSON.stringify(value) : String(value)));
  const last = texts.at(-1) ?? '';
  if (texts.length === 1) return `${is ? '' : 'not '}${last}`;
  const earlier = texts.slice(0, -1).join(', ');
  return is ? `${earlier} or ${last}` : `neither ${earlier} nor ${last}`;
}

/** What would decide a condition, as sentences without a full stop, each once. */
export function decidersOf(guard: Guard, world: Guard, unit: string): readonly string[] {
  const path = shortestCase(and(guard, world)) ?? new Map<string, boolean>();
  // What is so whenever the check counts decides nothing.
  const open = [...new Set([...path.keys(), ...variablesOf(guard)])].filter(
    (name) => name !== unshownCondition && !implies(world, atom(name)) && !implies(world, not(atom(name))),
  );
  const names = open.map((variable) => ownName(variable, unit));
  const texts = names.flatMap((name) => {
    const reason = reasonNamed(name);
    if (reason) return tidy(explanationText(explainUnknown(reason, [])), longestReason);
    const text = variableName(name, '');
    return text === undefined ? [] : `it depends on ${text}`;
  });
  return [...new Set(texts)].slice(0, toldDeciders);
}

const toldDeciders = 3;

/** The reason why something is open, read from its name in a condition. */
function reasonNamed(name: string): UnknownReason | undefined {
  const told = reasonOfPlace(name);
  if (told) return told;
  const [, what, which = ''] = /^(parameter|import) (.+)$/s.exec(name) ?? [];
  if (what === 'parameter' || what === 'import') return { kind: what, name: which };
  const unrecorded = /^what (.+)\.[\w-]+ refers to(?:$|: )/.exec(name)?.[1] ?? /^(.+)\.[\w-]+ has \S+$/.exec(name)?.[1];
  if (unrecorded !== undefined) return { kind: 'plan-reference', address: unrecorded };
  if (/^AWS::\w+$/.test(name)) return { kind: 'deployment', name };
  if (name === 'terraform.workspace') return { kind: 'deployment', name };
  const [, module = '', variable] = /(?:^|[ (])((?:module\.[\w-]+(?:\[[^\]]*\])?\.)*)var\.([\w-]+)\b/.exec(name) ?? [];
  if (variable !== undefined) return { kind: 'variable', name: variable, module: module.replace(/\.$/, '') };
  const [, data] = /(?:^|[ (])((?:module\.[\w-]+(?:\[[^\]]*\])?\.)*data\.[\w-]+\.[\w-]+)/.exec(name) ?? [];
  return data === undefined ? undefined : { kind: 'data-source', address: data };
}

function ownName(variable: string, unit: string): string {
  const own = variable.startsWith(unit) ? variable.slice(unit.length) : variable;
  return (choiceIn(own)?.of ?? own).replace(/^[:\s]+/, '');
}

/**
 * A guard's variable as people know it. It starts with the unit, which readers see anyway; one that is only a place in
 * a file has no name, and neither has one that is a sentence. A name in words (`the …`) is said as it is.
 */
export function variableName(variable: string, unit: string): string | undefined {
  const name = ownName(variable, unit).replace(/ \(\d+\)$/, '');
  if (name === '' || isPlaceVariable(name) || name.startsWith('undecided condition')) return undefined;
  if (/^what .* refers to(?:$|: )| is (kept|an inbound rule|what is written first)/.test(name)) return undefined;
  const [, what, which] = /^(parameter|condition|import) (.+)$/.exec(name) ?? [];
  if (name.startsWith('the ')) return name;
  return which === undefined ? code(name) : `${what} ${code(which)}`;
}
