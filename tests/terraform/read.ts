import type { ParsedUnit, ParseOptions, RawResource } from '../../src/model/resource.ts';
import type { Location } from '../../src/model/source.ts';
import type { Data } from '../../src/model/value.ts';
import { isList } from '../../src/parsers/terraform/evaluate/symbolic.ts';
import { parseTerraform } from '../../src/parsers/terraform/parse-terraform.ts';
import { memorySources } from '../../src/sources/memory.ts';

export function parseOptions(given: Partial<ParseOptions> = {}): ParseOptions {
  return {
    parameters: new Map(),
    variableArguments: [],
    allowOutside: false,
    ...given,
  };
}

/** Reads texts by path, all of them as if they had been found. */
export function parse(texts: Readonly<Record<string, string>>, given: Partial<ParseOptions> = {}) {
  const paths = Object.keys(texts).filter((path) => /\.tf(\.json)?$/.test(path) && !path.includes('/.terraform/'));
  return parseTerraform(paths, memorySources(texts), parseOptions(given));
}

/** The only root of a configuration; one text is its main.tf. */
export function parseRoot(texts: string | Readonly<Record<string, string>>, given?: Partial<ParseOptions>): ParsedUnit {
  const { units } = parse(typeof texts === 'string' ? { '/main.tf': texts } : texts, given);
  const [unit] = units;
  if (!unit || units.length !== 1) throw new Error(`There are ${units.length} units.`);
  return unit;
}

export function resource(unit: ParsedUnit, address: string): RawResource {
  const found = unit.resources.find((each) => each.address === address);
  if (!found) throw new Error(`${address} is not among ${unit.resources.map((each) => each.address).join(', ')}.`);
  return found;
}

/** `main.tf:3 var.port`: line and text of a place. */
export function placeText(at: Location): string {
  if ('path' in at) return `${at.file.path} ${at.path.join('/')}`;
  const line = at.file.text.slice(0, at.start).split('\n').length;
  return `${at.file.path.slice(1)}:${line} ${at.file.text.slice(at.start, at.end)}`;
}

/** A value as its plain content; unknown ones by their reason, alternatives as a list behind `one of`. */
export function shown(value: Data): unknown {
  switch (value.state) {
    case 'absent':
      return null;
    case 'unknown':
      return `unknown ${value.reason.kind}`;
    case 'one-of':
      return { oneOf: value.cases.map((each) => shown(each.value)) };
    case 'known': {
      if (typeof value.value !== 'object') return value.value;
      if (!isList(value.value)) {
        return Object.fromEntries([...value.value.entries].map(([key, entry]) => [key, shown(entry)]));
      }
      return [...value.value.items, ...value.value.rest].map((item) => shown(item.value));
    }
  }
}
