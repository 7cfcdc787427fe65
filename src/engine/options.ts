import type { ErrorObject } from 'ajv';
import { Ajv } from 'ajv';
import { unknownName } from '../model/nearest-name.ts';
import type { DataPath } from './data-path.ts';
import { dataText, pathOfPointer, pathText } from './data-path.ts';
import type { RuleModule } from './rule.ts';

/**
 * What is wrong with options that come from outside, one sentence each; none when they are right. Options of built-in
 * profiles are validated by the tests instead, and this file is imported only when it is needed, so that no other run
 * pays for loading ajv (docs/decisions/0006-ajv.md).
 */
export function optionFaults(rule: RuleModule, options: unknown): readonly string[] {
  const validate = new Ajv({ allErrors: true, verbose: true, strict: true, strictTuples: false }).compile(
    rule.meta.schema,
  );
  if (validate(options)) return [];
  const sentences = (validate.errors ?? []).map((error) => `Rule "${rule.name}": ${sentenceOf(error, rule)}`);
  return [...new Set(sentences)];
}

function sentenceOf(error: ErrorObject, rule: RuleModule): string {
  const path = pathOfPointer(error.instancePath);
  if (error.keyword === 'additionalProperties') {
    const wrong: unknown = error.params['additionalProperty'];
    const schema: unknown = error.parentSchema?.['properties'];
    const allowed = Object.keys(path.length === 0 ? rule.meta.schema.properties : isObject(schema) ? schema : {});
    return unknownName(path.length === 0 ? 'option' : `part of ${optionName(path)}`, String(wrong), allowed);
  }
  const what = path.length === 0 ? 'the options' : optionName(path);
  return `${what} ${demandOf(error)}, not ${dataText(error.data)}.`;
}

function demandOf(error: ErrorObject): string {
  const allowed: unknown = error.params['allowedValues'];
  if (Array.isArray(allowed)) return `must be one of ${allowed.map((one) => JSON.stringify(one)).join(', ')}`;
  return error.message ?? 'is wrong';
}

/** `option "ranges[0][1]"` */
function optionName(path: DataPath): string {
  return `option "${pathText(path)}"`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
