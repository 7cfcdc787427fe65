import type { Location } from '../../../model/source.ts';
import type { Data } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import type { Run } from './run.ts';

/** Gives the value of a name: computed on first use, and once. */
export type Lazily = (name: string, at: Location, compute: () => Data) => Data;

const running = Symbol('running');

/**
 * Values that are computed when they are needed. One that needs itself is unknown, and the cycle is reported under its
 * full name. The values are kept themselves, not functions that give them: a large configuration has a hundred thousand.
 */
export function lazily(run: Run, fullName: (name: string) => string): Lazily {
  const values = new Map<string, Data | typeof running>();
  return (name, at, compute) => {
    const existing = values.get(name);
    if (existing === running) {
      const through = fullName(name);
      const message = `${through} refers to itself, directly or through others.`;
      run.report({ code: 'reference-cycle', severity: 'error', message, at });
      return unknown({ kind: 'cycle', through }, { at });
    }
    if (existing) return existing;
    values.set(name, running);
    const stopped = run.enter(at);
    if (stopped) run.limited(stopped);
    try {
      const value = stopped ?? run.ownFaults(compute);
      values.set(name, value);
      return value;
    } finally {
      run.leave();
    }
  };
}
