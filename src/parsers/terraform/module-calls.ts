import { and } from '../../model/guard.ts';
import type { TextRange } from '../../model/source.ts';
import type { UnknownReason } from '../../model/unknown.ts';
import type { Data } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import { checkArguments, metaArguments } from './call-arguments.ts';
import { calledModule } from './called-module.ts';
import type { Configuration } from './configuration.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { placeDeeply } from './evaluate/place-deeply.ts';
import type { Instance } from './evaluate/symbolic.ts';
import { identified } from './evaluate/symbolic.ts';
import type { Occurrence } from './expand.ts';
import { expand } from './expand.ts';
import type { Expanded } from './expand-once.ts';
import { allOf, expandOnce, isIdle, valueOf } from './expand-once.ts';
import type { Module, NamedBlock } from './load/declarations.ts';
import { attributeNamed, headerOf } from './load/declarations.ts';
import type { Caller, ModuleUse } from './module-use.ts';
import { addressIn } from './module-use.ts';
import { occurrenceScope } from './occurrence-scope.ts';
import type { Providers } from './providers.ts';
import { childProviders } from './providers.ts';

/** The instances of the modules that a module calls. */
export interface ModuleCalls<T> {
  /** What `module.name` yields; undefined when it is not declared. */
  value(name: string, at: TextRange): Data | undefined;
  all(): Iterable<T>;
  /** Those that make no instance, with the module that they name. */
  idle(): readonly IdleCall[];
}

export interface IdleCall extends NamedBlock {
  readonly module: Module;
}

type Instantiate<T> = (module: Module, caller: Caller, configuration: Configuration) => T;

export function moduleCalls<T extends Instance>(
  use: ModuleUse,
  providers: Providers,
  instantiate: Instantiate<T>,
): ModuleCalls<T> {
  const { module, configuration, scope } = use;
  const { run } = scope;
  const once = expandOnce<T>(use);
  const reached = new Map<string, Module | UnknownReason>();

  function called(call: NamedBlock): Module | UnknownReason {
    const known = reached.get(call.name);
    if (known) return known;
    // A source may be an expression, and must not need the module itself.
    reached.set(call.name, { kind: 'cycle', through: addressIn(use, `module.${call.name}`) });
    const found = calledModule(use, call);
    reached.set(call.name, found);
    return found;
  }

  /** What is known of a module that cannot be read is what a plan says of it. */
  function withoutModule(call: NamedBlock, reason: UnknownReason): Data {
    const address = addressIn(use, `module.${call.name}`);
    const at = headerOf(call);
    const planned = reason.kind === 'module' ? configuration.planned?.unread(address, at) : undefined;
    return planned ?? identified(unknown(reason, { at }), address);
  }

  function expanded(call: NamedBlock, target: Module): Expanded<T> | undefined {
    return once(`module.${call.name}`, call.header, () => {
      checkArguments(call, target, run);
      const written = run.ownFaults(() => expand(call.body, scope));
      const address = addressIn(use, `module.${call.name}`);
      const expansion = configuration.planned?.expansion(address, written, call.header) ?? written;
      const make = (occurrence: Occurrence): T => {
        const caller = callerOf(use, call, occurrence);
        const handOver = (own: Providers): Providers => childProviders(call, providers, own);
        return instantiate(target, { ...caller, providers: handOver }, configuration);
      };
      const each = expansion.occurrences.filter(() => run.module(call.header)).map(make);
      const open = expansion.open && run.module(call.header) ? make(expansion.open) : undefined;
      return { expansion, each, open };
    });
  }

  return {
    value(name, at) {
      const call = module.calls.get(name);
      if (!call) return undefined;
      const target = called(call);
      if ('kind' in target) return withoutModule(call, target);
      const instances = expanded(call, target);
      return instances ? valueOf(instances) : unknown({ kind: 'cycle', through: `module.${name}` }, { at });
    },
    *all() {
      for (const call of module.calls.values()) {
        const target = called(call);
        if ('kind' in target) withoutModule(call, target);
        const instances = 'kind' in target ? undefined : expanded(call, target);
        if (instances) yield* allOf(instances);
      }
    },
    idle: () =>
      [...module.calls.values()].flatMap((call) => {
        const target = called(call);
        return !('kind' in target) && isIdle(expanded(call, target)) ? [{ ...call, module: target }] : [];
      }),
  };
}

/** The calling side of one instance: arguments are evaluated here, where they are written. */
function callerOf(use: ModuleUse, call: NamedBlock, occurrence: Occurrence): Caller {
  const { module, caller, scope } = use;
  const inner = occurrenceScope(scope, occurrence);
  const address = addressIn(use, `module.${call.name}`) + occurrence.suffix;
  return {
    address,
    path: [...caller.path, call.name],
    when: and(caller.when, occurrence.when),
    folders: [...caller.folders, module.folder],
    calls: [{ address, at: headerOf(call) }, ...caller.calls],
    argument(name) {
      const expression = attributeNamed(call.body, name);
      if (!expression || metaArguments.has(name)) return undefined;
      const as = (): string => `argument \`${name}\` of module \`${call.name}\``;
      return scope.run.ownFaults(() => placeDeeply(evaluate(expression, inner), { at: expression, as, enters: true }));
    },
  };
}
