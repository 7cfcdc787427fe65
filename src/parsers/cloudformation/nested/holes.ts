import type { Location } from '../../../model/source.ts';
import type { Data } from '../../../model/value.ts';
import { placeAll } from '../lists.ts';
import type { Piece } from '../strings.ts';
import { concatenate } from '../strings.ts';

/** A text in which what is not known has a placeholder, so that it can be read for what is. */
export interface TextWithHoles {
  readonly text: string;
  readonly holes: Holes;
}

export interface Holes {
  readonly count: number;
  /** Whether a part of the text has a hole. */
  isIn(text: string): boolean;
  /** The value of such a part. */
  fill(text: string, at: Location): Data;
}

/** A number, so that JSON and YAML take it with quotes and without; no account or port starts like this. */
const mark = '7314159';
const digits = 8;
const placeholder = new RegExp(`${mark}(\\d{${digits}})`);

/** Undefined for what is no text, or of which nothing is known. */
export function withHoles(value: Data): TextWithHoles | undefined {
  if (value.state === 'known') {
    return typeof value.value === 'string' ? { text: value.value, holes: holesOf([]) } : undefined;
  }
  if (value.state !== 'unknown' || !value.parts?.some((part) => typeof part === 'string')) return undefined;
  const values: Data[] = [];
  const pieces = value.parts.map((part) => {
    if (typeof part === 'string') return part;
    values.push(part);
    return mark + String(values.length - 1).padStart(digits, '0');
  });
  const isTaken = value.parts.some((part) => typeof part === 'string' && part.includes(mark));
  return isTaken ? undefined : { text: pieces.join(''), holes: holesOf(values) };
}

function holesOf(values: readonly Data[]): Holes {
  return {
    count: values.length,
    isIn: (text) => values.length > 0 && text.includes(mark),
    fill(text, at) {
      const pieces = text.split(placeholder).map((part, index): Piece => {
        if (index % 2 === 0) return part;
        return values[Number(part)] ?? '';
      });
      return placeAll(concatenate(pieces, at), at);
    },
  };
}
