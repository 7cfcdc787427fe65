import { UsageError } from '../errors.ts';
import type { BaselineEntry } from './baseline.ts';

const formatVersion = 1;

/** A line for each entry, so that a change of it is a change of one line. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(({ unit, address, rule, message, property }) =>
    JSON.stringify({ unit, address, rule, message, property }),
  );
  const list = lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`;
  return `{\n  "formatVersion": ${formatVersion},\n  "findings": ${list}\n}\n`;
}

/** Throws a `UsageError` on what is no baseline. */
export function readBaseline(text: string, name: string): readonly BaselineEntry[] {
  const data = parse(text, name);
  if (!isObject(data) || !('findings' in data) || !Array.isArray(data['findings'])) throw noBaseline(name);
  if (data['formatVersion'] !== formatVersion) {
    throw new UsageError(
      `${name} is a baseline of another version of pl-lint (format ${JSON.stringify(data['formatVersion'])}). Make it anew with --update-baseline.`,
    );
  }
  return data['findings'].map((entry: unknown, index) => readEntry(entry, `${name}: entry ${index + 1}`));
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw noBaseline(name);
  }
}

function noBaseline(name: string): UsageError {
  return new UsageError(`${name} is no baseline. Make one with --baseline ${name} --update-baseline.`);
}

function readEntry(entry: unknown, where: string): BaselineEntry {
  const text = (part: keyof BaselineEntry): string => {
    const value: unknown = isObject(entry) ? entry[part] : undefined;
    if (typeof value !== 'string') throw new UsageError(`${where} has no text as its "${part}".`);
    return value;
  };
  return {
    unit: text('unit'),
    address: text('address'),
    rule: text('rule'),
    message: text('message'),
    property: text('property'),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
