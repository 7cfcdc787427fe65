import type { TextRange } from '../../model/source.ts';
import type { Data, Unknown } from '../../model/value.ts';
import { guessOf } from '../../model/nearest-name.ts';
import { known, unknown } from '../../model/value.ts';
import { declaredType } from './declared-type.ts';
import { evaluate } from './evaluate/evaluate.ts';
import type { Lazily } from './evaluate/lazily.ts';
import { placeDeeply } from './evaluate/place-deeply.ts';
import type { References } from './evaluate/scope.ts';
import { identified } from './evaluate/symbolic.ts';
import type { Module } from './load/declarations.ts';
import { relativePath } from './load/paths.ts';
import type { ModuleCalls } from './module-calls.ts';
import type { ModuleResources } from './module-resources.ts';
import type { ModuleUse } from './module-use.ts';
import { addressIn } from './module-use.ts';
import { variableValue } from './module-variables.ts';

/** What others compute that the module's expressions refer to. */
export interface Declared {
  readonly resources: ModuleResources;
  readonly calls: ModuleCalls<unknown>;
  readonly remember: Lazily;
}

/** What a name means in the expressions of a module. */
export function moduleReferences(use: ModuleUse, { resources, calls, remember }: Declared): References {
  return {
    read(path, at) {
      const [root = '', name, third] = path;
      switch (root) {
        case 'var':
          return variable(use, remember, name) ?? undeclared(use, { prefix: 'var.', name, table: 'variables' }, at);
        case 'local':
          return local(use, remember, name) ?? undeclared(use, { prefix: 'local.', name, table: 'locals' }, at);
        case 'module':
          return (
            (name === undefined ? undefined : calls.value(name, at)) ??
            undeclared(use, { prefix: 'module.', name, table: 'calls' }, at)
          );
        case 'data':
          return (
            resources.dataSource(`${name}.${third}`, at) ??
            undeclared(use, { prefix: 'data.', name: `${name}.${third}`, table: 'dataSources' }, at)
          );
        case 'ephemeral':
          return (
            ephemeral(use, `${name}.${third}`, at) ??
            undeclared(use, { prefix: 'ephemeral.', name: `${name}.${third}`, table: 'ephemerals' }, at)
          );
        case 'path':
          return folderNamed(use, name, at);
        case 'terraform':
          return aboutTheRun(use, name, at);
        case 'each':
          return use.scope.run.fault(at, `${path.join('.')} has no meaning here: the block has no for_each.`);
        case 'count':
          return use.scope.run.fault(at, `${path.join('.')} has no meaning here: the block has no count.`);
        case 'self':
          return use.scope.run.fault(at, 'self has no meaning here.');
      }
      if (name === undefined) return use.scope.run.fault(at, `${root} is no value.`);
      return (
        resources.resource(`${root}.${name}`, at) ??
        undeclared(use, { prefix: '', name: `${root}.${name}`, table: 'resources' }, at)
      );
    },
    declared([root, name = '']) {
      const { variables, locals } = use.module;
      const block = root === 'var' ? variables.get(name) : undefined;
      if (block) return { type: declaredType(block, use.scope.run) };
      const expression = root === 'local' ? locals.get(name) : undefined;
      return expression && { expression };
    },
  };
}

function variable({ module, caller, scope }: ModuleUse, remember: Lazily, name = ''): Data | undefined {
  const block = module.variables.get(name);
  if (!block) return undefined;
  const compute = (): Data => variableValue(block, caller.argument(name), { module: caller.address, scope });
  return remember(`var.${name}`, block.header, compute);
}

function local({ module, scope }: ModuleUse, remember: Lazily, name = ''): Data | undefined {
  const expression = module.locals.get(name);
  if (!expression) return undefined;
  return remember(`local.${name}`, expression, () =>
    placeDeeply(evaluate(expression, scope), { at: expression, as: () => `local \`${name}\`` }),
  );
}

/** An ephemeral resource is opened anew in each run, and kept nowhere. */
function ephemeral(use: ModuleUse, key: string, at: TextRange): Data | undefined {
  if (!use.module.ephemerals.has(key)) return undefined;
  const address = addressIn(use, `ephemeral.${key}`);
  return identified(unknown({ kind: 'data-source', address }, { at }), address);
}

/** `path.module`, `path.root` and `path.cwd`: Terraform runs in the root module's folder. */
function folderNamed({ module, configuration }: ModuleUse, name: string | undefined, at: TextRange): Data {
  if (name === 'cwd') return known(configuration.root, { at });
  if (name === 'root') return known('.', { at });
  return known(relativePath(configuration.root, module.folder), { at });
}

/** `terraform.workspace`; what else there is under `terraform` is known only to a run. */
function aboutTheRun({ scope }: ModuleUse, name: string | undefined, at: TextRange): Data {
  const { workspace } = scope.run.options;
  if (name === 'workspace' && workspace !== undefined) return known(workspace, { at });
  const what = `terraform.${name}`;
  return identified(unknown({ kind: 'deployment', name: what }, { at }), what);
}

interface Named {
  /** What stands before the name: `var.`. */
  readonly prefix: string;
  readonly name: string | undefined;
  /** Where it would be declared. */
  readonly table: 'variables' | 'locals' | 'calls' | 'dataSources' | 'ephemerals' | 'resources';
}

/** A module with more mistakes than this has others than in spelling. */
const mostGuesses = 100;
const guesses = new WeakMap<Module, number>();

function mayGuess(module: Module): boolean {
  const made = guesses.get(module) ?? 0;
  guesses.set(module, made + 1);
  return made < mostGuesses;
}

/** Terraform looks for what is not declared before it evaluates anything, so that neither `try` nor a branch that is not taken hides it. */
function undeclared({ module, scope }: ModuleUse, { prefix, name = '', table }: Named, at: TextRange): Unknown {
  const what = `${prefix}${name}`;
  if (!module.incomplete) {
    const message = `${what} is not declared.${mayGuess(module) ? guessOf(name, [...module[table].keys()], prefix) : ''}`;
    scope.run.report({ code: 'invalid-expression', severity: 'warning', message, at });
    return scope.run.fault(at, message);
  }
  return unknown({ kind: 'invalid', detail: `${what} may stand in what cannot be read.` }, { at });
}
