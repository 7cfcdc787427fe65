// Packs what would be published, and asks publint and attw whether every entry can be imported and required, with types
// that say the same: `npm run check:package`, after `npm run build`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'pl-lint-pack-'));
const run = (...argv) => execFileSync('npm', ['exec', '--no', '--', ...argv], { stdio: 'inherit' });
try {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [{ filename, unpackedSize }] = JSON.parse(execFileSync('npm', args, { encoding: 'utf8' }));
  process.stdout.write(`${filename}: ${(unpackedSize / 1e6).toFixed(2)} MB unpacked\n`);
  const packed = join(folder, filename);
  run('publint', '--strict', packed);
  run('attw', packed, '--exclude-entrypoints', './schema/*');
} finally {
  rmSync(folder, { recursive: true });
}
