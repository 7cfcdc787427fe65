import { existsSync } from 'node:fs';
import { nearestName } from '../../model/nearest-name.ts';
import { UsageError } from '../../errors.ts';
import { absolutePath } from '../../sources/paths.ts';
import type { Host } from '../host.ts';

/** What is no command is taken for a path. Where nothing is there, but a command is called nearly so, that was meant. */
export function refuseMisspeltCommand([first = '']: readonly string[], commands: readonly string[], host: Host): void {
  const meant = /^[a-z]+$/i.test(first) ? nearestName(first, commands) : undefined;
  if (meant === undefined || existsSync(absolutePath(first, host.cwd()))) return;
  throw new UsageError(`There is no command and no file "${first}". Did you mean "${meant}"?`);
}
