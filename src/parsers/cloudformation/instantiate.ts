import type { Guard } from '../../model/guard.ts';
import { always, and, never } from '../../model/guard.ts';
import type { Diagnostic } from '../../model/report.ts';
import type { RawResource, Setting } from '../../model/resource.ts';
import type { Location } from '../../model/source.ts';
import { conditionsOf } from './conditions.ts';
import { evaluateNode } from './evaluate.ts';
import { existence } from './existence.ts';
import { declaredName } from './language-extensions/open-names.ts';
import { unfoldSections } from './language-extensions/unfold-sections.ts';
import { checkParameters } from './parameter-faults.ts';
import { parameterValue } from './parameter-values.ts';
import { argumentsOf, givenBy } from './nested/arguments.ts';
import { argumentFaults } from './nested/check-arguments.ts';
import { stackSetSetting } from './nested/stack-set.ts';
import { remembered } from './remember.ts';
import { rawResource } from './resources.ts';
import { withNested } from './exports.ts';
import type { Given, NestedTemplate, Scope, UnitState } from './scope.ts';
import { report } from './scope.ts';
import { worldOf } from './rules-section.ts';
import type { Template } from './template.ts';
import type { Entry } from './tree.ts';
import { child, textAt } from './tree.ts';

export interface Placement {
  readonly state: UnitState;
  readonly setting: Setting;
  /** Values of parameters. */
  readonly given: Given;
  /** What stands before the names of what a resource of another format carries. */
  readonly prefix?: string;
  readonly parent?: NonNullable<Scope['parent']>;
  readonly when?: Guard;
}

/** Stacks nest a few levels in practice; the quota of a stack's resources is 500. */
const nestingLimit = 20;
const instanceLimit = 1_000;

/** A template as it is used at one place: as a stack of its own, or nested in another. */
export function instantiate(
  template: Template,
  { state, setting, given, parent, when, prefix = '' }: Placement,
): Scope {
  const nested = new Map<string, Scope>();
  const resources: RawResource[] = [];
  const opened = new Set<string>();
  const self = (): Scope => scope;
  let unfolded = template;
  const scope: Scope = {
    state,
    get template() {
      return unfolded;
    },
    setting,
    nested,
    nestedStack(logicalId) {
      if (opened.has(logicalId)) return nested.get(logicalId);
      // Kept first: what is given to it may be its own.
      opened.add(logicalId);
      const inner = nest(self(), logicalId);
      if (inner) nested.set(logicalId, inner);
      return inner;
    },
    resources,
    prefix: parent ? `${parent.scope.prefix}${parent.logicalId}/` : prefix,
    when: when ?? always,
    ...(parent && { parent }),
    given,
    evaluate: (node) => evaluateNode(node, self()),
    ...conditionsOf(self),
    world: worldOf(self),
    parameter: remembered(
      (name) => template.parameters.get(name),
      (declaration, name) => parameterValue(self(), name, declaration),
    ),
    output: remembered(
      (name) => outputNamed(self(), name),
      ({ value: output }) => {
        const value = child(output, 'Value');
        return value && self().evaluate(value);
      },
    ),
  };
  for (const path of [template.file.path, ...(template.includes ?? [])]) state.paths.add(path);
  state.diagnostics.push(...(parent && alreadyUsed(parent.scope, template) ? [] : template.diagnostics));
  unfoldSections(scope, (next) => (unfolded = next));
  for (const [logicalId, entry] of scope.template.resources) {
    const exists = and(scope.when, existence(scope, entry));
    if (exists === never) continue;
    const resource = rawResource(scope, logicalId, exists);
    if (resource) resources.push(resource);
    if (resource && isNestedStack(resource.type)) scope.nestedStack(logicalId);
  }
  // What is given may come from a stack that stands further down.
  if (!parent) for (const each of withNested([scope])) checkParameters(each);
  return scope;
}

function outputNamed({ template: { outputs } }: Scope, name: string): Entry | undefined {
  return outputs.get(declaredName(outputs, name) ?? '');
}

function isNestedStack(type: string): boolean {
  return /^AWS::(CloudFormation::Stack(Set)?|Serverless::Application)$/.test(type);
}

function nest(scope: Scope, logicalId: string): Scope | undefined {
  const entry = scope.template.resources.get(logicalId);
  if (!entry || !isNestedStack(textAt(entry.value, 'Type') ?? '')) return undefined;
  const when = and(scope.when, existence(scope, entry));
  if (when === never) return undefined;
  const { key: at } = entry;
  const { state } = scope;
  const found = state.dialect.nestedTemplate(scope, logicalId);
  const refusal = refusalOf(scope, logicalId, found);
  if (refusal) {
    report(scope, { ...refusal, at });
    return undefined;
  }
  state.instances.count++;
  const template = templateFound(scope, logicalId, { found, at });
  if (!template) return undefined;
  const values = argumentsOf(scope, logicalId);
  for (const fault of argumentFaults(values, template, { name: logicalId, at })) report(scope, fault);
  const given = givenBy(values, template);
  return instantiate(template, {
    state,
    setting: settingOf(scope, logicalId),
    given,
    parent: { scope, logicalId },
    when,
  });
}

/** Why a template is not even opened. */
function refusalOf(scope: Scope, logicalId: string, found: NestedTemplate): Diagnostic | undefined {
  if ('source' in found) {
    return { code: 'unread-template', severity: 'note', message: elsewhere(logicalId, found) };
  }
  if ('path' in found && isInside(scope, found.path)) {
    return { code: 'nested-cycle', severity: 'warning', message: `The nested stack \`${logicalId}\` contains itself.` };
  }
  if (depthOf(scope) < nestingLimit && scope.state.instances.count < instanceLimit) return undefined;
  const message = `The nested stack \`${logicalId}\` is not linted: there are too many inside one another.`;
  return { code: 'evaluation-limit', severity: 'warning', message };
}

function elsewhere(logicalId: string, { source, twin }: Extract<NestedTemplate, { source: string }>): string {
  const what = `The template of \`${logicalId}\` (${source})`;
  if (twin === undefined) return `${what} is not on disk: it is not linted.`;
  return `${what} is published elsewhere, and what is deployed from there is not linted. \`${twin}\` may be the same: named by its path, as \`aws cloudformation package\` takes it, it is linted as a part of this stack.`;
}

function templateFound(
  scope: Scope,
  logicalId: string,
  { found, at }: { readonly found: NestedTemplate; readonly at: Location },
): Template | undefined {
  const { run } = scope.state;
  const isFile = 'path' in found;
  const read = isFile ? run.readTemplate(found.path) : 'body' in found ? run.readBody(found.body) : {};
  if (read.template) return read.template;
  // A file says for itself what is wrong with it.
  for (const diagnostic of isFile ? [] : (read.diagnostics ?? [])) report(scope, diagnostic);
  const message = `The template of \`${logicalId}\` is not linted. ${read.problem ?? ''}`.trim();
  report(scope, { code: 'unread-template', severity: isFile ? 'warning' : 'note', message, at });
  return undefined;
}

function settingOf(scope: Scope, logicalId: string): Setting {
  const type = textAt(scope.template.resources.get(logicalId)?.value, 'Type');
  return type === 'AWS::CloudFormation::StackSet' ? stackSetSetting(scope, logicalId) : scope.setting;
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
