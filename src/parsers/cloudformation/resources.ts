import type { Guard } from '../../model/guard.ts';
import type { RawBody, RawResource } from '../../model/resource.ts';
import type { Location } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { absent, unknown } from '../../model/value.ts';
import { evaluateEntry, isMacro } from './evaluate.ts';
import { unfold } from './language-extensions/for-each.ts';
import { needsExtensions } from './language-extensions/needs-extensions.ts';
import { isOpenName } from './language-extensions/open-names.ts';
import { remembered } from './remember.ts';
import type { Scope } from './scope.ts';
import { report } from './scope.ts';
import type { Entry, Node } from './tree.ts';
import { child, entriesOf, isLoop, namesAt, shapeAt, textAt } from './tree.ts';

export function rawResource(scope: Scope, logicalId: string, when: Guard): RawResource | undefined {
  const entry = scope.template.resources.get(logicalId);
  const type = textAt(entry?.value, 'Type');
  if (!entry) return undefined;
  if (type === undefined) {
    const what = child(entry.value, 'Type')?.type === 'call' ? 'does not write out its' : 'has no';
    const message = `The resource \`${logicalId}\` ${what} \`Type\` and is not linted.`;
    report(scope, { code: 'template-shape', severity: 'warning', message, at: entry.key });
    return undefined;
  }
  sayPolicies(scope, entry.value);
  const shape = shapeAt(entry.value, 'Properties');
  if (shape === 'one' || shape === 'list') {
    const message = `The \`Properties\` of \`${logicalId}\` must be a mapping.`;
    report(scope, { code: 'template-shape', severity: 'error', message, at: entry.key });
  }
  return {
    unit: scope.state.unit,
    type,
    address: scope.state.dialect.addressOf(scope, logicalId),
    when,
    setting: scope.setting,
    at: entry.key,
    body: bodyOf(scope, entry),
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html */
function sayPolicies(scope: Scope, resource: Node): void {
  for (const name of ['DeletionPolicy', 'UpdateReplacePolicy']) {
    const written = textAt(resource, name) === undefined ? child(resource, name) : undefined;
    if (written?.type === 'call') needsExtensions(scope, written.at, `A function in \`${name}\``);
  }
}

/** Opened when it is asked for the first time: most resources are of types that nobody asks. */
function bodyOf(scope: Scope, { value: resource, key: at }: Entry): RawBody {
  let opened: RawBody | undefined;
  const open = (): RawBody => (opened ??= openBody(scope, child(resource, 'Properties'), at));
  // What a loop cannot make is said of every resource.
  if (namesAt(resource, 'Properties').some(isLoop)) open();
  return { read: (property) => open().read(property), names: () => open().names?.() ?? [] };
}

function openBody(scope: Scope, properties: Node | undefined, at: Location): RawBody {
  const { entries: written, rest } = unfold(entriesOf(properties), scope);
  const isOpen = (name: string) => isMacro(name) || isOpenName(name);
  const opaque = rest !== undefined || properties?.type === 'call' || [...written.keys()].some(isOpen);
  const values = remembered(
    (name) => written.get(name),
    (entry, name) => evaluateEntry(entry, scope, name),
  );
  return {
    read(property): Data {
      const value = values(property);
      if (value) return value.state === 'absent' ? { ...value, at } : value;
      if (!opaque) return absent({ at, property });
      return unknown(rest?.reason ?? { kind: 'opaque', what: 'what a macro adds' }, { at, property });
    },
    names: () => [...written.keys()],
  };
}
