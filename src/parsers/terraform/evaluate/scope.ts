import type { TextRange } from '../../../model/source.ts';
import type { Data } from '../../../model/value.ts';
import type { Expression } from '../hcl/syntax.ts';
import type { Type } from '../type-constraint.ts';
import type { Run } from './run.ts';

/** What expressions of one place may refer to. */
export interface Scope {
  readonly run: Run;
  /** Folder of the module, absolute: what `path.module` and `file("…")` start from. */
  readonly folder: string;
  readonly references: References;
  /** The resource whose arguments are read, for people: `aws_lb.x`. */
  readonly owner?: string | undefined;
  /** Variables of `for` expressions, template directives and dynamic blocks. */
  readonly names: ReadonlyMap<string, Data>;
  /** The expression must be a constant: it can call no function. */
  readonly constant?: true | undefined;
  /** The expression stands in a template that a function reads, which cannot read another one. */
  readonly inTemplate?: true | undefined;
}

export interface References {
  /** `['var', 'x']`, `['data', 'aws_vpc', 'x']`, `['aws_lb', 'x']`, `['each', 'key']`. */
  read(path: readonly string[], at: TextRange): Data;
  /** What a variable or local is declared as; undefined for everything else. */
  readonly declared?:
    | ((path: readonly string[]) => { readonly type: Type } | { readonly expression: Expression } | undefined)
    | undefined;
}

/** For values that Terraform evaluates before anything else: those of variables, and their defaults. */
export function constantScope(run: Run): Scope {
  const read: References['read'] = (path, at) =>
    run.fault(at, `The value of a variable cannot refer to ${path.join('.')}. Write a value that needs nothing else.`);
  return { run, folder: '', names: new Map(), references: { read }, constant: true };
}

export function withNames(scope: Scope, names: ReadonlyMap<string, Data>): Scope {
  const { run, folder, references, owner, constant, inTemplate } = scope;
  const all = scope.names.size === 0 ? names : new Map([...scope.names, ...names]);
  return { run, folder, references, owner, names: all, constant, inTemplate };
}
