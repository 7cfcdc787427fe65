import type { Location } from '../../../model/source.ts';
import type { Data } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import type { Run } from './run.ts';

/** A value computed on first use and once. One that needs itself is unknown, and the cycle is reported. */
export function lazily(name: string, at: Location, run: Run, compute: () => Data): () => Data {
  let running = false;
  let value: Data | undefined;
  return () => {
    if (value) return value;
    if (running) {
      const message = `${name} refers to itself, directly or through others.`;
      run.report({ code: 'reference-cycle', severity: 'error', message, at });
      return unknown({ kind: 'cycle', through: name }, { at });
    }
    running = true;
    const stopped = run.enter(at);
    try {
      value = stopped ?? run.ownFaults(compute);
    } finally {
      run.leave();
    }
    return value;
  };
}
