import type { Diagnostic, ModuleCall } from '../../../model/report.ts';

/** Takes a diagnostic, and the calls that lead to the module instance in which it is so. */
export type Report = (diagnostic: Diagnostic, calls: readonly ModuleCall[]) => void;

interface Reported {
  readonly message: string;
  readonly calls: Set<readonly ModuleCall[]>;
}

/** Keeps one message per code and place: what is so in many instances of a module is one, which names all of them. */
export function reportOnce(kept: Diagnostic[]): Report {
  const reported = new Map<string, Reported>();
  return (diagnostic, calls) => {
    const key = keyOf(diagnostic);
    const known = reported.get(key);
    if (known) {
      if (calls.length > 0 && known.message === diagnostic.message) known.calls.add(calls);
      return;
    }
    const all = new Set(calls.length === 0 ? [] : [calls]);
    reported.set(key, { message: diagnostic.message, calls: all });
    kept.push(calls.length === 0 ? diagnostic : { ...diagnostic, calls: all });
  };
}

function keyOf({ code, at, path, message }: Diagnostic): string {
  if (!at) return `${code} ${path ?? ''} ${message}`;
  return `${code} ${at.file.path} ${'path' in at ? at.path.join('/') : String(at.start)}`;
}
