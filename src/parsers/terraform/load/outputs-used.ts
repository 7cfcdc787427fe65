import type { Expression } from '../hcl/syntax.ts';
import type { Module } from './declarations.ts';

/** The outputs that a module's text reads from each module that it calls, by the name of the call. */
export function outputsUsed(module: Module): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  // A list instead of recursion: a sum of a hundred thousand terms is as deep.
  const pending: unknown[] = [...module.locals.values()];
  const { calls, dataSources, outputs, providers, resources } = module;
  for (const table of [calls, dataSources, outputs, providers, resources]) {
    for (const { body } of table.values()) pending.push(body);
  }
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null) continue;
    const output = isExpression(node) ? outputOf(node) : undefined;
    if (output) used.set(output.call, (used.get(output.call) ?? new Set()).add(output.name));
    for (const [key, part] of Object.entries(node)) if (key !== 'file') pending.push(part);
  }
  return used;
}

function isExpression(node: object): node is Expression {
  return 'type' in node && ('object' in node || 'collection' in node);
}

/** `module.vpc.id`, `module.vpc["a"].id`, `module.vpc[*].id`. */
function outputOf(expression: Expression): { readonly call: string; readonly name: string } | undefined {
  if (expression.type === 'get-attribute') {
    const { object, name } = expression;
    const call = callOf(object.type === 'index' ? object.collection : object);
    return call === undefined ? undefined : { call, name };
  }
  if (expression.type !== 'splat') return undefined;
  const call = callOf(expression.collection);
  const [first] = expression.each;
  return call !== undefined && first?.type === 'get-attribute' ? { call, name: first.name } : undefined;
}

function callOf(expression: Expression): string | undefined {
  if (expression.type !== 'get-attribute') return undefined;
  const { object, name } = expression;
  return object.type === 'variable' && object.name === 'module' ? name : undefined;
}
