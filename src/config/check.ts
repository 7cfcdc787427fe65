import type { ErrorObject } from 'ajv';
import { Ajv } from 'ajv';
import { dataText, pathOfPointer, pathText } from '../engine/data-path.ts';
import type { RuleModule } from '../engine/rule.ts';
import { ConfigError } from '../errors.ts';
import { nearestName, unknownName } from '../model/nearest-name.ts';
import type { RuleSetting } from './configuration.ts';
import type { ConfigurationDocument, Fault, Path } from './document.ts';
import { readDocument } from './document.ts';
import { configurationSchema } from './schema.ts';
import type { Sourced } from './settings.ts';
import type { Vocabulary } from '../profiles/resolve-profiles.ts';

/** What is wrong with a configuration, each fault at its place; none when it is right. */
export function faultsOf(document: ConfigurationDocument, vocabulary: Vocabulary): readonly Fault[] {
  if (document.faults.length > 0) return document.faults;
  const { rules } = vocabulary;
  const named = namesOfRules(document.data);
  // A schema takes longer to compile than to apply: what is not named is left out.
  const schema = configurationSchema({ ...vocabulary, rules: rules.filter(({ name }) => named.has(name)) });
  const faults = wrongParts(document.data, schema, rules).map(({ message, path, name }) => ({
    message,
    ...(name === undefined ? document.place(path) : document.place([...path, name], 'name')),
  }));
  return [...new Map(faults.map((fault) => [`${fault.line}:${fault.column}:${fault.message}`, fault])).values()];
}

export interface WrongPart {
  readonly message: string;
  readonly path: Path;
  /** A name at that path that is not to be there. */
  readonly name?: string;
}

/** Where data does not fit a schema, and what is right there; `rules` are all that may be named. */
export function wrongParts(data: unknown, schema: object, rules: readonly RuleModule[]): readonly WrongPart[] {
  const validate = new Ajv({ allErrors: true, verbose: true, strict: true, strictTuples: false }).compile(schema);
  if (validate(data)) return [];
  return (
    (validate.errors ?? [])
      // Says only that one of the alternatives does not hold, which the fault in that alternative says better.
      .filter(({ keyword }) => keyword !== 'if')
      .map((error) => wrongPartOf(error, rules))
  );
}

/** All names that stand where rules are set, whether there are such rules or not. */
function namesOfRules(data: unknown): ReadonlySet<string> {
  const listed = (name: string): readonly unknown[] => {
    const list: unknown = isMapping(data) ? data[name] : undefined;
    return Array.isArray(list) ? list : [];
  };
  const parts: readonly unknown[] = [data, ...listed('overrides'), ...listed('profileDefinitions')];
  const settings = parts.map((part) => (isMapping(part) ? part['rules'] : undefined)).filter(isMapping);
  return new Set(settings.flatMap((each) => Object.keys(each)));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Settings of rules from the command line or a caller. Throws a `ConfigError` when one is wrong. */
export function checkRuleSettings(
  given: Readonly<Record<string, RuleSetting>>,
  vocabulary: Vocabulary,
): ReadonlyMap<string, Sourced<RuleSetting>> {
  const faults = Object.entries(given).flatMap(([name, setting]) => {
    const document = readDocument({ path: '', text: JSON.stringify({ rules: { [name]: setting } }) });
    // Here no line tells which rule it is.
    return faultsOf(document, vocabulary).map(({ message }) =>
      message.includes(name) ? message : `Rule "${name}": ${message}`,
    );
  });
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return new Map(Object.entries(given).map(([name, value]) => [name, { value }]));
}

function wrongPartOf(error: ErrorObject, rules: readonly RuleModule[]): WrongPart {
  const path = pathOfPointer(error.instancePath);
  const wrong: unknown = error.params['additionalProperty'];
  if (error.keyword === 'additionalProperties' && typeof wrong === 'string') {
    const names = path.at(-1) === 'rules' ? rules.map(({ name }) => name) : namesIn(error.parentSchema);
    return { message: unknownName(partOf(path), wrong, names), path, name: wrong };
  }
  return { message: `${nameOf(path)} ${demandOf(error)}.`, path };
}

/** What the names at a place are names of. */
function partOf(path: Path): string {
  const last = path.at(-1);
  if (path.length === 0) return 'setting';
  if (last === 'rules') return 'rule';
  if (path.includes('rules')) return 'option';
  return `part of ${nameOf(path)}`;
}

function demandOf({ keyword, message, params, data }: ErrorObject): string {
  if (keyword === 'enum') {
    const allowed: unknown = params['allowedValues'];
    const names = Array.isArray(allowed) ? allowed.map(String) : [];
    const nearest = typeof data === 'string' ? nearestName(data, names) : undefined;
    const guess = nearest === undefined ? '' : ` ("${nearest}" is near)`;
    return `must be one of ${names.join(', ')}, not ${dataText(data)}${guess}`;
  }
  if (keyword === 'required') return `needs "${String(params['missingProperty'])}"`;
  if (keyword === 'type' && params['type'] === 'string' && isScalar(data))
    return `must be text: write it in quotes, as "${String(data)}"`;
  if (keyword === 'pattern') return `is no Region, such as us-east-1: ${dataText(data)}`;
  return `${message ?? 'is wrong'}, not ${dataText(data)}`;
}

function namesIn(schema: ErrorObject['parentSchema']): readonly string[] {
  const properties: unknown = schema?.['properties'];
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

/** `"rules.redshift-port[1].ranges"` */
function nameOf(path: Path): string {
  if (path.length === 0) return 'The configuration';
  return `"${pathText(path)}"`;
}

/** What YAML takes for a number, a switch or nothing when it is not quoted: account IDs, `off`. */
function isScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}
