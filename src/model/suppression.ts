import type { Location } from './source.ts';

/** Somebody's word that findings are accepted: of which rules, where, why, and until when. */
export interface Suppression {
  /** As written, each with its place. */
  readonly rules: readonly { readonly name: string; readonly at: Location }[];
  readonly reason?: string;
  /** An ISO date, the last day on which the suppression holds. */
  readonly until?: { readonly date: string; readonly at: Location };
  /** The directive that says so. */
  readonly at: Location;
  readonly covers: Coverage;
}

export type Coverage =
  /**
   * A text: what stands in it or passes through it, and the resources whose headers are in it. With `starts` it is enough
   * that something begins in it.
   */
  | { readonly from: Location; readonly to: Location; readonly starts?: true }
  /** A construct by its path, and everything below it. */
  | { readonly construct: string };

/** Whether a text is a day of the calendar, as `until` takes it. */
export function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
