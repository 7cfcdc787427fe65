import type { Guard } from '../model/guard.ts';
import { and, never } from '../model/guard.ts';
import { remembered } from '../model/remember.ts';
import type { Requester } from '../model/report.ts';
import type { Location } from '../model/source.ts';
import { contains } from '../model/source.ts';
import type { ListOf, Value, Written } from '../model/value.ts';
import type { InputDeclaration } from './inputs.ts';
import type { Placeholder } from './placeholders.ts';
import { partsOf } from './placeholders.ts';
import type { MessageDatum, Resource, Suggestion } from './rule.ts';
import { spellSetting } from './spelling.ts';
import { isList, possibleCases, reasonsOf } from './unknowns.ts';
import { capitalized, code, tidy, vendorNames, whoAsks } from './wording.ts';

/** A message before it is put into words. */
export interface Message {
  readonly template: string;
  readonly data: Readonly<Record<string, MessageDatum>>;
  readonly on: Resource;
  /** Alternatives of a value that exclude this are not mentioned. */
  readonly under: Guard;
}

/** Who asks, and for how many. */
export interface Voice {
  readonly requesters: readonly Requester[];
  /** How many other instances the message speaks for. */
  readonly others: number;
}

/** What of a message waits for the voice it is said in. */
interface Gap {
  readonly name: 'on' | 'who' | 'vendor';
  readonly on: Resource;
  readonly opensSentence: boolean;
}

/** A message whose values are in words, to be said in any voice. */
export type Words = readonly (string | Gap)[];

/** Puts what does not depend on the voice into words. Throws when the rule does not fill a placeholder: a fault of the rule. */
export function putIntoWords(message: Message, inputs: readonly InputDeclaration[]): Words {
  const words: (string | Gap)[] = [];
  let text = '';
  for (const part of partsOf(message.template)) {
    const filled = typeof part === 'string' ? part : fill(part, message, inputs);
    if (typeof filled === 'string') text += filled;
    else {
      words.push(text, filled);
      text = '';
    }
  }
  return [...words, text];
}

/** Says it. Of the same words in the same voice, the text is the same. */
export function speak(words: Words, voice: Voice): string {
  let text = '';
  for (const part of words) text += typeof part === 'string' ? part : gapText(part, voice);
  return text;
}

function gapText({ name, on, opensSentence }: Gap, { requesters, others }: Voice): string {
  if (name === 'on') return others > 0 ? `${nameInText(on)} (and ${others} more)` : nameInText(on);
  const words = name === 'who' ? whoAsks(requesters) : vendorNames(requesters);
  return opensSentence ? capitalized(words) : words;
}

const nameInText = remembered(({ address }: Resource) => code(address));

function fill(placeholder: Placeholder, message: Message, inputs: readonly InputDeclaration[]): string | Gap {
  const { text, format, name, opensSentence } = placeholder;
  const own = Object.hasOwn(message.data, name) ? message.data[name] : undefined;
  if (own === undefined) {
    if (format === 'value' && isGap(name)) return { name, on: message.on, opensSentence };
    throw new Error(`nothing fills ${text} in "${message.template}"`);
  }
  switch (format) {
    case 'value':
      return valueText(own, message.under);
    case 'written':
      return writtenText(own, message);
    case 'name':
      return propertyName(own, text);
    case 'why':
      return whyText(own, message, inputs);
    case 'set':
      if (!isSuggestion(own)) throw new Error(`${text} takes { property, set }`);
      return spellSetting(own, message.on.unit.format);
    case undefined:
      throw new Error(`${text} has no such format`);
  }
}

function isGap(name: string): name is Gap['name'] {
  return name === 'on' || name === 'who' || name === 'vendor';
}

function isResource(datum: object): datum is Resource {
  return 'kind' in datum && 'props' in datum;
}

function isSuggestion(datum: MessageDatum): datum is Suggestion {
  return typeof datum === 'object' && 'set' in datum && 'property' in datum;
}

function isTexts(datum: object): datum is readonly string[] {
  return Array.isArray(datum);
}

function valueText(datum: MessageDatum, under: Guard): string {
  if (typeof datum !== 'object') return tidy(String(datum));
  if (isTexts(datum)) return tidy(datum.join(', '));
  if (isResource(datum)) return nameInText(datum);
  if (isSuggestion(datum)) return tidy(String(datum.set));
  return tidy(isList(datum) ? listText(datum, under) : oneValueText(datum, under));
}

function oneValueText(value: Value<unknown>, under: Guard): string {
  if (value.sensitive) return '(sensitive)';
  const texts = possibleCases(value, under).map((each) => {
    if (each.value.sensitive) return '(sensitive)';
    if (each.value.state === 'known') return knownText(each.value.value);
    if (each.value.state === 'absent') return 'not set';
    return each.value.range ? `${each.value.range.first}-${each.value.range.last}` : 'unknown';
  });
  return texts.length === 0 ? 'unknown' : [...new Set(texts)].join(' or ');
}

function knownText(value: unknown): string {
  if (value === '') return '""';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  // Lists and mappings are shown by the rule part by part; as a whole they would be no text for people.
  return '…';
}

function listText(list: ListOf<unknown>, under: Guard): string {
  if (list.sensitive) return '(sensitive)';
  const items = list.items
    .filter((item) => and(item.when, under) !== never)
    .map((item) => oneValueText(item.value, and(item.when, under)));
  const open = list.rest.some((rest) => and(rest.when, under) !== never);
  if (open) return items.length === 0 ? 'unknown' : [...items, '…'].join(', ');
  return items.length === 0 ? 'none' : items.join(', ');
}

/** As it stands in the source; with what it evaluates to first, where that is something else. */
function writtenText(datum: MessageDatum, { on, under }: Message): string {
  const value = valueText(datum, under);
  if (!isWritten(datum)) return code(value);
  if (value.includes('(sensitive)') || value === 'not set') return value;
  const { at } = datum;
  if (isSameLocation(at, on.native.at)) return `${code(value)} (AWS default)`;
  const text = 'path' in at ? value : at.file.text.slice(at.start, at.end).trim();
  const isLiteral = text === '' || text === value || text.replace(/^(["'])(.*)\1$/s, '$2') === value;
  if (isLiteral) return code(value);
  return value === 'unknown' ? code(text) : `${code(value)} (written ${code(text)})`;
}

/** What is not written is placed at the header of its resource. */
function isSameLocation(one: Location, other: Location): boolean {
  return contains(one, other) && contains(other, one);
}

function propertyName(datum: MessageDatum, text: string): string {
  const written = isSuggestion(datum) ? datum.property : datum;
  if (!isWritten(written)) throw new Error(`${text} is no property of a resource`);
  return written.property === undefined ? 'its setting' : code(written.property);
}

function whyText(datum: MessageDatum, { template, on, under }: Message, inputs: readonly InputDeclaration[]): string {
  if (!isWritten(datum)) throw new Error(`only a value has a reason to be unknown, in "${template}"`);
  const [first, ...more] = reasonsOf(datum, under, { inputs, unit: on.unit.id });
  if (first === undefined) return 'the sources do not say';
  return more.length === 0 ? first : `${first} (and ${more.length} more)`;
}

export function isWritten(datum: MessageDatum | Written | undefined): datum is Written & MessageDatum {
  return typeof datum === 'object' && 'at' in datum && typeof datum.at === 'object' && 'file' in datum.at;
}
