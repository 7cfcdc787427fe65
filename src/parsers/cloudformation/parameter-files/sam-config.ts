import type { Location, SourceFile, Sources } from '../../../model/source.ts';
import { isText } from '../../../model/source.ts';
import type { Diagnostic } from '../../../model/report.ts';
import type { Known } from '../../../model/value.ts';
import { folderOf, resolvePath } from '../paths.ts';
import { givenText } from './given-value.ts';
import { overridesIn } from './overrides.ts';

/** What one environment of a configuration of the SAM CLI gives to a template. */
export interface Environment {
  readonly name: string;
  readonly values: ReadonlyMap<string, Known<string>>;
  readonly region?: Known<string> | undefined;
}

/** Reads TOML or YAML as plain values. It throws what `problemOf` explains. */
export interface ConfigReaders {
  parse(file: SourceFile): unknown;
  problemOf(error: unknown, file: SourceFile): { readonly message: string; readonly at: Location };
}

/** The first one counts: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html */
const names = ['samconfig.toml', 'samconfig.yaml', 'samconfig.yml'];

/** The configuration that lies beside a template. */
export function samConfigBeside(template: string, sources: Sources): SourceFile | undefined {
  const folder = folderOf(template);
  const there = new Set(sources.list(folder).map((entry) => entry.name));
  const name = names.find((each) => there.has(each));
  const file = name === undefined ? undefined : sources.read(resolvePath(folder, name));
  return file && isText(file) ? file : undefined;
}

export interface ReadSamConfig {
  readonly environments: readonly Environment[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The environments that `sam deploy` may deploy a template as. */
export function environmentsFor(template: string, file: SourceFile, readers: ConfigReaders): ReadSamConfig {
  let content: unknown;
  try {
    content = readers.parse(file);
  } catch (error) {
    const { message, at } = readers.problemOf(error, file);
    return { environments: [], diagnostics: [{ code: 'parameter-file', severity: 'warning', message, at }] };
  }
  const environments = Object.entries(isTable(content) ? content : {}).flatMap(([name, table]) => {
    const parameters = { ...tableIn(table, 'global', 'parameters'), ...tableIn(table, 'deploy', 'parameters') };
    if (!tableIn(table, 'deploy') && !tableIn(table, 'global')) return [];
    return isFor(template, file, parameters) ? [environment(name, parameters, file)] : [];
  });
  return { environments, diagnostics: [] };
}

type Table = Readonly<Record<string, unknown>>;

function environment(name: string, parameters: Table, file: SourceFile): Environment {
  const { parameter_overrides: overrides, region } = parameters;
  const values = new Map<string, Known<string>>();
  for (const text of Array.isArray(overrides) ? overrides : [overrides]) {
    if (typeof text !== 'string') continue;
    for (const { name: parameter, value } of overridesIn(text)) {
      values.set(parameter, givenText(parameter, value, placeOf(file, name, parameter)));
    }
  }
  const at = placeOf(file, name, 'region');
  return { name, values, ...(typeof region === 'string' && { region: { state: 'known', value: region, at } }) };
}

/** The template that the environment names; `sam` takes `template.yaml` unless told, and builds it into `.aws-sam`. */
function isFor(template: string, { path }: SourceFile, parameters: Table): boolean {
  const named = parameters['template_file'] ?? parameters['template'];
  if (typeof named !== 'string' || named.includes('.aws-sam/')) return /\/template\.(ya?ml|json)$/.test(template);
  return resolvePath(folderOf(path), named) === template;
}

/**
 * Where an environment sets something: the readers tell no places, so the text is searched from the environment's table
 * on. What is not found stands at the start of the file.
 */
function placeOf(file: SourceFile, environmentName: string, name: string): Location {
  const { text } = file;
  const table = new RegExp(`^[ \\t]*\\[?["']?${escaped(environmentName)}["']?(?:\\.|:)`, 'm').exec(text);
  const rest = text.slice(table?.index ?? 0);
  const found = new RegExp(`(?<![\\w-])${escaped(name)}(?:,ParameterValue)?\\s*[=:]\\s*`).exec(rest);
  if (!table || !found) return { file, start: 0, end: 0 };
  const start = table.index + found.index + found[0].length;
  const [value = ''] = /^(?:\\"(?:(?!\\").)*\\"|"[^"\n]*"|'[^'\n]*'|[^\s"',\]]+)/.exec(text.slice(start)) ?? [];
  return { file, start, end: start + value.length };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function tableIn(value: unknown, ...path: readonly string[]): Table | undefined {
  let table: unknown = value;
  for (const key of path) table = isTable(table) ? table[key] : undefined;
  return isTable(table) ? table : undefined;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
