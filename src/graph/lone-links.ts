import type { ListOf, Value } from '../model/value.ts';
import type { Entry } from './address-book.ts';
import type { PropertyReader } from './property-reader.ts';

/** What names one resource or several. */
export type Link = Value<string> | ListOf<string>;

type ReadLink = (read: PropertyReader) => Link;

/** What reads a linking property of a resource and nothing else of it, where its type has that. */
export function loneLink({ native }: Entry, property: string): ReadLink | undefined {
  // Declared by property of the type's own kind, which the compiler does not know here.
  return (native?.alone as Readonly<Record<string, ReadLink | undefined>> | undefined)?.[property];
}
