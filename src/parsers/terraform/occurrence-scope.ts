import type { TextRange } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { rewritten } from '../../model/provenance.ts';
import type { Scope } from './evaluate/scope.ts';
import type { Instance } from './evaluate/symbolic.ts';
import type { Occurrence } from './expand.ts';

export interface OccurrenceScope extends Scope {
  /** Filled in as soon as the instance is made, which needs its scope first. */
  readonly self: { current?: Instance };
}

/** What `each`, `count` and `self` mean in one instance of a block. */
export function occurrenceScope(scope: Scope, occurrence: Occurrence, owner?: string): OccurrenceScope {
  const self: { current?: Instance } = {};
  const read = (path: readonly string[], at: TextRange): Data => {
    const [root, name = ''] = path;
    if (root === 'each' && name === 'key' && occurrence.eachKey) return occurrence.eachKey;
    if (root === 'each' && name === 'value' && occurrence.eachValue) return occurrence.eachValue;
    // Terraform makes the number, so it stands where it is asked for.
    if (root === 'count' && name === 'index' && occurrence.index) return rewritten(occurrence.index, { at });
    if (root === 'self' && self.current) return self.current.attribute(name, at);
    return scope.references.read(path, at);
  };
  const { run, folder, names, inTemplate } = scope;
  const references = { read };
  // Written out: V8 gives each object that is spread a shape of its own, and there is one for each instance.
  if (inTemplate || owner === undefined) return { ...scope, references, self };
  return { run, folder, names, references, self, owner };
}
