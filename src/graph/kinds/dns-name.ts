import type { Unit } from '../../model/resource.ts';
import type { Case, Value } from '../../model/value.ts';
import { eachCase, map } from '../../model/cases.ts';
import type { Field } from '../composed-text.ts';
import { behind, piecesOf } from '../composed-text.ts';

/** Names are alike in any case, and with or without the dot of the root. */
export function domainName(name: Value<string>): Value<string> {
  return map(name, (text) => text.toLowerCase().replace(/(?<=.)\.$/, ''));
}

/**
 * A name that resources are reached by, with the attribute that it stands for: also where the name has `dualstack.`
 * before it or a port behind it, and where it is cut out of the attribute (`Split` of `DnsEntries`, `split` of
 * `endpoint`), for what a text gives to DNS from such an attribute is the name in it.
 */
export function resourceName(name: Value<string>, unit: Unit): Value<string> {
  return eachCase(name, (value) => withOrigin(value, unit));
}

function withOrigin(value: Case<string>['value'], unit: Unit): Case<string>['value'] {
  if (value.state !== 'unknown' || value.origin) return value;
  if (value.parts) {
    const origin = nameAmong(piecesOf(value))?.origin;
    return origin ? { ...value, origin } : value;
  }
  if (value.reason.kind !== 'attribute') return value;
  const { address, attribute } = value.reason;
  return { ...value, origin: { unit: unit.id, address, attribute } };
}

function nameAmong(pieces: Field): Value<string> | undefined {
  const [name, end = '', ...others] = behind(pieces, 'dualstack.') ?? pieces;
  const isEnd = typeof end === 'string' && /^\.?(:\d+)?$/.test(end);
  return typeof name === 'object' && isEnd && others.length === 0 ? name : undefined;
}
