import type { Scope } from './scope.ts';

/** Whether something that changes the template, or that is not read, may declare a name that is not written in it. */
export function mayBeMade({ template }: Scope, _name: string): boolean {
  return (
    template.unread === true ||
    template.transforms.some(({ name }) => !['AWS::LanguageExtensions', 'AWS::Include'].includes(name))
  );
}
