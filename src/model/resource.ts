import type { Guard } from './guard.ts';
import type { Diagnostic } from './report.ts';
import type { Location, TextRange } from './source.ts';
import type { Suppression } from './suppression.ts';
import type { Data, Origin, Scalar, Value } from './value.ts';

export type Format = 'cloudformation' | 'terraform' | 'plan' | 'cdk';

/** What is deployed as one: a root module, a template with its nested ones, a plan, a cloud assembly. */
export interface Unit {
  /** Distinct in a run; the path of its file or folder. */
  readonly id: string;
  readonly format: Format;
  /** Absolute path of the file or folder it starts from. */
  readonly root: string;
}

/** Facts that hold for a resource because of where it is deployed, each with its place in the sources. */
export interface Setting {
  readonly region: Value<string>;
  readonly account: Value<string>;
  readonly partition: Value<string>;
  /** Major version of Terraform's AWS provider; absent in CloudFormation. It decides some defaults. */
  readonly providerMajor: Value<number>;
}

/** A resource as its format writes it, before any kind gives it a meaning. */
export interface RawResource {
  readonly unit: Unit;
  /** The native type: `AWS::EC2::VPCEndpointService`, `aws_vpc_endpoint_service`, of a data source `data.dns_a_record_set`. */
  readonly type: string;
  readonly address: string;
  /** When the resource exists. */
  readonly when: Guard;
  readonly setting: Setting;
  /** Its block or its entry, for what is not written in it. One line is enough: the header, not the body. */
  readonly at: Location;
  /** The headers of the module calls around it, the nearest first. */
  readonly callers?: readonly Location[];
  readonly body: RawBody;
}

/** A resource's properties, evaluated when read and once each. Nested blocks are lists of mappings. */
export interface RawBody {
  /** Absent, at the resource, when it is not written. The value's `property` is the given name. */
  read(property: string): Data;
  /** The names of all that is written, where it may be anything: in custom resources. */
  names?(): readonly string[];
}

/** What the numbers of a guard's `choice` stand for. */
export interface Choice {
  readonly values: readonly Scalar[];
  /** The values are all there are. */
  readonly closed?: boolean;
}

/** What a unit leaves open, for people: its guards in the words of its source. */
export interface OpenConditions {
  /** By the name that the choice was made with. */
  readonly choices: ReadonlyMap<string, Choice>;
  /** The conditions that the source gives a name. */
  readonly named?: ReadonlyMap<string, Guard>;
  /** What holds in every deployment. */
  readonly world?: Guard;
}

/** What a parser makes of one unit. */
export interface ParsedUnit {
  readonly unit: Unit;
  readonly resources: readonly RawResource[];
  /** Attributes that leave the unit by an output or export: others may attach listeners, rules or principals to them. */
  readonly handedOut: readonly Origin[];
  readonly open?: OpenConditions;
  readonly diagnostics: readonly Diagnostic[];
  /** What the unit's sources accept. */
  readonly suppressions?: readonly Suppression[];
  /** The blocks of some types that make nothing with the values of the run. Asked only where nothing else is of these. */
  readonly uncreated?: (types: ReadonlySet<string>) => readonly Uncreated[];
  /** For texts that a program generated. Asked only about what is reported. */
  readonly madeBy?: (location: Location) => Made | undefined;
}

/** A block that other values would make a resource of. */
export interface Uncreated {
  readonly address: string;
  /** What keeps it from being created, */
  readonly at: Location;
  /** and as it is written: `count = var.create ? 1 : 0`, `Condition: Expose`. */
  readonly because: string;
}

/** What a program made at a place of a text that it generated. */
export interface Made {
  /** What the text calls it: a logical ID. */
  readonly logicalId: string;
  /** The user's line that made it, when the program's traces lead to one. */
  readonly source?: TextRange;
}

/**
 * What sets Terraform variables on a command line: `--var`, as HCL text or, for variables of a primitive type, the plain
 * text, or `--var-file`.
 */
export type VariableArgument = { readonly name: string; readonly text: string } | { readonly file: string };

/** The variables that are set by name. */
export function namedVariables({ variableArguments }: ParseOptions): readonly string[] {
  return variableArguments.flatMap((argument) => ('name' in argument ? [argument.name] : []));
}

/** What the caller of a lint sets from outside the sources. */
export interface ParseOptions {
  /** For templates, environment-agnostic stacks and providers that do not say their region. */
  readonly region?: string;
  /** The same for what stands in a file, where `region` is not given. */
  readonly regionOf?: (path: string) => string | undefined;
  /** CloudFormation parameter values by name. */
  readonly parameters: ReadonlyMap<string, Data>;
  /** Values of Terraform variables; the last one counts. Paths are absolute. */
  readonly variableArguments: readonly VariableArgument[];
  /** The Terraform workspace; which one is chosen is no part of a configuration. */
  readonly workspace?: string;
  /** Whether modules and nested templates outside `Sources.root` may be read. */
  readonly allowOutside: boolean;
}

/** The Region of what stands in a file and does not say it. */
export function regionFor(
  path: string,
  { region, regionOf }: Pick<ParseOptions, 'region' | 'regionOf'>,
): string | undefined {
  return region ?? regionOf?.(path);
}
