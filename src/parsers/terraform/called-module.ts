import type { Diagnostic } from '../../model/report.ts';
import type { UnknownReason } from '../../model/unknown.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { findCalled } from './find-called.ts';
import type { Module, NamedBlock } from './load/declarations.ts';
import { attributeNamed, headerOf, literalText } from './load/declarations.ts';
import type { ModuleUse } from './module-use.ts';
import { addressIn } from './module-use.ts';
import { unreadModule } from './unread-module.ts';

/** Modules within modules beyond this are not read. */
const deepestNesting = 100;
const levelsText = `modules may be called through ${deepestNesting} others`;

/** The module that a call leads to, or why its outputs are unknown. */
export function calledModule(use: ModuleUse, call: NamedBlock): Module | UnknownReason {
  const { module, caller, configuration, scope } = use;
  const source = sourceOf(use, call);
  if (source === undefined) return withoutSource(use, call);
  const found = findCalled(use, call, source);
  const address = addressIn(use, `module.${call.name}`);
  if ('remote' in found) {
    if (found.stale) return withoutCopy(use, call, source, 'stale');
    const planned = configuration.planned?.unread(address, headerOf(call));
    const note = planned ? undefined : unreadModule(use, call, source);
    if (note) scope.run.report(note);
    return { kind: 'module', address, source };
  }
  if (!found.local && isEmptied(use, found.folder)) return withoutCopy(use, call, source, 'gone');
  if (found.folder === module.folder || caller.folders.includes(found.folder)) {
    report(use, call, 'module-cycle', 'error', `${address} calls itself through ${source}.`);
    return { kind: 'cycle', through: address };
  }
  if (caller.path.length >= deepestNesting) {
    const message = `Reading stopped here at a limit: ${levelsText}. What is called further in is not checked.`;
    report(use, call, 'evaluation-limit', 'warning', message);
    return { kind: 'limit', what: levelsText };
  }
  return configuration.load(found.folder) ?? withoutConfiguration(use, call, { ...found, source, address });
}

/** Usually a text; OpenTofu, and Terraform from 1.15 on, also take what variables and locals say. */
function sourceOf({ scope }: ModuleUse, call: NamedBlock): string | undefined {
  const argument = attributeNamed(call.body, 'source');
  const text = literalText(argument);
  if (text !== undefined || !argument) return text;
  const { result } = scope.run.apart(() => evaluate(argument, scope));
  return result.state === 'known' && typeof result.value === 'string' ? result.value : undefined;
}

function withoutSource(use: ModuleUse, call: NamedBlock): UnknownReason {
  const address = addressIn(use, `module.${call.name}`);
  const computed = attributeNamed(call.body, 'source') !== undefined;
  if (computed) {
    const message = `The source of module \`${call.name}\` is an expression that nothing here decides: its resources are not checked, and its outputs are unknown. Set its variables with --var or --var-file.`;
    report(use, call, 'unread-module', 'note', message);
  } else if (!call.body.incomplete) {
    report(use, call, 'missing-module', 'error', `Module \`${call.name}\` has no source. Say where it comes from.`);
  }
  return { kind: 'module', address, source: computed ? 'a computed source' : '' };
}

function isEmptied({ configuration }: ModuleUse, folder: string): boolean {
  const { sources } = configuration.run;
  const read = sources.read(folder);
  return !('problem' in read && read.problem === 'outside') && sources.list(folder).length === 0;
}

const copyFaults = {
  /** As when `.terraform` was committed or cached in part. */
  gone: ['is no longer there', 'restore it'],
  stale: ['is of another source or version than its call asks for now', 'install it anew'],
} as const;

/** A module that `modules.json` names, and that Terraform would not go on with. */
function withoutCopy(use: ModuleUse, call: NamedBlock, source: string, fault: keyof typeof copyFaults): UnknownReason {
  const address = addressIn(use, `module.${call.name}`);
  if (!use.configuration.planned?.unread(address, headerOf(call))) {
    const [wrong, remedy] = copyFaults[fault];
    const message = `The copy of module \`${call.name}\` (${source}) that "terraform init" made ${wrong}: its resources are not checked, and its outputs are unknown. Run "terraform init" to ${remedy}.`;
    report(use, call, 'unread-module', 'note', message);
  }
  return { kind: 'module', address, source };
}

interface Found {
  readonly folder: string;
  readonly source: string;
  readonly address: string;
}

function withoutConfiguration(use: ModuleUse, call: NamedBlock, { folder, source, address }: Found): UnknownReason {
  const { sources } = use.configuration.run;
  const name = `Module \`${call.name}\``;
  const read = sources.read(folder);
  if ('problem' in read && read.problem === 'outside') {
    const message = `${name} (${source}) lies outside of the repository and is not read. Pass --allow-outside to have it read.`;
    report(use, call, 'module-outside', 'note', message);
  } else if (sources.list(folder).length > 0) {
    // Terraform takes such a folder for an empty module.
    report(use, call, 'missing-module', 'warning', `${name}: the folder ${source} holds no Terraform configuration.`);
  } else {
    const message = `${name}: there is no folder ${source} with a Terraform configuration. Correct the path, or check out the submodule.`;
    report(use, call, 'missing-module', 'error', message);
  }
  return { kind: 'module', address, source };
}

function report(
  { scope }: ModuleUse,
  call: NamedBlock,
  code: string,
  severity: Diagnostic['severity'],
  message: string,
): void {
  scope.run.report({ code, severity, message, at: headerOf(call) });
}
