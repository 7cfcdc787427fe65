import { functionsOfTags } from '../yaml-tags.ts';
import type { Reading } from './reading.ts';
import { giveUp } from './reading.ts';

const word = /![A-Za-z0-9]+/y;

/** The function that the tag here calls. */
export function readTag(reading: Reading): string {
  word.lastIndex = reading.at;
  const tag = word.exec(reading.text)?.[0] ?? giveUp();
  reading.at += tag.length;
  return functionsOfTags.get(tag) ?? giveUp();
}
