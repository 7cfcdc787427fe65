import type { Guard } from '../../model/guard.ts';
import { always, and, never } from '../../model/guard.ts';
import type { RawResource, Setting } from '../../model/resource.ts';
import type { Location } from '../../model/source.ts';
import { withWritten } from '../../model/value.ts';
import type { Data } from '../../model/value.ts';
import { conditionsOf } from './conditions.ts';
import { evaluateNode } from './evaluate.ts';
import { parameterValue } from './parameter-values.ts';
import { remembered } from './remember.ts';
import { rawResource } from './resources.ts';
import type { Scope, UnitState } from './scope.ts';
import { report } from './scope.ts';
import type { Template } from './template.ts';
import type { Entries } from './tree.ts';
import { child, entriesOf, textOf } from './tree.ts';

export interface Placement {
  readonly state: UnitState;
  readonly setting: Setting;
  readonly parent?: NonNullable<Scope['parent']>;
  readonly when?: Guard;
}

/** Stacks nest a few levels in practice; the quota of a stack's resources is 500. */
const nestingLimit = 20;
const instanceLimit = 1_000;

/** A template as it is used at one place: as a stack of its own, or nested in another. */
export function instantiate(template: Template, { state, setting, parent, when }: Placement): Scope {
  const nested = new Map<string, Scope>();
  const resources: RawResource[] = [];
  const self = (): Scope => scope;
  const scope: Scope = {
    state,
    template,
    setting,
    nested,
    resources,
    prefix: parent ? `${parent.scope.prefix}${parent.logicalId}/` : '',
    when: when ?? always,
    ...(parent && { parent }),
    given: parent ? argumentsOf(parent) : new Map(),
    evaluate: (node) => evaluateNode(node, self()),
    ...conditionsOf(self),
    parameter: remembered((name) => {
      const declaration = template.parameters.get(name);
      return declaration && { at: declaration.key, value: () => parameterValue(self(), name, declaration) };
    }),
    output: remembered((name) => {
      const written = template.outputs.get(name);
      const value = child(written?.value, 'Value');
      return written && value && { at: written.key, value: () => self().evaluate(value) };
    }),
  };
  state.paths.add(template.file.path);
  state.diagnostics.push(...(parent && alreadyUsed(parent.scope, template) ? [] : template.diagnostics));
  for (const [logicalId, { key, value }] of template.resources) {
    const exists = and(scope.when, existence(scope, value));
    if (exists === never) continue;
    const resource = rawResource(scope, logicalId, exists);
    if (!resource) continue;
    resources.push(resource);
    const inner = isNestedStack(resource.type) ? nest(scope, logicalId, { key, when: exists }) : undefined;
    if (inner) nested.set(logicalId, inner);
  }
  return scope;
}

function existence(scope: Scope, resource: Parameters<typeof child>[0]): Guard {
  const condition = child(resource, 'Condition');
  if (!condition) return always;
  const name = textOf(condition);
  return name === undefined ? scope.test(condition) : scope.condition(name, condition.at);
}

function isNestedStack(type: string): boolean {
  return type === 'AWS::CloudFormation::Stack' || type === 'AWS::Serverless::Application';
}

function nest(
  scope: Scope,
  logicalId: string,
  { key: at, when }: { readonly key: Location; readonly when: Guard },
): Scope | undefined {
  const { state, setting } = scope;
  const found = state.dialect.nestedTemplate(scope, logicalId);
  if ('source' in found) {
    const message = `The template of \`${logicalId}\` (${found.source}) is not on disk: it is not linted.`;
    report(scope, { code: 'unread-template', severity: 'note', message, at });
    return undefined;
  }
  if (isInside(scope, found.path)) {
    const message = `The nested stack \`${logicalId}\` contains itself.`;
    report(scope, { code: 'nested-cycle', severity: 'warning', message, at });
    return undefined;
  }
  if (depthOf(scope) >= nestingLimit || state.instances.count >= instanceLimit) {
    const message = `The nested stack \`${logicalId}\` is not linted: there are too many inside one another.`;
    report(scope, { code: 'evaluation-limit', severity: 'warning', message, at });
    return undefined;
  }
  state.instances.count++;
  const { template, problem = '' } = state.run.readTemplate(found.path);
  if (template) return instantiate(template, { state, setting, parent: { scope, logicalId }, when });
  const message = `The template of \`${logicalId}\` is not linted. ${problem}`.trim();
  report(scope, { code: 'unread-template', severity: 'warning', message, at });
  return undefined;
}

/** The arguments of a nested stack. They enter its template: what is wrong with them is wrong in the outer one. */
function argumentsOf({ scope, logicalId }: NonNullable<Scope['parent']>): ReadonlyMap<string, () => Data> {
  const written: Entries = entriesOf(child(scope.template.resources.get(logicalId)?.value, 'Properties', 'Parameters'));
  return new Map(
    [...written].map(([name, { value }]) => [name, () => withWritten(scope.evaluate(value), { entered: true })]),
  );
}

function isInside(scope: Scope, path: string): boolean {
  if (scope.template.file.path === path) return true;
  return scope.parent !== undefined && isInside(scope.parent.scope, path);
}

function alreadyUsed(scope: Scope, template: Template): boolean {
  return template.diagnostics.some((diagnostic) => scope.state.diagnostics.includes(diagnostic));
}

function depthOf({ parent }: Scope): number {
  return parent ? depthOf(parent.scope) + 1 : 0;
}
