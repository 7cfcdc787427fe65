import type { Guard } from '../../model/guard.ts';
import { and } from '../../model/guard.ts';
import type { Location, TextRange } from '../../model/source.ts';
import type { Data, Unknown } from '../../model/value.ts';
import { known, unknown, withWritten } from '../../model/value.ts';
import type { Configuration } from './configuration.ts';
import { knownOfDataSource } from './data-sources.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { lazily } from './evaluate/lazily.ts';
import { placeDeeply } from './evaluate/place-deeply.ts';
import type { Scope } from './evaluate/scope.ts';
import type { Instance } from './evaluate/symbolic.ts';
import { marked } from './evaluate/symbolic.ts';
import type { Expansion, Occurrence } from './expand.ts';
import { expand } from './expand.ts';
import type { Module, NamedBlock, ResourceBlock } from './load/declarations.ts';
import { attributeNamed, literalText } from './load/declarations.ts';
import { relativePath } from './load/paths.ts';
import { variableValue } from './module-variables.ts';
import type { Providers } from './providers.ts';
import { childProviders, providersOf } from './providers.ts';
import type { ResourceInstance } from './resource-object.ts';
import { expandedValue, resourceInstance } from './resource-object.ts';

/** A module as one of its callers uses it. */
export interface ModuleInstance extends Instance {
  readonly module: Module;
  readonly when: Guard;
  readonly providers: Providers;
  resources(): Iterable<ResourceInstance>;
  children(): Iterable<ModuleInstance>;
  output(name: string): Data;
}

/** How a module instance is reached. */
export interface Caller {
  /** Empty for the root. */
  readonly address: string;
  /** Names of the calls from the root. */
  readonly path: readonly string[];
  readonly when: Guard;
  /** Folders of the callers, from the root. */
  readonly folders: readonly string[];
  argument(name: string): Data | undefined;
  readonly providers?: (own: Providers) => Providers;
}

interface Expanded<T> {
  readonly expansion: Expansion;
  readonly each: readonly T[];
  readonly open?: T | undefined;
}

