import { always, not } from '../../../model/guard.ts';
import type { TextRange } from '../../../model/source.ts';
import type { Data, Datum, Unknown } from '../../../model/value.ts';
import { casesOf, oneOf } from '../../../model/cases.ts';
import { either, unknown } from '../../../model/value.ts';
import type { Single } from '../evaluate/alternatives.ts';
import { distribute } from '../evaluate/alternatives.ts';
import { elementsOf } from '../evaluate/collections.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { limitTexts, longestList } from '../evaluate/limits.ts';
import { isInvalid } from '../evaluate/operators.ts';
import type { Run } from '../evaluate/run.ts';
import type { Scope } from '../evaluate/scope.ts';
import {
  callIdentity,
  computedAt,
  identityOf,
  marked,
  neverNull,
  ownNameOf,
  truthOf,
  unknownResult,
} from '../evaluate/symbolic.ts';
import { holdsSecret } from '../evaluate/holds-secret.ts';
import { hidden, hiddenLike } from '../evaluate/secret.ts';
import { isTooLarge } from '../evaluate/unfolded.ts';
import { asUniform, uniformTwice } from '../evaluate/uniform.ts';
import type { Call } from '../hcl/syntax.ts';
import { fileFunctions } from './files.ts';
import { formatOpen } from './format-open.ts';
import type { CallSite, Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, NotEvaluated, TooLarge } from './function-types.ts';
import { fromPlain, toPlain } from './plain-values.ts';
import { decodeOpen, encodeOpen } from './json-open.ts';
import { movingFunctions, plainFunctions } from './registry.ts';
import { countFault, isFunction, mayBeNull, noFunction } from './signatures.ts';
import { can, tryEach } from './trying.ts';

/**
 * Results that are never known: they exist when Terraform runs (`timestamp`), need a key that is no part of the sources
 * (`rsadecrypt`), or depend on how Go compresses (`base64gzip`).
 */
export const neverKnown: ReadonlySet<string> = new Set([
  'timestamp',
  'plantimestamp',
  'uuid',
  'bcrypt',
  'rsadecrypt',
  'base64gzip',
]);

/** Functions that say or settle themselves whether their result is secret. */
const unhidden: ReadonlySet<string> = new Set(['nonsensitive', 'issensitive', 'sensitive']);

/** What these give is a list or a map, and no tuple and no object. */
const givesUniform: ReadonlyMap<string, (result: Data) => Data> = new Map([
  ...['cidrsubnets', 'csvdecode', 'formatlist', 'matchkeys', 'range', 'regexall', 'split'].map(
    (name) => [name, asUniform] as const,
  ),
  ['transpose', uniformTwice],
]);

/** What these read may be null. */
const mayGiveNull = new Set(['jsondecode', 'yamldecode']);

export function callFunction(expression: Call, scope: Scope): Data {
  return toldApart(resultOf(expression, scope), expression, scope.run);
}

/** What a call comes to in one turn of a loop or one instance is not what it comes to in another. */
function toldApart(result: Data, at: TextRange, run: Run): Data {
  const named = (single: Single): Single =>
    isNameless(single) ? marked(single, { ownName: run.unnamed(at, single.reason) }) : single;
  if (result.state !== 'one-of') return named(result);
  if (!result.cases.some((each) => isNameless(each.value))) return result;
  return either(
    result.cases.map((each) => ({ when: each.when, value: named(each.value) })),
    result,
  );
}

function isNameless(value: Single): value is Unknown {
  return value.state === 'unknown' && (identityOf(value) ?? ownNameOf(value) ?? truthOf(value)) === undefined;
}

function resultOf(expression: Call, scope: Scope): Data {
  const name = expression.name.replace(/^core::/, '');
  if (scope.constant) {
    const detail = `The value of a variable cannot call a function, as ${name} is here. Write what it comes to.`;
    return scope.run.fault(expression, detail);
  }
  if (name.startsWith('provider::')) {
    const args = argumentsOf(expression, scope);
    return unknownResult(
      unknown({ kind: 'function', name }, { at: expression }),
      computedAt(expression, args),
      callIdentity(name, args),
    );
  }
  if (!isFunction(name)) return scope.run.fault(expression, noFunction(name));
  const wrongCount = expression.expand ? undefined : countFault(name, expression.args.length);
  if (wrongCount !== undefined) return scope.run.fault(expression, wrongCount);
  if (name === 'try') return tryEach(expression, scope);
  if (name === 'can') return can(expression, scope);
  const args = argumentsOf(expression, scope);
  if (args.length > longestList) return unknown({ kind: 'limit', what: limitTexts.arguments }, { at: expression });
  const fault = argumentFault(name, args, expression.expand);
  if (fault !== undefined) return scope.run.fault(expression, fault);
  const call: CallSite = { name, at: expression, scope, run: scope.run };
  const moving = movingFunctions.get(name) ?? fileFunctions.get(name);
  if (moving) return unhidden.has(name) ? moving(args, call) : hiddenLike(moving(args, call), ...args);
  const plain = plainFunctions.get(name);
  if (plain) {
    const result = applyPlain(plain, args, call);
    return args.some((arg) => holdsSecret(arg)) ? hidden(result) : result;
  }
  return unknown({ kind: 'function', name }, computedAt(expression, args), { nonNull: true });
}

