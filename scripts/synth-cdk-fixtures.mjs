// Synthesizes the CDK fixtures from the small apps in fixtures/cdk/app with the real aws-cdk-lib:
//   node scripts/synth-cdk-fixtures.mjs [app …]
// Each app names the folder that its cloud assembly is written to and, where it matters, a context of its own. With
// `traces` it is synthesized as with CDK_DEBUG=1 and keeps its stack traces, in which the repository is /app. Only what a
// linter reads is kept, and nothing that differs from machine to machine.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { App } from 'aws-cdk-lib';

const repository = fileURLToPath(new URL('..', import.meta.url));
const apps = join(repository, 'fixtures/cdk/app');
// What `cdk synth` passes on: construct paths go into the templates.
const zones = Object.fromEntries(
  ['us-east-1', 'us-west-2', 'eu-west-1'].map((region) => [
    `availability-zones:account=111122223333:region=${region}`,
    ['a', 'b', 'c'].map((zone) => region + zone),
  ]),
);
const context = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true, ...zones };
// It takes long and says nothing that is kept.
process.env.CDK_VALIDATION = 'false';

const asked = new Set(process.argv.slice(2).map((name) => `${name}.mjs`));
const files = readdirSync(apps).filter((name) => (asked.size > 0 ? asked.has(name) : name.endsWith('.mjs')));
for (const file of files) {
  const { output, build, traces = false, context: own = {} } = await import(pathToFileURL(join(apps, file)).href);
  const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
  process.env.CDK_DEBUG = traces ? '1' : '';
  const app = new App({ outdir, analyticsReporting: false, treeMetadata: false, context: { ...context, ...own } });
  build(app);
  app.synth();
  clean(outdir, traces ? withNeutralPaths : withoutTraces);
  const target = join(repository, output);
  rmSync(target, { recursive: true, force: true });
  cpSync(outdir, target, { recursive: true });
  rmSync(outdir, { recursive: true });
  console.log(`${file} -> ${output}`);
}

/** Keeps manifests, templates, asset manifests and metadata. */
function clean(folder, reviver) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) clean(path, reviver);
    else if (/(^manifest|\.template|\.assets|\.metadata)\.json$/.test(entry.name)) {
      const content = JSON.parse(readFileSync(path, 'utf8'), reviver);
      writeFileSync(path, `${JSON.stringify(content, null, 1)}\n`);
    } else if (entry.name !== 'cdk.out') rmSync(path);
  }
}

/** Drops stack traces, which name this machine's folders. */
function withoutTraces(key, value) {
  if (key === 'trace') return undefined;
  if (Array.isArray(value)) return value.filter((one) => one?.type !== 'aws:cdk:creationStack');
  return value;
}

function withNeutralPaths(_key, value) {
  return typeof value === 'string' ? value.replaceAll(repository, '/app/') : value;
}
