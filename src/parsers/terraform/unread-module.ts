import type { Diagnostic } from '../../model/report.ts';
import { findCalled } from './find-called.ts';
import type { Module, NamedBlock } from './load/declarations.ts';
import { attributeNamed, headerOf, literalText } from './load/declarations.ts';
import { outputsUsed } from './load/outputs-used.ts';
import type { ModuleUse } from './module-use.ts';
import { groupBy } from '../../model/group-by.ts';
import { remembered } from '../../model/remember.ts';

/** More outputs than this are counted, not named. */
const mostNamed = 8;

/**
 * Says of a module whose source is not on disk what that leaves unknown. Calls of one source are one note, made for the
 * first of them: what reads one of them reads all.
 */
export function unreadModule(use: ModuleUse, call: NamedBlock, source: string): Diagnostic | undefined {
  const calls = callsOfSource(use, call, source);
  if (calls[0] !== call) return undefined;
  const outputs = outputsOf(use, calls);
  const names = calls.map(({ name }) => `\`${name}\``);
  const [subject, their] =
    calls.length === 1 ? [`Module ${names.join('')}`, 'its'] : [`Modules ${listed(names)}`, 'their'];
  const unknown = outputs.length === 0 ? '' : `, and ${unknownOutputs(outputs, calls.length === 1)}`;
  const message = `${subject} (${source}) ${calls.length === 1 ? 'is' : 'are'} not on disk: ${their} resources are not checked${unknown}. Run "terraform init" to have ${calls.length === 1 ? 'it' : 'them'} read.`;
  return { code: 'unread-module', severity: 'note', message, at: headerOf(call) };
}

/** The calls of the same source that are not on disk either, in the order written; up to the first for any other. */
function callsOfSource(use: ModuleUse, call: NamedBlock, source: string) {
  const isUnread = (other: NamedBlock): boolean => {
    const found = findCalled(use, other, source);
    return 'remote' in found && !found.stale;
  };
  const same = bySource(use.module).get(source) ?? [call];
  const first = same.find(isUnread) ?? call;
  return first === call ? same.filter(isUnread) : [first];
}

const bySource = remembered((module: Module) =>
  groupBy(module.calls.values(), (call) => literalText(attributeNamed(call.body, 'source')) ?? ''),
);

function outputsOf({ module }: ModuleUse, calls: readonly NamedBlock[]): readonly string[] {
  const used = outputsUsed(module);
  const only = calls.length === 1;
  return calls.flatMap(({ name }) =>
    [...(used.get(name) ?? [])].sort().map((output) => (only ? `\`${output}\`` : `\`${name}.${output}\``)),
  );
}

function unknownOutputs(outputs: readonly string[], own: boolean): string {
  const named =
    outputs.length <= mostNamed
      ? listed(outputs)
      : `${outputs.slice(0, mostNamed).join(', ')} and ${outputs.length - mostNamed} more`;
  const several = outputs.length > 1;
  return `${own ? 'its' : 'the'} output${several ? 's' : ''} ${named} ${several ? 'are' : 'is'} unknown`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
