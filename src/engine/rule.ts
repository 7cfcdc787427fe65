import type { Lead, Resource, ResourceGraph } from '../graph/graph.ts';
import type { Kind } from '../graph/kinds.ts';
import type { Guard } from '../model/guard.ts';
import type { Requester, Severity } from '../model/report.ts';
import type { ListOf, Value, Written } from '../model/value.ts';
import type { Verdict } from '../model/verdict.ts';

export type { Kind, Lead, Resource, ResourceGraph };
export { createRule } from './create-rule.ts';

/** JSON Schema (draft 7) of a rule's options; `additionalProperties: false`, a description and default on every one. */
export interface OptionsSchema {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly properties: Readonly<Record<string, object>>;
}

/** The options as the rule gets them: defaults are filled in, so an option with a default is always there. */
export type OptionsOf<Schema extends OptionsSchema> = ObjectOf<Schema['properties']>;

type ObjectOf<Properties> = {
  readonly [
    Name in keyof Properties as Properties[Name] extends { readonly default: unknown } ? Name : never
  ]: OptionOf<Properties[Name]>;
} & {
  readonly [
    Name in keyof Properties as Properties[Name] extends { readonly default: unknown } ? never : Name
  ]?: OptionOf<Properties[Name]>;
};

/** What a schema admits, for the part of JSON Schema that options are written in. */
type OptionOf<Schema> = Schema extends { readonly const: infer Only }
  ? Only
  : Schema extends { readonly enum: readonly (infer One)[] }
    ? One
    : Schema extends { readonly anyOf: readonly (infer One)[] }
      ? OptionOf<One>
      : Schema extends { readonly type: 'boolean' }
        ? boolean
        : Schema extends { readonly type: 'integer' | 'number' }
          ? number
          : Schema extends { readonly type: 'string' }
            ? string
            : Schema extends { readonly type: 'array'; readonly items: infer Items }
              ? Items extends readonly unknown[]
                ? { readonly [Index in keyof Items]: OptionOf<Items[Index]> }
                : readonly OptionOf<Items>[]
              : Schema extends { readonly type: 'object'; readonly properties: infer Properties }
                ? ObjectOf<Properties>
                : unknown;

/** The names in `{{name}}` and `{{format(name)}}` of a message template. */
type Placeholders<Text extends string> = Text extends `${string}{{${infer Inside}}}${infer Rest}`
  ? (Inside extends `${string}(${infer Name})` ? Name : Inside) | Placeholders<Rest>
  : never;

/** What every template may use without being given it: the resource, who asks, and with which words. */
type Given = 'on' | 'who' | 'vendor';

/**
 * What fills a placeholder. A value prints as it evaluates; `{{written(x)}}` as it is written, `{{name(x)}}` as its
 * property is called in that format, `{{why(x)}}` why it is unknown and what would tell, `{{set(x)}}` as the setting
 * to write instead, in that format's spelling.
 */
export type MessageDatum =
  string | number | boolean | Value<unknown> | ListOf<unknown> | Resource | Suggestion | readonly string[];

/** A setting to write: the native name comes from the property, the spelling from the format. */
export interface Suggestion {
  readonly property: Written;
  readonly set: string | number | boolean;
}

type DataOf<Text extends string> = [Exclude<Placeholders<Text>, Given>] extends [never]
  ? { readonly data?: Readonly<Record<string, MessageDatum>> }
  : { readonly data: Readonly<Record<Exclude<Placeholders<Text>, Given>, MessageDatum>> };

export type Messages = Readonly<Record<string, string>>;

/** One thing to say: a message and all it needs. A placeholder that is not filled does not compile. */
export type Statement<M extends Messages> = {
  [Id in keyof M & string]: {
    readonly message: Id;
    /** The value to point at; the resource if left out. */ readonly at?: Written;
  } & DataOf<M[Id]>;
}[keyof M & string];

/** A statement, or how to make it where that takes work: most checks pass, and then nothing is said. */
export type Said<M extends Messages> = Statement<M> | (() => Statement<M>);

export interface RuleContext<M extends Messages, Options> {
  readonly options: Options;
  readonly graph: ResourceGraph;
  /** Who asks for it: the profiles that set this rule with these options. */
  readonly requesters: readonly Requester[];
  /** An input that the vendor gives (`segment.principal`), unknown when the user did not pass it. */
  input(name: string): Value<string>;
  /** What is asked of a resource by a rule of that name, once for each set of options, and who asks it. */
  asked(rule: string, on: Resource): readonly Asked[];
  /**
   * States the outcome for a resource. It fails where `verdict.fail` holds whenever the resource exists, passes where
   * `pass` does, and is undecided otherwise. `unknown` may be left out only when the verdict cannot be undecided. What
   * `pass` says is a remark ("wider than asked") that is no finding: a checklist shows it.
   */
  check(
    verdict: Verdict,
    report: {
      readonly on: Resource;
      readonly fail?: Said<M>;
      readonly unknown?: Said<M>;
      readonly pass?: Said<M>;
      /** Counts only while this holds: what the check is about, and what it is asked for, exist. */
      readonly when?: Guard;
      /** What it judges is one of several alternatives, and is so in this case alone: in others it passes. */
      readonly only?: Guard;
      /** Another rule is asked that says this very fault: here it is no finding, and only a checklist shows it. */
      readonly saidElsewhere?: boolean;
      /** The way of a connection that it is about, in this order. */
      readonly way?: readonly Resource[];
    },
  ): void;
}

/** What profiles ask by one rule. */
export interface Asked {
  /** With the defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly requesters: readonly Requester[];
}

/** Called once for every resource of the kind that the rule run is about. */
export type Visitors = { readonly [K in Kind]?: (resource: Resource<K>) => void };

export interface RuleMeta<M extends Messages = Messages> {
  readonly docs: {
    /** One sentence that starts with Require or Disallow. */
    readonly description: string;
    /** Pages that state the fact about AWS. */
    readonly references: readonly string[];
  };
  readonly messages: M;
  /** The messages that are remarks on what passed. */
  readonly remarks?: readonly string[];
  readonly schema: OptionsSchema;
  /** `every`: speaks about every resource of its kinds; `vendor` (default): only about those that may be the vendor's. */
  readonly scope?: 'every' | 'vendor';
  /** Only for faults that expose something to strangers. */
  readonly securitySeverity?: string;
}

/** A rule as the engine runs it: which options it takes, its schema says; which messages, `meta.messages`. */
export interface RuleModule<M extends Messages = Messages> {
  readonly name: string;
  readonly meta: RuleMeta<M>;
  create(context: RuleContext<Messages, object>): Visitors;
}

/** One distinct pair of rule and options; equal ones of several profiles are one run. */
export interface RuleRun {
  readonly rule: RuleModule;
  readonly options: object;
  readonly severity: Severity;
  readonly requesters: readonly Requester[];
}
