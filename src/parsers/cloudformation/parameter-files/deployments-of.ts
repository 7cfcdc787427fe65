import type * as Toml from 'smol-toml';
import type * as Yaml from 'yaml';
import { choice } from '../../../model/guard.ts';
import type { ParseOptions } from '../../../model/resource.ts';
import type { Sources } from '../../../model/source.ts';
import type { Data, Value } from '../../../model/value.ts';
import { oneOf } from '../../../model/cases.ts';
import { absent, unknown } from '../../../model/value.ts';
import { argumentFaults } from '../nested/check-arguments.ts';
import { tooDeepAt } from '../../../model/yaml-depth.ts';
import { wrongInYaml } from '../../../model/yaml-errors.ts';
import { mostAliases, tooManyAliases, yamlMarks } from '../../../model/yaml-faults.ts';
import type { Deployment, FoundTemplate, Stack } from '../parse-cloudformation.ts';
import { templateDeployment } from '../parse-cloudformation.ts';
import { nameOf } from '../paths.ts';
import type { DeploymentFile } from './deployment-file.ts';
import type { ConfigReaders, Environment } from './sam-config.ts';
import { environmentsFor, samConfigBeside } from './sam-config.ts';
import { undeclaredOverrides } from './unused-values.ts';

/** Where values of parameters may lie, and how to read it. */
export interface ParameterSources {
  readonly sources: Sources;
  readonly options: ParseOptions;
  readonly deploymentFiles: readonly DeploymentFile[];
  readonly readers: ConfigReaders;
}

/**
 * How a template is deployed: once for each deployment file that names it, else as the configuration of the SAM CLI
 * beside it says, else with what the user gives. What the user gives wins.
 */
export function deploymentsOf(found: FoundTemplate, given: ParameterSources): readonly Deployment[] {
  const { path } = found.template.file;
  const { options } = given;
  const files = given.deploymentFiles.filter(({ templates }) => templates.includes(path));
  const plain = templateDeployment(found);
  if (files.length === 0) return [withSamConfig(plain, found, given)];
  return files.map((one): Deployment => {
    const faults = argumentFaults(one.arguments, found.template, {
      name: nameOf(one.file.path),
      at: one.at,
      others: options.parameters,
    });
    return {
      ...plain,
      unit: files.length === 1 ? plain.unit : { ...plain.unit, id: one.file.path },
      stacks: [{ ...found, parameters: new Map([...one.values, ...options.parameters]) }],
      diagnostics: [...one.diagnostics, ...faults],
    };
  });
}

function withSamConfig(plain: Deployment, found: FoundTemplate, given: ParameterSources): Deployment {
  const { path } = found.template.file;
  const file = samConfigBeside(path, given.sources);
  if (!file) return plain;
  const { environments, diagnostics: faults } = environmentsFor(path, file, given.readers);
  const diagnostics = [...faults, ...undeclaredOverrides(environments, found.template)];
  if (environments.length === 0) return { ...plain, diagnostics };
  const stack = environments.length === 1 ? asOnly(environments) : asAny(environments, plain.unit.id);
  const parameters = new Map([...(stack.parameters ?? []), ...given.options.parameters]);
  return { ...plain, stacks: [{ ...found, ...stack, parameters }], diagnostics };
}

type FromEnvironments = Omit<Stack, 'template'>;

function asOnly([only]: readonly Environment[]): FromEnvironments {
  return { parameters: only?.values ?? new Map<string, Data>(), region: only?.region };
}

/** Nobody says which one is meant: each value is one of those that environments give. */
function asAny(environments: readonly Environment[], unit: string): FromEnvironments {
  const variable = `${unit}: the samconfig environment`;
  const any = (pick: (environment: Environment) => Data | undefined): Data => {
    const at = environments.flatMap((each) => pick(each)?.at ?? [])[0];
    const written = { at: at ?? { file: { path: '', text: '' }, start: 0, end: 0 } };
    const cases = environments.map((each, index) => ({
      when: choice(variable, index, environments.length),
      value: pick(each) ?? absent(written),
    }));
    return oneOf(cases, written);
  };
  const names = new Set(environments.flatMap(({ values }) => [...values.keys()]));
  return {
    parameters: new Map([...names].map((name) => [name, any(({ values }) => values.get(name))])),
    region: regionOf(environments, variable),
    choices: new Map([[variable, { values: environments.map(({ name }) => name), closed: true }]]),
  };
}

function regionOf(environments: readonly Environment[], variable: string): Value<string> | undefined {
  const [first] = environments.flatMap(({ region }) => region ?? []);
  if (!first) return undefined;
  if (environments.every(({ region }) => region?.value === first.value)) return first;
  const open = unknown({ kind: 'deployment', name: 'AWS::Region' }, first, { nonNull: true });
  const cases = environments.map(({ region }, index) => ({
    when: choice(variable, index, environments.length),
    value: region ?? open,
  }));
  return oneOf<string>(cases, first);
}

/** TOML and YAML, as far as their readers are loaded. */
export function configReaders(toml: typeof Toml | undefined, yaml: typeof Yaml | undefined): ConfigReaders {
  return {
    parse({ path, text }): unknown {
      if (path.endsWith('.toml')) return toml?.parse(text);
      return yaml && yamlData(text, yaml);
    },
    problemOf(error, file) {
      const [line = 1, column = 1] = toml && error instanceof toml.TomlError ? [error.line, error.column] : [];
      const start = offsetOf(file.text, line, column);
      const what =
        error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/\.$/, '') : 'it cannot be read';
      const message = `The parameters in ${nameOf(file.path)} are not used: ${what}.`;
      return { message, at: { file, start, end: start } };
    },
  };
}

/** Throws an error that says why there is none. */
function yamlData(text: string, yaml: typeof Yaml): unknown {
  if (tooDeepAt(text, yaml) !== undefined) throw new Error('it is nested too deep to be read');
  const document = yaml.parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  const { faults, aliases } = yamlMarks(document, yaml);
  const [error] = document.errors;
  if (error) throw new Error(`it is no valid YAML: ${wrongInYaml(error, text)}`);
  const [fault] = faults;
  if (fault) throw new Error(fault.message.replace(/^This/, 'this'));
  if (aliases > mostAliases) throw new Error(tooManyAliases);
  return document.toJS();
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1;
  return Math.min(start + column - 1, text.length);
}
