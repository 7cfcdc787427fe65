import type { Guard } from '../../model/guard.ts';
import type { Diagnostic } from '../../model/report.ts';
import type { ParseOptions, RawResource, Setting, Unit } from '../../model/resource.ts';
import type { Location, Sources } from '../../model/source.ts';
import type { Data, Unknown } from '../../model/value.ts';
import { guessOf } from '../../model/nearest-name.ts';
import { unknown } from '../../model/value.ts';
import type { CarriedBody } from '../embedded/carried.ts';
import type { Template } from './template.ts';
import type { Node } from './tree.ts';

/** What all templates of one run share. */
export interface Run {
  readonly sources: Sources;
  readonly options: ParseOptions;
  /** The template at a path: the same one each time, so that every nested use is read once. */
  readTemplate(path: string): ReadTemplate;
  /** The template that a resource carries itself. */
  readBody(body: CarriedBody): ReadTemplate;
  /** The value of an export, when exactly one template of the run makes it. */
  importValue(name: string, importer: Scope): Data | undefined;
  /** All stacks of the run, with those that they nest, once all are there. */
  stacks(): Iterable<Scope>;
}

export interface ReadTemplate {
  readonly template?: Template;
  /** Why there is none. */
  readonly problem?: string;
  /** What is wrong with a text that makes none. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** What all templates of one unit share. */
export interface UnitState {
  readonly unit: Unit;
  readonly run: Run;
  readonly diagnostics: Diagnostic[];
  /** Paths of the templates that are part of this unit. */
  readonly paths: Set<string>;
  /** How deep evaluation is at the moment, how many values it has looked at, what loops and conditions have made. */
  readonly effort: { depth: number; steps: number; made: number; branches: number };
  /** The values that each open thing may have, by name: those it is compared with, or all there are. They exclude each other. */
  readonly compared: Map<string, Compared>;
  /** What CDK knows and CloudFormation does not. */
  readonly dialect: Dialect;
  readonly instances: { count: number };
}

export interface Compared {
  readonly values: string[];
  readonly closed?: boolean;
  /** Whether it surely does not have a value. */
  refuses?(text: string): boolean;
}

export interface Dialect {
  addressOf(scope: Scope, logicalId: string): string;
  /** The absolute path of a nested stack's template, or why it is not to be had. */
  nestedTemplate(scope: Scope, logicalId: string): NestedTemplate;
  /** What a stack is called in CloudFormation, where that is known before it is deployed. */
  stackName?(scope: Scope): string | undefined;
  /** An attribute of a resource whose value another stack gives. */
  attribute?(scope: Scope, resource: { readonly logicalId: string; readonly name: string }): Data | undefined;
  /** What a text stands for that was made up in its place: a lookup that has not been made. */
  placeholder?: ((text: string) => string | undefined) | undefined;
}

export type NestedTemplate =
  | { readonly path: string }
  | { readonly body: CarriedBody }
  /** It lies elsewhere (a bucket) or its place is not known. `twin`: a file of the repository that may be the same. */
  | { readonly source: string; readonly twin?: string | undefined };

/** One use of a template: a stack, or one nested stack inside another. */
export interface Scope {
  readonly state: UnitState;
  readonly template: Template;
  readonly setting: Setting;
  /** `Outer/` for what is nested, else empty: with the unit it makes names distinct. */
  readonly prefix: string;
  /** When the stack exists. */
  readonly when: Guard;
  readonly parent?: { readonly scope: Scope; readonly logicalId: string };
  /** Nested stacks by logical ID. */
  readonly nested: ReadonlyMap<string, Scope>;
  /** One of them, opened by now if it was not. */
  nestedStack(logicalId: string): Scope | undefined;
  /** Values that are given to parameters: by the outer stack, or by the user. */
  readonly given: Given;
  evaluate(node: Node): Data;
  condition(name: string, at: Location): Guard;
  /** What holds in every deployment: the template's rules. */
  world(): Guard;
  /** The conditions that were asked for so far. */
  readonly conditions: ReadonlyMap<string, Guard>;
  /** The guard of something written as a condition. */
  test(node: Node): Guard;
  parameter(name: string): Data | undefined;
  output(name: string): Data | undefined;
  readonly resources: readonly RawResource[];
}

export type Given = ReadonlyMap<string, () => Data>;

export function report(scope: Scope, diagnostic: Diagnostic): void {
  const { diagnostics } = scope.state;
  const same = (other: Diagnostic) => other.message === diagnostic.message && other.at === diagnostic.at;
  if (diagnostics.length < diagnosticLimit && !diagnostics.some(same)) diagnostics.push(diagnostic);
}

/** Past this many the first ones say what there is to say. */
const diagnosticLimit = 200;

/** A value that the template gets wrong: said once, and unknown from here on. */
export function invalid(scope: Scope, at: Location, detail: string): Unknown {
  report(scope, { code: 'template-value', severity: 'warning', message: `${detail}.`, at });
  return unknown({ kind: 'invalid', detail }, { at });
}

export interface Dangling {
  readonly name: string;
  /** For people, where the name alone does not say it. */
  readonly what?: string;
  /** What there is: one of these may have been meant. */
  readonly names: Iterable<string>;
}

export function dangling(scope: Scope, at: Location, { name, what = `\`${name}\``, names }: Dangling): Unknown {
  const detail = `${what} is not in this template`;
  // Not sought for what is not said.
  const guess = scope.state.diagnostics.length < diagnosticLimit ? guessOf(name, [...names]) : '';
  report(scope, { code: 'unresolved-reference', severity: 'warning', message: `${detail}.${guess}`, at });
  return unknown({ kind: 'invalid', detail }, { at });
}
