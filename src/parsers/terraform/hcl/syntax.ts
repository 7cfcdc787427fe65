import type { SourceFile, TextRange } from '../../../model/source.ts';

/**
 * The located syntax tree of HCL's native syntax. Every node is a TextRange. Names follow the HCL syntax
 * specification (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md).
 */
export interface HclFile {
  readonly file: SourceFile;
  readonly body: Body;
  readonly problems: readonly SyntaxProblem[];
}

export interface SyntaxProblem extends TextRange {
  readonly message: string;
}

/** The whole text, or a block's braces and what is between them. */
export interface Body extends TextRange {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
  /** A fault ended it early: what is not here may still be written. */
  readonly incomplete?: true;
}

export interface Attribute extends TextRange {
  readonly name: string;
  /** Where the name ends that it starts with. */
  readonly nameEnd: number;
  readonly value: Expression;
}

/** The place of the name of an argument: made when it is asked for, which is rare. */
export function nameRange({ file, start, nameEnd }: Attribute): TextRange {
  return { file, start, end: nameEnd };
}

export interface Block extends TextRange {
  readonly type: string;
  readonly labels: readonly Label[];
  /** The type and the labels, without the opening brace. */
  readonly header: TextRange;
  readonly body: Body;
}

export interface Label extends TextRange {
  readonly text: string;
}

export type Expression =
  | Literal
  | Text
  | Template
  | Variable
  | GetAttribute
  | Index
  | Splat
  | Call
  | ForList
  | ForObject
  | Tuple
  | ObjectLiteral
  | Conditional
  | Binary
  | Unary
  | Parentheses
  | Faulty;

/** A number, `true`, `false` or `null`. */
export interface Literal extends TextRange {
  readonly type: 'literal';
  readonly value: number | boolean | null;
}
/** A quoted string without sequences, or a text of a template: escapes, indentation of `<<-` and strip markers are applied. */
export interface Text extends TextRange {
  readonly type: 'text';
  readonly value: string;
}
/** A quoted string with sequences, a heredoc or a bare template. One without parts is the empty string. */
export interface Template extends TextRange {
  readonly type: 'template';
  readonly parts: readonly TemplatePart[];
  readonly heredoc?: true;
}
export type TemplatePart = Text | Interpolation | TemplateIf | TemplateFor;
export interface Interpolation extends TextRange {
  readonly type: 'interpolation';
  readonly expression: Expression;
}
export interface TemplateIf extends TextRange {
  readonly type: 'if';
  readonly condition: Expression;
  readonly then: readonly TemplatePart[];
  readonly otherwise: readonly TemplatePart[];
}
export interface TemplateFor extends TextRange {
  readonly type: 'for';
  readonly key?: string;
  readonly value: string;
  readonly collection: Expression;
  readonly body: readonly TemplatePart[];
}
export interface Variable extends TextRange {
  readonly type: 'variable';
  readonly name: string;
}
export interface GetAttribute extends TextRange {
  readonly type: 'get-attribute';
  readonly object: Expression;
  readonly name: string;
}
/** `x[key]`, and the legacy `x.0`. */
export interface Index extends TextRange {
  readonly type: 'index';
  readonly collection: Expression;
  readonly key: Expression;
}
/**
 * `x.*` (attribute splat) or `x[*]` (full splat), with the traversal applied to each element. `x.*.a[0]` is an index of
 * the splat, `x[*].a[0]` a splat with two steps.
 */
export interface Splat extends TextRange {
  readonly type: 'splat';
  readonly full: boolean;
  readonly collection: Expression;
  readonly each: readonly SplatStep[];
}
export type SplatStep =
  | (TextRange & { readonly type: 'get-attribute'; readonly name: string })
  | (TextRange & { readonly type: 'index'; readonly key: Expression })
  /** A splat of each element: `x[*].y[*].z` is one list for each `x`. Always the last step after a full splat. */
  | (TextRange & { readonly type: 'splat'; readonly full: boolean; readonly each: readonly SplatStep[] });
export interface Call extends TextRange {
  readonly type: 'call';
  /** With namespaces: `provider::aws::arn_parse`. */
  readonly name: string;
  readonly args: readonly Expression[];
  /** The last argument is expanded: `f(list...)`. */
  readonly expand: boolean;
}
export interface ForList extends TextRange {
  readonly type: 'for-list';
  readonly key?: string;
  readonly value: string;
  readonly collection: Expression;
  readonly result: Expression;
  readonly condition?: Expression;
}
export interface ForObject extends TextRange {
  readonly type: 'for-object';
  readonly key?: string;
  readonly value: string;
  readonly collection: Expression;
  readonly resultKey: Expression;
  readonly resultValue: Expression;
  /** `...`: values of equal keys are grouped into lists. */
  readonly group: boolean;
  readonly condition?: Expression;
}
export interface Tuple extends TextRange {
  readonly type: 'tuple';
  readonly elements: readonly Expression[];
}
export interface ObjectLiteral extends TextRange {
  readonly type: 'object';
  readonly entries: readonly ObjectEntry[];
}
export interface ObjectEntry extends TextRange {
  /** A bare identifier is the literal key and arrives as a text; `(x)` arrives as parentheses. */
  readonly key: Expression;
  readonly value: Expression;
}
export interface Conditional extends TextRange {
  readonly type: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '&&' | '||';
export interface Binary extends TextRange {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Unary extends TextRange {
  readonly type: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}
export interface Parentheses extends TextRange {
  readonly type: 'parentheses';
  readonly expression: Expression;
}
/** Stands where an expression could not be parsed; the problem list says why. */
export interface Faulty extends TextRange {
  readonly type: 'faulty';
}
