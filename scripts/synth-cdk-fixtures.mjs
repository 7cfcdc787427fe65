// Synthesizes the CDK fixtures from the small apps in fixtures/cdk/app with the real aws-cdk-lib:
//   node scripts/synth-cdk-fixtures.mjs
// Each app names the folder that its cloud assembly is written to. Only what a linter reads is kept, and nothing that
// differs from machine to machine.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { App } from 'aws-cdk-lib';

const repository = fileURLToPath(new URL('..', import.meta.url));
const apps = join(repository, 'fixtures/cdk/app');
// What `cdk synth` passes on: construct paths go into the templates.
const context = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };

for (const file of readdirSync(apps).filter((name) => name.endsWith('.mjs'))) {
  const { output, build } = await import(pathToFileURL(join(apps, file)).href);
  const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
  const app = new App({ outdir, analyticsReporting: false, treeMetadata: false, context });
  build(app);
  app.synth();
  clean(outdir);
  const target = join(repository, output);
  rmSync(target, { recursive: true, force: true });
  cpSync(outdir, target, { recursive: true });
  rmSync(outdir, { recursive: true });
  console.log(`${file} -> ${output}`);
}

/** Keeps manifests, templates, asset manifests and metadata; drops stack traces, which name this machine's folders. */
function clean(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) clean(path);
    else if (/(^manifest|\.template|\.assets|\.metadata)\.json$/.test(entry.name)) {
      const content = JSON.parse(readFileSync(path, 'utf8'), withoutTraces);
      writeFileSync(path, `${JSON.stringify(content, null, 1)}\n`);
    } else if (entry.name !== 'cdk.out') rmSync(path);
  }
}

function withoutTraces(key, value) {
  if (key === 'trace') return undefined;
  if (Array.isArray(value)) return value.filter((one) => one?.type !== 'aws:cdk:creationStack');
  return value;
}
