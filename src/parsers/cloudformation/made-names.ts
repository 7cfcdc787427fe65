import { samMayMake } from './sam/made-names.ts';
import type { Scope } from './scope.ts';

const sam = 'AWS::Serverless-2016-10-31';
/** What these add is read, or said not to be. */
const declared = ['AWS::LanguageExtensions', 'AWS::Include'];

/**
 * Whether something that changes the template, or that is not read, may declare a name that is not written in it;
 * without a name, whether there is any such thing.
 */
export function mayBeMade({ template }: Scope, name?: string): boolean {
  if (template.unread) return true;
  const macros = template.transforms.filter((transform) => !declared.includes(transform.name));
  return macros.some((macro) => macro.name !== sam) || (macros.length > 0 && samMayMake(template.resources, name));
}
