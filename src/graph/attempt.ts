import type { RawResource } from '../model/resource.ts';
import type { Report } from './collect-diagnostics.ts';

/** Reads something of a resource; nothing when that fails. */
export type Attempt = <T>(raw: RawResource, read: () => T) => T | undefined;

/** A fault with one resource must not hide the others. */
export function createAttempt(report: Report): Attempt {
  return (raw, read) => {
    try {
      return read();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      report({
        code: 'unread-resource',
        severity: 'error',
        message: `${raw.address} could not be read: ${why}.`,
        at: raw.at,
      });
      return undefined;
    }
  };
}
