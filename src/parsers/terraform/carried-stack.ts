import { not } from '../../model/guard.ts';
import type { Guard } from '../../model/guard.ts';
import type { RawResource, Setting } from '../../model/resource.ts';
import type { Data, Datum, Written } from '../../model/value.ts';
import { casesOf, oneOf } from '../../model/cases.ts';
import { absent } from '../../model/value.ts';
import type { Argument, Arguments, CarriedBody, CarriedStack, CarriedTemplates } from '../embedded/carried.ts';
import type { Entry } from './evaluate/collections.ts';
import { entriesOf, mappingOf } from './evaluate/collections.ts';
import { evaluate } from './evaluate/evaluate.ts';
import type { Scope } from './evaluate/scope.ts';
import { holdsSecret } from './evaluate/holds-secret.ts';
import { scalarText } from './evaluate/scalars.ts';
import { hidden } from './evaluate/secret.ts';
import { encodedOf } from './evaluate/symbolic.ts';
import { fileOfText } from './functions/text-files.ts';
import { attributeNamed, headerOf } from './load/declarations.ts';
import type { ResourceInstance } from './resource-object.ts';
import type { Deployable } from './stack-set.ts';
import { deploymentOf, isStackSet } from './stack-set.ts';
import { uploadedText } from './uploaded-template.ts';

/** Whether resources of a type carry a CloudFormation template. */
export function carriesTemplate(type: string): boolean {
  return type === 'aws_cloudformation_stack' || isStackSet({ type });
}

export interface Carrying {
  readonly instance: ResourceInstance;
  /** Where its provider deploys. */
  readonly setting: Omit<Setting, 'providerMajor'>;
  readonly templates: CarriedTemplates;
  /** The resources that deploy stack sets anywhere in the configuration. */
  deploying(): Iterable<Deployable>;
}

/** The stack that a resource makes, read once. What it needs may need it in turn, and there it is not known. */
export function carriedStack(carrying: () => Carrying): () => CarriedStack | undefined {
  let found: { readonly stack: CarriedStack | undefined } | undefined;
  let running = false;
  return () => {
    if (found) return found.stack;
    const all = carrying();
    if (running) {
      reportCycle(all.instance);
      return undefined;
    }
    running = true;
    found = { stack: open(all) };
    return found.stack;
  };
}

function reportCycle({ address, block, inside }: ResourceInstance): void {
  const message = `${address} refers to itself, directly or through others.`;
  inside().scope.run.report({ code: 'reference-cycle', severity: 'error', message, at: headerOf(block) });
}

function open({ instance, setting, templates, deploying }: Carrying): CarriedStack | undefined {
  const { block, address, type, when } = instance;
  const { run } = instance.inside().scope;
  const { unit } = run;
  const at = headerOf(block);
  const { value, isSecret } = bodyOf(instance);
  const carrier = { unit, address, type, at, body: instance, setting: { ...setting, providerMajor: absent({ at }) } };
  const deployment = isStackSet(carrier) ? deploymentOf(carrier, deploying()) : undefined;
  const parameters = argumentsIn(instance.read('parameters'));
  const found = templates.open({
    unit,
    address,
    at,
    when,
    setting: deployment?.setting ?? carrier.setting,
    body: value,
    source: instance.read('template_url'),
    parameters: deployment?.given(parameters) ?? parameters,
    diagnostics: run.diagnostics,
  });
  return found && isSecret ? { ...found, resources: found.resources.map(withSecrets) } : found;
}

/** What a text is made of that holds a secret cannot be told apart. */
function withSecrets(resource: RawResource): RawResource {
  const { body } = resource;
  return { ...resource, body: { read: (property) => hidden(body.read(property)) } };
}

interface Body {
  readonly value: CarriedBody | undefined;
  readonly isSecret: boolean;
}

/** The values that a text is encoded from tell more than the text: each of them knows its place. */
function bodyOf(instance: ResourceInstance): Body {
  const { block } = instance;
  const { scope } = instance.inside();
  const text = instance.read('template_body');
  const url = attributeNamed(block.body, 'template_url');
  const uploaded = text.state === 'absent' && url ? uploadedText(url, scope) : undefined;
  if (uploaded) return asText(uploaded, scope);
  if (text.state === 'absent') return { value: undefined, isSecret: false };
  const written = attributeNamed(block.body, 'template_body');
  const [argument, ...others] = written?.type === 'call' && isEncoding(written.name) ? written.args : [];
  const values =
    argument && others.length === 0
      ? scope.run.apart(() => evaluate(argument, scope)).result
      : text.state === 'unknown'
        ? encodedOf(text)
        : undefined;
  if (values?.state === 'known') return { value: { type: 'values', values }, isSecret: holdsSecret(values) };
  return asText(text, scope);
}

function asText(text: Data, { run }: Scope): Body {
  return { value: { type: 'text', text, renderedFrom: fileOfText(text, run) }, isSecret: holdsSecret(text) };
}

function isEncoding(name: string): boolean {
  return name === 'jsonencode' || name === 'yamlencode';
}

/** The values of `parameters`; a null gives none. */
export function argumentsIn(value: Data): Arguments {
  const { entries, rest } = entriesOf(value);
  const named = new Map<string, Argument>();
  for (const [name, { when, value: given }] of entries) {
    named.set(name, { at: given.at, value: () => underCondition(given, when) });
  }
  const [more] = rest;
  return more ? { named, open: () => more.value } : { named };
}

function underCondition(value: Data, when: Guard): Data {
  return oneOf<Datum>(
    [
      { when, value },
      { when: not(when), value: absent({ at: value.at }) },
    ],
    value,
  );
}

/** What Terraform reads of a stack as `outputs`: a map of texts. */
export function outputsOf(stack: CarriedStack, written: Written): Data {
  const entries = new Map<string, Entry>();
  for (const [name, { when, value }] of stack.outputs()) entries.set(name, { when, value: asTexts(value) });
  return mappingOf(entries, written);
}

function asTexts(value: Data): Data {
  const cases = casesOf(value).map(({ when, value: one }) => {
    const isText = one.state !== 'known' || typeof one.value === 'object' || typeof one.value === 'string';
    return { when, value: isText ? one : { ...one, value: scalarText(one.value) } };
  });
  return oneOf<Datum>(cases, value);
}
