import type { ResourceBlock } from './load/declarations.ts';
import { attributeNamed, blocksNamed, referenceText } from './load/declarations.ts';

/**
 * Whether a resource that is there already keeps its value of an argument, whatever is written now
 * (https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes).
 */
export function ignoresChanges({ body }: ResourceBlock, argument: string): boolean {
  return blocksNamed(body, 'lifecycle').some((lifecycle) => {
    const ignored = attributeNamed(lifecycle.body, 'ignore_changes');
    if (referenceText(ignored) === 'all') return true;
    return ignored?.type === 'tuple' && ignored.elements.some((element) => referenceText(element) === argument);
  });
}
