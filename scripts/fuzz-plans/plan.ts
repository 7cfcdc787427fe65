import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Case } from './cases.ts';
import { write } from './write.ts';

function terraform(folder: string, ...args: readonly string[]): string {
  return execFileSync('terraform', [`-chdir=${folder}`, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Plans the systems; those that the provider refuses are left out. */
export function plan(folder: string, cases: readonly Case[]): readonly Case[] {
  write(folder, cases);
  terraform(folder, 'init', '-input=false', '-no-color');
  try {
    const args = ['-input=false', '-no-color', '-refresh=false', '-lock=false', '-var-file=values.tfvars.json'];
    terraform(folder, 'plan', ...args, '-out=planned');
  } catch (error) {
    const text = String((error as { readonly stderr?: unknown }).stderr);
    const faulty = new Set(
      [...text.matchAll(/with module\.(s\d+)[[.]|on (s\d+)\/main\.tf/g)].map((match) => match[1] ?? match[2]),
    );
    if (process.env['DEBUG']) console.log(text);
    if (faulty.size === 0) throw new Error(text, { cause: error });
    return plan(
      folder,
      cases.filter(({ name }) => !faulty.has(name)),
    );
  }
  writeFileSync(join(folder, 'plan.json'), terraform(folder, 'show', '-json', 'planned'));
  return cases;
}
