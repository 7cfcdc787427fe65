import type { Guard } from '../../model/guard.ts';
import type { Diagnostic } from '../../model/report.ts';
import type { OpenConditions, RawResource, Setting, Unit } from '../../model/resource.ts';
import type { Location, SourceFile } from '../../model/source.ts';
import type { Suppression } from '../../model/suppression.ts';
import type { Data, Origin } from '../../model/value.ts';

/** How a resource carries a CloudFormation template in one of its properties. */
export type CarriedBody =
  /** A text of JSON or YAML, known throughout or in part. */
  | { readonly type: 'text'; readonly text: Data; readonly renderedFrom?: SourceFile | undefined }
  /** The values that are made a text of. */
  | { readonly type: 'values'; readonly values: Data };

/** What a resource gives to the parameters of the template that it carries or nests. */
export interface Arguments {
  readonly named: ReadonlyMap<string, Argument>;
  /** What is given under a name that cannot be read here. */
  readonly open?: (name: string) => Data;
}

export interface Argument {
  readonly at: Location;
  value(): Data;
}

/** A resource of another format that carries a template. */
export interface Carrier {
  readonly unit: Unit;
  readonly address: string;
  /** Its header. */
  readonly at: Location;
  readonly when: Guard;
  /** Where the stack is deployed. */
  readonly setting: Setting;
  /** Undefined when it carries none, but says where one is. */
  readonly body: CarriedBody | undefined;
  /** The URL of the template; absent when it carries one. */
  readonly source: Data;
  readonly parameters: Arguments;
  /** Those of its unit, to which the template's are added. */
  readonly diagnostics: Diagnostic[];
}

/** The stack that a resource makes of the template that it carries. */
export interface CarriedStack {
  readonly resources: readonly RawResource[];
  readonly suppressions: readonly Suppression[];
  /** What the template leaves open. */
  open(): OpenConditions;
  /** The attributes that leave it by an export. */
  handedOut(): readonly Origin[];
  outputs(): ReadonlyMap<string, CarriedOutput>;
}

export interface CarriedOutput {
  /** When the stack has it. */
  readonly when: Guard;
  readonly value: Data;
}

/**
 * Reads the CloudFormation in other formats. Their parsers are given one when there is something for it to read, so
 * that the parser of CloudFormation is loaded for nothing else.
 */
export interface CarriedTemplates {
  /** Undefined, and said why, when the template cannot be read. */
  open(carrier: Carrier): CarriedStack | undefined;
  /** The paths of the files that were read as part of what carries them. */
  readonly paths: ReadonlySet<string>;
}
