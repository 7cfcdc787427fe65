import type { TextRange } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { rewritten } from '../../model/provenance.ts';
import type { Scope } from './evaluate/scope.ts';
import type { Instance } from './evaluate/symbolic.ts';
import type { Occurrence } from './expand.ts';

/** Whose arguments are read in an instance of a block. */
export interface Owner {
  /** For people: `aws_lb.x`. */
  readonly name: string;
  /** What `self` means. */
  readonly instance: Instance;
}

/** What `each`, `count` and `self` mean in one instance of a block. */
export function occurrenceScope(scope: Scope, occurrence: Occurrence, owner?: Owner): Scope {
  const read = (path: readonly string[], at: TextRange): Data => {
    const [root, name = ''] = path;
    if (root === 'each' && name === 'key' && occurrence.eachKey) return occurrence.eachKey;
    if (root === 'each' && name === 'value' && occurrence.eachValue) return occurrence.eachValue;
    // Terraform makes the number, so it stands where it is asked for.
    if (root === 'count' && name === 'index' && occurrence.index) return rewritten(occurrence.index, { at });
    if (root === 'self' && owner) return owner.instance.attribute(name, at);
    return scope.references.read(path, at);
  };
  const { run, folder, names, inTemplate } = scope;
  const references = { read, declared: scope.references.declared };
  // Written out: V8 gives each object that is spread a shape of its own, and there is one for each instance.
  if (inTemplate || !owner) return { ...scope, references };
  return { run, folder, names, references, owner: owner.name };
}