function argumentFault(name: string, args: readonly Data[], expanded: boolean): string | undefined {
  // Of a call that expands nothing they were counted before.
  const isCounted = !expanded || args.some((arg) => arg.state !== 'known' && arg.state !== 'absent');
  const wrongCount = isCounted ? undefined : countFault(name, args.length);
  if (wrongCount !== undefined) return wrongCount;
  const refused = args.findIndex((arg, position) => arg.state === 'absent' && !mayBeNull(name, position));
  return refused < 0 ? undefined : `${name} takes no null as argument ${refused + 1}.`;
}

/** `f(list...)`: an element under a condition is an argument that may be null. */
function argumentsOf(expression: Call, scope: Scope): readonly Data[] {
  const args = expression.args.map((arg) => evaluate(arg, scope));
  const last = args.at(-1);
  if (!expression.expand || !last) return args;
  const { items, rest } = elementsOf(last);
  const each = items.map(({ when, value }) =>
    when === always
      ? value
      : oneOf<Datum>(
          [
            { when, value },
            { when: not(when), value: { state: 'absent', at: value.at } },
          ],
          value,
        ),
  );
  return [...args.slice(0, -1), ...each, ...rest.map((more) => more.value)];
}

/** Computes where everything is known; with an alternative, once for each; unknown otherwise. */
function applyPlain(compute: PlainFunction, args: readonly Data[], call: CallSite): Data {
  const written = computedAt(call.at, args);
  return distribute(args, written, (singles) => {
    if (singles.some((single) => isTooLarge(single)))
      return unknown({ kind: 'limit', what: limitTexts.parts }, written);
    const plains: Plain[] = [];
    let open: Data | undefined;
    for (const single of singles) {
      const result = toPlain(single);
      if ('open' in result) open ??= result.open;
      else plains.push(result.plain);
    }
    if (open) {
      const kept = call.name === 'format' ? formatOpen(singles, call) : openText(call, singles);
      if (kept) return kept;
      const result = unknownResult(causeOf(open, call), computedAt(call.at, singles), callIdentity(call.name, singles));
      return isInvalid(result) || mayGiveNull.has(call.name) ? result : neverNull(result);
    }
    return computed(compute, plains, call, singles);
  });
}

/** JSON texts are policies, of which much is known where an ARN is not. */
function openText({ name, at }: CallSite, [value]: readonly Data[]): Data | undefined {
  if (!value || (value.state === 'unknown' && name === 'jsonencode')) return undefined;
  if (name === 'jsonencode') return encodeOpen(value, computedAt(at, [value]));
  return name === 'jsondecode' ? decodeOpen(value) : undefined;
}

function causeOf(open: Data, call: CallSite): Unknown {
  if (open.state === 'unknown') return open;
  const inner = casesOf(open).find((each) => each.value.state === 'unknown')?.value;
  return inner?.state === 'unknown'
    ? inner
    : unknown({ kind: 'choice', of: `the arguments of ${call.name}` }, { at: call.at });
}

function computed(compute: PlainFunction, plains: readonly Plain[], call: CallSite, inputs: readonly Data[]): Data {
  const written = computedAt(call.at, inputs);
  try {
    const result = fromPlain(compute(...plains), written);
    return givesUniform.get(call.name)?.(result) ?? result;
  } catch (error) {
    if (error instanceof TooLarge) return unknown({ kind: 'limit', what: error.message }, written);
    if (error instanceof NotEvaluated) return unknown({ kind: 'function', name: call.name }, written);
    const tells = error instanceof FunctionFault && !inputs.some((input) => holdsSecret(input));
    const detail = tells ? error.message : 'cannot be evaluated with these arguments';
    return call.run.fault(call.at, `${call.name} ${detail}.`);
  }
}
