import type { Guard } from '../../model/guard.ts';
import { and } from '../../model/guard.ts';
import type { ParsedUnit, ParseOptions, Setting, Unit } from '../../model/resource.ts';
import { regionFor } from '../../model/resource.ts';
import type { Diagnostic } from '../../model/report.ts';
import type { Sources } from '../../model/source.ts';
import type { Suppression } from '../../model/suppression.ts';
import type { Data, Value } from '../../model/value.ts';
import type { CarriedBody } from '../embedded/carried.ts';
import { plainDialect } from './dialect.ts';
import type { Exports } from './exports.ts';
import { withNested } from './exports.ts';
import { handedOut } from './handed-out.ts';
import { instantiate } from './instantiate.ts';
import { settingOf } from './pseudo-parameters.ts';
import type { Compared, Dialect, ReadTemplate, Run, Scope, UnitState } from './scope.ts';
import { suppressionsOf } from './suppressions.ts';
import type { Template } from './template.ts';
import { uncreatedIn } from './uncreated.ts';

/** A template that a walk found, read but not evaluated. */
export interface FoundTemplate {
  readonly template: Template;
}

export interface Stack {
  readonly template: Template;
  readonly region?: string | Value<string> | undefined;
  readonly account?: string | undefined;
  /** Values of its parameters, where they are its own. */
  readonly parameters?: ReadonlyMap<string, Data> | undefined;
  /** What its values depend on. */
  readonly choices?: ReadonlyMap<string, Compared> | undefined;
}

/** What is one unit: a template with its nested ones, or all stacks of an assembly. */
export interface Deployment {
  readonly unit: Unit;
  readonly dialect: Dialect;
  readonly stacks: readonly Stack[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is accepted elsewhere than in the templates. */
  readonly suppressions?: readonly Suppression[];
  /** Whether what this output holds leaves the unit. */
  leaves(output: string): boolean;
}

export interface Reading {
  readonly sources: Sources;
  readonly options: ParseOptions;
  readTemplate(path: string): ReadTemplate;
  readBody(body: CarriedBody): ReadTemplate;
  readonly exports: Exports;
}

/** Evaluates deployments together: what one exports another may import. */
export function parseDeployments(deployments: readonly Deployment[], reading: Reading): readonly ParsedUnit[] {
  const run = runOf(reading);
  const started = deployments.map((deployment): Started => {
    const state = stateOf(deployment, run, [...deployment.diagnostics]);
    const scopes = deployment.stacks.map((stack) => {
      for (const [name, compared] of stack.choices ?? []) state.compared.set(name, compared);
      const setting = settingFor(stack, reading.options);
      const parameters = stack.parameters ?? reading.options.parameters;
      const given = new Map([...parameters].map(([name, value]) => [name, () => value]));
      return instantiate(stack.template, { state, setting, given });
    });
    return { deployment, state, scopes };
  });
  const kept = started.filter((one) => !isPartOfAnother(one, started));
  reading.exports.add(kept.flatMap(({ scopes }) => scopes));
  return kept.map(parsedUnit);
}

function parsedUnit({ deployment, state, scopes }: Started): ParsedUnit {
  const { suppressions, diagnostics } = suppressionsOf(scopes);
  // More is added to this list when values are read.
  state.diagnostics.push(...diagnostics);
  return {
    unit: deployment.unit,
    resources: [...withNested(scopes)].flatMap((scope) => scope.resources),
    open: { choices: state.compared, named: namedIn(scopes), world: and(...scopes.map((one) => one.world())) },
    handedOut: scopes.flatMap((scope) => handedOut(scope, (output) => deployment.leaves(output))),
    uncreated: (types) => [...withNested(scopes)].flatMap((scope) => uncreatedIn(scope, types)),
    diagnostics: state.diagnostics,
    suppressions: [...(deployment.suppressions ?? []), ...suppressions],
  };
}

/** The conditions of stacks that are not nested, by the name that their authors gave them. */
function namedIn(scopes: readonly Scope[]): ReadonlyMap<string, Guard> {
  return new Map(scopes.flatMap(({ conditions }) => [...conditions]));
}

interface Started {
  readonly deployment: Deployment;
  readonly state: UnitState;
  readonly scopes: readonly Scope[];
}

function settingFor({ template, region, account }: Stack, options: ParseOptions): Setting {
  const start = { file: template.file, start: 0, end: 0 };
  if (typeof region !== 'object') return settingOf(region ?? regionFor(template.file.path, options), account, start);
  return { ...settingOf(region.state === 'known' ? region.value : undefined, account, start), region };
}

/** Whether another deployment nests it. Of templates that nest each other the first one stays. */
function isPartOfAnother(one: Started, all: readonly Started[]): boolean {
  const { root, format } = one.deployment.unit;
  if (format !== 'cloudformation') return false;
  const own = all.indexOf(one);
  return all.some((other, index) => {
    // A template may be deployed several times.
    if (other.deployment.unit.root === root || !other.state.paths.has(root)) return false;
    return index < own || !one.state.paths.has(other.deployment.unit.root);
  });
}

export function runOf(reading: Reading): Run {
  return {
    ...reading,
    importValue: (name, importer) => reading.exports.find(name, importer),
    stacks: () => reading.exports.all(),
  };
}

export function stateOf(
  { unit, dialect }: Pick<Deployment, 'unit' | 'dialect'>,
  run: Run,
  diagnostics: Diagnostic[],
): UnitState {
  return {
    unit,
    run,
    dialect,
    diagnostics,
    paths: new Set(),
    effort: { depth: 0, steps: 0, made: 0, branches: 0 },
    compared: new Map(),
    instances: { count: 0 },
  };
}

export function templateDeployment({ template }: FoundTemplate): Deployment {
  const { path } = template.file;
  return {
    unit: { id: path, format: 'cloudformation', root: path },
    dialect: plainDialect,
    stacks: [{ template }],
    diagnostics: [],
    leaves: () => true,
  };
}