export function moduleInstance(module: Module, caller: Caller, configuration: Configuration): ModuleInstance {
  const { run } = configuration;
  const prefix = caller.address === '' ? '' : `${caller.address}.`;
  const values = new Map<string, () => Data>();
  const remembered = (key: string, at: TextRange, compute: () => Data): Data => {
    let value = values.get(key);
    if (!value) values.set(key, (value = lazily(prefix + key, at, run, compute)));
    return value();
  };
  const scope: Scope = { run, folder: module.folder, names: new Map(), references: { read } };
  const own = providersOf(module, scope);
  const providers = caller.providers ? caller.providers(own) : own;

  function read(path: readonly string[], at: TextRange): Data {
    const [root = '', name] = path;
    switch (root) {
      case 'var':
        return variable(name, at);
      case 'local':
        return local(name, at);
      case 'module':
        return moduleValue(name, at);
      case 'data':
        return resourceValue(`${path[1]}.${path[2]}`, false, at);
      case 'path':
        return pathValue(name, at);
      case 'terraform':
        return name === 'workspace'
          ? known(run.options.workspace, { at })
          : unknown({ kind: 'deployment', name: `terraform.${name}` }, { at });
      case 'each':
      case 'count':
      case 'self':
        return run.fault(at, `${root} has no meaning here.`);
    }
    if (name === undefined) return run.fault(at, `${root} is no value.`);
    return resourceValue(`${root}.${name}`, true, at);
  }

  function undeclared(what: string, at: TextRange): Unknown {
    if (module.incomplete)
      return unknown({ kind: 'invalid', detail: `${what} may stand in what cannot be read.` }, { at });
    return run.fault(at, `${what} is not declared.`);
  }

  function variable(name: string | undefined, at: TextRange): Data {
    const block = name === undefined ? undefined : module.variables.get(name);
    if (!block) return undeclared(`var.${name}`, at);
    return remembered(`var.${name}`, block.header, () =>
      variableValue(block, caller.argument(block.name), { module: caller.address, scope }),
    );
  }

  function local(name: string | undefined, at: TextRange): Data {
    const expression = name === undefined ? undefined : module.locals.get(name);
    if (!expression) return undeclared(`local.${name}`, at);
    return remembered(`local.${name}`, expression, () => placeDeeply(evaluate(expression, scope), expression));
  }

  function pathValue(name: string | undefined, at: TextRange): Data {
    if (name === 'cwd') return known(run.sources.workingFolder, { at });
    if (name === 'root') return known('.', { at });
    return known(relativePath(configuration.root, module.folder), { at });
  }

  const expandedResources = new Map<string, Expanded<ResourceInstance>>();
  const expanding = new Set<string>();

  /** Keys of `count` and `for_each` may not depend on the instances themselves. */
  function once<T>(table: Map<string, T>, key: string, at: TextRange, compute: () => T): T | undefined {
    const existing = table.get(key);
    if (existing) return existing;
    if (expanding.has(key)) {
      run.report({ code: 'reference-cycle', severity: 'error', message: `${prefix}${key} refers to itself.`, at });
      return undefined;
    }
    expanding.add(key);
    try {
      const made = compute();
      table.set(key, made);
      return made;
    } finally {
      expanding.delete(key);
    }
  }

  function resourcesOf(block: ResourceBlock, managed: boolean): Expanded<ResourceInstance> | undefined {
    const name = `${managed ? '' : 'data.'}${block.type}.${block.name}`;
    return once(expandedResources, name, block.header, () => {
      const expansion = run.ownFaults(() => expand(block.body, scope));
      const make = (occurrence: Occurrence): ResourceInstance => {
        const inner = occurrenceScope(scope, occurrence, run);
        const address = `${prefix}${name}${occurrence.suffix}`;
        const when = and(caller.when, occurrence.when);
        const computed = managed
          ? undefined
          : (attribute: string) =>
              knownOfDataSource({ block, attribute, scope: inner }, () => providers.settingFor(block, inner));
        const made = resourceInstance({
          block,
          address,
          when,
          scope: inner,
          managed,
          ...(computed && { computed }),
        });
        inner.self.current = made;
        return made;
      };
      return { expansion, each: expansion.occurrences.map(make), open: expansion.open && make(expansion.open) };
    });
  }

  function resourceValue(key: string, managed: boolean, at: TextRange): Data {
    const block = (managed ? module.resources : module.dataSources).get(key);
    if (!block) return undeclared(managed ? key : `data.${key}`, at);
    const expanded = resourcesOf(block, managed);
    if (!expanded) return unknown({ kind: 'cycle', through: key }, { at });
    return expandedValue(expanded.expansion, expanded, headerOf(block));
  }

  const expandedCalls = new Map<string, Expanded<ModuleInstance>>();

  function callsOf(call: NamedBlock, called: Module): Expanded<ModuleInstance> | undefined {
    return once(expandedCalls, `module.${call.name}`, call.header, () => {
      const expansion = run.ownFaults(() => expand(call.body, scope));
      const make = (occurrence: Occurrence): ModuleInstance =>
        moduleInstance(called, callerOf(call, occurrence), configuration);
      const each = expansion.occurrences.filter(() => run.instance(call.header)).map(make);
      return { expansion, each, open: expansion.open && make(expansion.open) };
    });
  }

  function callerOf(call: NamedBlock, occurrence: Occurrence): Caller {
    const inner = occurrenceScope(scope, occurrence, run);
    const address = `${prefix}module.${call.name}${occurrence.suffix}`;
    return {
      address,
      path: [...caller.path, call.name],
      when: and(caller.when, occurrence.when),
      folders: [...caller.folders, module.folder],
      argument: (name) => {
        const expression = attributeNamed(call.body, name);
        if (!expression || moduleArguments.has(name)) return undefined;
        return run.ownFaults(() => placeDeeply(evaluate(expression, inner), expression, true));
      },
      providers: (childOwn) => childProviders(call, providers, childOwn),
    };
  }

  /** The module that a call leads to, or why its outputs are unknown. */
  function called(call: NamedBlock): Module | string {
    const source = literalText(attributeNamed(call.body, 'source'));
    const name = `${prefix}module.${call.name}`;
    const at = call.header;
    if (source === undefined) return attributeNamed(call.body, 'source') ? 'a computed source' : 'no source';
    const found = configuration.find({ source, caller: module.folder, key: [...caller.path, call.name].join('.') });
    if ('remote' in found) {
      const message = `Module ${call.name} (${source}) is not on disk, so its resources and outputs are unknown. Run "terraform init" to have it read.`;
      run.report({ code: 'unread-module', severity: 'note', message, at });
      return source;
    }
    if (found.folder === module.folder || caller.folders.includes(found.folder)) {
      run.report({ code: 'module-cycle', severity: 'error', message: `${name} calls itself through ${source}.`, at });
      return source;
    }
    const loaded = configuration.load(found.folder);
    if (loaded) return loaded;
    const outside = run.sources.read(`${found.folder}/main.tf`);
    if ('problem' in outside && outside.problem === 'outside') {
      const message = `Module ${call.name} (${source}) lies outside ${run.sources.root} and is not read. Pass --allow-outside to have it read.`;
      run.report({ code: 'module-outside', severity: 'note', message, at });
    } else {
      const message = `Module ${call.name}: there is no Terraform configuration in ${source}.`;
      run.report({ code: 'missing-module', severity: 'error', message, at });
    }
    return source;
  }

  function moduleValue(name: string | undefined, at: TextRange): Data {
    const call = name === undefined ? undefined : module.calls.get(name);
    if (!call) return undeclared(`module.${name}`, at);
    const target = called(call);
    if (typeof target === 'string') {
      const address = `${prefix}module.${call.name}`;
      const open = unknown({ kind: 'module', address, source: target }, { at: headerOf(call) });
      return marked(open, { identity: address });
    }
    const expanded = callsOf(call, target);
    if (!expanded) return unknown({ kind: 'cycle', through: `module.${name}` }, { at });
    return expandedValue(expanded.expansion, expanded, headerOf(call));
  }

  function output(name: string): Data {
    const block = module.outputs.get(name);
    const expression = block && attributeNamed(block.body, 'value');
    if (!block || !expression) {
      const at = [...module.outputs.values()][0]?.header ?? [...module.variables.values()][0]?.header;
      const detail = `There is no output ${name} in ${caller.address}.`;
      if (!at || module.incomplete) return unknown({ kind: 'invalid', detail }, { at: at ?? nowhere });
      return run.fault(at, detail);
    }
    return remembered(`output.${name}`, block.header, () => {
      const value = placeDeeply(evaluate(expression, scope), expression);
      const sensitive = attributeNamed(block.body, 'sensitive');
      const isSensitive = sensitive?.type === 'literal' && sensitive.value === true;
      return isSensitive ? withWritten(value, { sensitive: true }) : value;
    });
  }

  return {
    address: caller.address,
    module,
    when: caller.when,
    providers,
    identities: [],
    attribute: (name) => output(name),
    output,
    *resources() {
      for (const block of module.resources.values()) {
        const expanded = resourcesOf(block, true);
        if (!expanded) continue;
        yield* expanded.each;
        if (expanded.open) yield expanded.open;
      }
    },
    *children() {
      for (const call of module.calls.values()) {
        const target = called(call);
        const expanded = typeof target === 'string' ? undefined : callsOf(call, target);
        if (!expanded) continue;
        yield* expanded.each;
        if (expanded.open) yield expanded.open;
      }
    },
  };
}

const moduleArguments = new Set(['source', 'version', 'count', 'for_each', 'providers', 'depends_on']);
const nowhere: Location = { file: { path: '', text: '' }, start: 0, end: 0 };

function headerOf({ header }: { readonly header: TextRange }): Location {
  return { file: header.file, start: header.start, end: header.end };
}

interface OccurrenceScope extends Scope {
  readonly self: { current?: Instance };
}

/** What `each`, `count` and `self` mean in one instance of a block. */
function occurrenceScope(scope: Scope, occurrence: Occurrence, run: Scope['run']): OccurrenceScope {
  const self: { current?: Instance } = {};
  const read = (path: readonly string[], at: TextRange): Data => {
    const [root, name = ''] = path;
    if (root === 'each' && name === 'key' && occurrence.eachKey) return occurrence.eachKey;
    if (root === 'each' && name === 'value' && occurrence.eachValue) return occurrence.eachValue;
    if (root === 'count' && name === 'index' && occurrence.index) return occurrence.index;
    if (root === 'self' && self.current) return self.current.attribute(name, at);
    return scope.references.read(path, at);
  };
  return { ...scope, run, references: { read }, self };
}
