import type { Format } from '../model/resource.ts';
import type { Suggestion } from './rule.ts';
import { code } from './wording.ts';

/** A setting as one writes it in that format: `load_balancer_type = "network"`, `Type: network`. */
export function spellSetting({ property, set }: Suggestion, format: Format): string {
  const name = property.property;
  if (name === undefined) return code(String(set));
  const path = property.at.file.path;
  // A CDK app's template is JSON, but nobody writes it: its author thinks in property names.
  const isJson = format !== 'cdk' && format !== 'plan' && path.endsWith('.json');
  if (format !== 'terraform' && format !== 'plan' && attributeKey.test(name))
    return code(spellAttribute(name, { set, isJson }));
  if (isJson) return code(`${JSON.stringify(name)}: ${JSON.stringify(set)}`);
  if (format === 'terraform' || format === 'plan') {
    return code(`${name} = ${typeof set === 'string' ? JSON.stringify(set) : String(set)}`);
  }
  return code(`${name}: ${spellYaml(set)}`);
}

/** Templates write attributes of load balancers and their like in lists of keys and values, which are texts. */
const attributeKey = /^[a-z][a-z\d_]*(?:\.[a-z\d_]+)+$/;

function spellAttribute(key: string, { set, isJson }: { set: Suggestion['set']; isJson: boolean }): string {
  const value = String(set);
  return isJson
    ? `"Key": ${JSON.stringify(key)}, "Value": ${JSON.stringify(value)}`
    : `Key: ${key}, Value: ${spellYaml(value)}`;
}

/** What YAML 1.1 reads as something else than a string: https://yaml.org/type/bool.html and its neighbours. */
const notAString =
  /^(?:y|n|yes|no|true|false|on|off|null|~|[-+]?[\d.][\d_,.:]*(?:e[-+]?\d+)?|0[xbo][\da-f_]+|[-+]?\.(?:inf|nan)|\d{4}-\d\d?-\d\d?.*|=|<<)$/i;
const plain = /^[\w./][\w ./@+-]*(?::+[\w./@+-]+)*$/;

function spellYaml(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return plain.test(value) && !value.endsWith(' ') && !notAString.test(value) ? value : JSON.stringify(value);
}
