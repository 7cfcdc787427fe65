import { and, never, not } from '../../../model/guard.ts';
import type { TextRange } from '../../../model/source.ts';
import type { Data, Unknown, Value } from '../../../model/value.ts';
import { known, unknown } from '../../../model/value.ts';
import type { Template, TemplatePart } from '../hcl/syntax.ts';
import { distribute, merged } from './alternatives.ts';
import { evaluate } from './evaluate.ts';
import { turnsOf } from './for.ts';
import { limitTexts, longestText } from './limits.ts';
import { conditionOf, isInvalid } from './operators.ts';
import { hiddenLike } from './secret.ts';
import { toText } from './scalars.ts';
import type { Scope } from './scope.ts';
import { withNames } from './scope.ts';
import { callIdentity, computedAt, identified } from './symbolic.ts';

/** Pieces of longer unknown texts are not kept. */
const mostParts = 500;

/** A template with nothing but one interpolation is that value itself, of whatever type. */
export function evaluateTemplate(template: Template, scope: Scope): Data {
  const [only] = template.parts;
  if (!only) return known('', { at: template });
  if (template.parts.length === 1) {
    if (only.type === 'interpolation') return evaluate(only.expression, scope);
    if (only.type === 'text') return known(only.value, { at: template });
  }
  return textOf(template.parts, template, scope);
}

function textOf(parts: readonly TemplatePart[], at: TextRange, scope: Scope): Data {
  return joinTexts(
    parts.map((part) => partValue(part, scope)),
    at,
    scope,
  );
}

function partValue(part: TemplatePart, scope: Scope): Data {
  switch (part.type) {
    case 'text':
      return known(part.value, { at: part });
    case 'interpolation':
      return evaluate(part.expression, scope);
    case 'if': {
      const condition = evaluate(part.condition, scope);
      const when = conditionOf(condition, part.condition, scope.run);
      if ('state' in when) return when;
      if (not(when) === never) return hiddenLike(textOf(part.then, part, scope), condition);
      if (when === never) return hiddenLike(textOf(part.otherwise, part, scope), condition);
      const either = merged(
        [
          { when, value: textOf(part.then, part, scope) },
          { when: not(when), value: textOf(part.otherwise, part, scope) },
        ],
        computedAt(part, [condition]),
      );
      return hiddenLike(either, condition);
    }
    case 'for': {
      const collection = evaluate(part.collection, scope);
      const turns = turnsOf(collection);
      if (!turns) return scope.run.fault(part.collection, 'A for directive goes over a collection.');
      const texts = turns.map((turn) => {
        if (turn.open) return unknown(turn.open.reason, computedAt(part, [collection]));
        const names = new Map<string, Data>([[part.value, turn.value]]);
        if (part.key !== undefined) names.set(part.key, turn.key);
        const text = textOf(part.body, part, withNames(scope, names));
        return merged(
          [
            { when: turn.when, value: text },
            { when: not(turn.when), value: known('', { at: part }) },
          ].filter(({ when }) => and(when) !== never),
          text,
        );
      });
      return hiddenLike(joinTexts(texts, part, scope), collection);
    }
  }
}

/** One string of several values. With an unknown part it is unknown, but its pieces are kept. */
export function joinTexts(values: readonly Data[], at: TextRange, scope: Scope): Data {
  const written = computedAt(
    at,
    values.filter((value) => value.at.file !== at.file || value.state !== 'known'),
  );
  return distribute(values, written, (singles) => {
    const pieces: (string | Value<string>)[] = [];
    let cause: Unknown | undefined;
    let length = 0;
    for (const single of singles) {
      const text = toText(single, at, scope.run);
      if (typeof text === 'string') {
        length += text.length;
        const last = pieces.at(-1);
        if (typeof last === 'string') pieces[pieces.length - 1] = last + text;
        else pieces.push(text);
        continue;
      }
      if (isInvalid(text)) return text;
      cause ??= text;
      if (text.parts && pieces.length <= mostParts) pieces.push(...text.parts);
      else pieces.push(text);
    }
    if (length > longestText) return unknown({ kind: 'limit', what: limitTexts.text }, written);
    const here = computedAt(at, singles);
    if (!cause) return known(pieces.map((piece) => (typeof piece === 'string' ? piece : '')).join(''), here);
    const kept = pieces.length > mostParts ? {} : { parts: pieces };
    const result = unknown(cause.reason, here, { ...kept, nonNull: true });
    const identity = callIdentity('template', singles);
    return identity === undefined ? result : identified(result, identity);
  });
}
