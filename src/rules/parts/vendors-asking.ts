import type { Requester } from '../../model/report.ts';

/** For messages, each once: `Segment and Airbyte`. Empty where no profile asks. */
export function vendorsAsking(requesters: readonly Requester[]): string {
  return [...new Set(requesters.map(({ vendor }) => vendor))].join(' and ');
}
