import type { Diagnostic } from '../../../model/report.ts';
import type { Location } from '../../../model/source.ts';
import type { Arguments } from '../../embedded/carried.ts';
import type { Template } from '../template.ts';
import { child } from '../tree.ts';

interface Nested {
  /** The resource that gives the arguments. */
  readonly name: string;
  readonly at: Location;
  /** What else gives values, by name. */
  readonly others?: ReadonlyMap<string, unknown>;
}

/** What makes AWS refuse a stack: values for names that its template does not declare, and values that are missing. */
export function argumentFaults(
  { named, open }: Arguments,
  { parameters, unread }: Template,
  { name: stack, at, others }: Nested,
): readonly Diagnostic[] {
  if (unread) return [];
  const undeclared = [...named].filter(([name]) => !parameters.has(name));
  const needed = [...parameters].filter(([, { value }]) => !child(value, 'Default')).map(([name]) => name);
  const missing = open ? [] : needed.filter((name) => !named.has(name) && !others?.has(name));
  return [
    ...undeclared.map(([name, argument]): Diagnostic => {
      const message = `The template of \`${stack}\` declares no parameter \`${name}\`, and AWS refuses values for others. Declare it there, or remove it here.`;
      return { code: 'undeclared-parameter', severity: 'warning', message, at: argument.at };
    }),
    ...missing.map((name): Diagnostic => {
      const message = `\`${stack}\` gives no value to the parameter \`${name}\` of its template, which has no default.`;
      return { code: 'missing-parameter', severity: 'warning', message, at };
    }),
  ];
}
