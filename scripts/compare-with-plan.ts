// Holds pl-lint's reading of a configuration against a real plan of it: which instances there are, and the value of
// every written argument. Usage: npx tsx scripts/compare-with-plan.ts <folder> <output of `terraform show -json`>
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseOptions } from '../src/lint-options.ts';
import type { RawResource } from '../src/model/resource.ts';
import type { Data } from '../src/model/value.ts';
import { parseTerraform } from '../src/parsers/terraform/parse-terraform.ts';
import { diskSources } from '../src/sources/disk.ts';
import { absolutePath } from '../src/sources/paths.ts';
import { walk } from '../src/sources/walk.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
interface PlannedResource {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly values?: Readonly<Record<string, Json>> | null;
}
interface PlannedModule {
  readonly resources?: readonly PlannedResource[];
  readonly child_modules?: readonly PlannedModule[];
}
interface Plan {
  readonly planned_values: { readonly root_module: PlannedModule };
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly after_unknown: Json };
  }[];
}

/** What cannot be read. */
const open = Symbol('unknown');
type Read = Json | typeof open | readonly Read[] | { readonly [key: string]: Read };

function plain(value: Data): Read {
  if (value.state === 'absent') return null;
  if (value.state !== 'known') return open;
  const datum = value.value;
  if (typeof datum !== 'object') return datum;
  if (datum.type === 'list') return datum.rest.length > 0 ? open : datum.items.map((item) => plain(item.value));
  return Object.fromEntries([...datum.entries].map(([key, entry]) => [key, plain(entry)]));
}

function isUnset(value: Json): boolean {
  return (
    value === null || value === '' || value === 0 || value === false || (Array.isArray(value) && value.length === 0)
  );
}

const counts = { equal: 0, open: 0, different: 0, notPlanned: 0 };
const told: string[] = [];

/** Compares what we read with what the plan says; `unknown` is the plan's own mask of what it does not know. */
function compare(path: string, ours: Read, theirs: Json | undefined, unknown: Json | undefined): void {
  if (unknown === true) {
    counts.notPlanned++;
    return;
  }
  if (ours === open) {
    counts.open++;
    told.push(`open      ${path}: plan has ${JSON.stringify(theirs)}`);
    return;
  }
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    // Sets come in another order.
    if (ours.length !== theirs.length) {
      differ(path, ours, theirs);
      return;
    }
    const masks = (Array.isArray(unknown) ? unknown : []) as readonly Json[];
    if (JSON.stringify(masks).includes('true')) {
      counts.notPlanned++;
      return;
    }
    const order = (list: readonly Read[]) => [...list].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
    const [mine, its] = [order(ours as readonly Read[]), order(theirs as readonly Json[])];
    for (const [index, each] of mine.entries()) compare(`${path}[${index}]`, each, its[index] as Json, undefined);
    return;
  }
  if (isMapping(ours) && isMapping(theirs)) {
    const masks = isMapping(unknown) ? (unknown as Readonly<Record<string, Json>>) : {};
    for (const [key, each] of Object.entries(ours)) {
      compare(`${path}.${key}`, each, (theirs as Record<string, Json>)[key], masks[key]);
    }
    return;
  }
  if (ours === null || theirs === undefined) return;
  if (canonical(ours) === canonical(theirs)) counts.equal++;
  else differ(path, ours, theirs);
}

function differ(path: string, ours: Read, theirs: Json): void {
  counts.different++;
  told.push(`different ${path}: ours ${canonical(ours)}, plan ${canonical(theirs)}`);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function canonical(value: unknown): string {
  if (value === open) return '?';
  if (isMapping(value)) {
    return `{${Object.entries(value)
      .filter(([, each]) => !isUnset(each as Json))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${key}:${canonical(each)}`)
      .join(',')}}`;
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function* planned(module: PlannedModule): Iterable<PlannedResource> {
  yield* module.resources ?? [];
  for (const child of module.child_modules ?? []) yield* planned(child);
}

const [folder = '.', planPath = ''] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planPath, 'utf8')) as Plan;
const workingFolder = process.cwd();
const root = absolutePath(folder, workingFolder);
const sources = diskSources({ workingFolder, paths: [root], alsoRead: [], allowOutside: true });
const files = walk([root], sources).files.map(({ path }) => path);
const parsed = parseTerraform(
  files.filter((path) => path.endsWith('.tf')),
  sources,
  await parseOptions({ allowOutside: true }, sources),
);
const ours = new Map<string, RawResource>();
for (const unit of parsed.units) {
  if (unit.unit.root !== root) continue;
  for (const resource of unit.resources) ours.set(resource.address, resource);
  for (const { code, message } of unit.diagnostics) told.push(`${code}: ${message}`);
}
const masks = new Map((plan.resource_changes ?? []).map(({ address, change }) => [address, change.after_unknown]));
const theirs = [...planned(plan.planned_values.root_module)].filter(({ mode }) => mode === 'managed');
for (const resource of theirs) {
  const read = ours.get(resource.address);
  if (!read) {
    told.push(`missing   ${resource.address}`);
    continue;
  }
  const mask = masks.get(resource.address);
  for (const [argument, value] of Object.entries(resource.values ?? {})) {
    if (argument === 'tags_all' || argument === 'timeouts') continue;
    compare(
      `${resource.address}.${argument}`,
      plain(read.body.read(argument)),
      value,
      isMapping(mask) ? mask[argument] : undefined,
    );
  }
}
const wanted = new Set(theirs.map(({ address }) => address));
for (const address of ours.keys()) if (!wanted.has(address)) told.push(`extra     ${address}`);
for (const line of told) process.stdout.write(`${line}\n`);
process.stdout.write(
  `${folder}: ${theirs.length} resources; ${counts.equal} values equal, ${counts.open} open, ${counts.different} different, ${counts.notPlanned} known after apply\n`,
);
