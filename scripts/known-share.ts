// Counts how much of what rules may ask is known from the sources alone, and why the rest is not. Terraform, templates,
// CDK assemblies and plans alike.
// Usage: npx tsx scripts/known-share.ts <path…> [--causes]
import { relative } from 'node:path';
import process from 'node:process';
import { explainUnknown } from '../src/engine/explain-unknown.ts';
import { buildGraph } from '../src/graph/build-graph.ts';
import type { Resource, ResourceGraph } from '../src/graph/graph.ts';
import { definedKinds } from '../src/graph/kinds/defined-kinds.ts';
import { parseOptions } from '../src/lint-options.ts';
import type { ListOf, Unknown, Value } from '../src/model/value.ts';
import { casesOf } from '../src/model/cases.ts';
import { parse } from '../src/parsers/index.ts';
import { diskSources } from '../src/sources/disk.ts';
import { absolutePath } from '../src/sources/paths.ts';
import { walk } from '../src/sources/walk.ts';

interface Share {
  resources: number;
  known: number;
  /** Unknown text that is known to be an attribute of a resource in the sources. */
  linked: number;
  /** Not written: what a kind gives as default, what comes with the resource, or absent. */
  unwritten: number;
  readonly causes: Map<string, number>;
  readonly details: Map<string, number>;
}

const newShare = (): Share => ({
  resources: 0,
  known: 0,
  linked: 0,
  unwritten: 0,
  causes: new Map(),
  details: new Map(),
});

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function countValue(value: Value<unknown>, resource: Resource, share: Share, graph: ResourceGraph): void {
  const open = casesOf(value).flatMap((each) => (each.value.state === 'unknown' ? [each.value] : []));
  const unlinked = open.filter((each) => !isOwn(each, resource) && !isLinked(each, graph));
  const [first] = unlinked;
  if (first) {
    add(share.causes, first.reason.kind);
    const { why } = explainUnknown(first.reason, []);
    add(share.details, `${first.reason.kind}: ${resource.kind}.${value.property ?? '?'}: ${why}`);
  } else if (open.some((each) => isOwn(each, resource))) share.unwritten++;
  else if (open.length > 0) share.linked++;
  else if (value.state === 'absent' || value.at === resource.native.at) share.unwritten++;
  else share.known++;
}

/** What comes with the resource itself: the default group and the main route table of a VPC. */
function isOwn({ reason, origin }: Unknown, { unit, address }: Resource): boolean {
  return reason.kind === 'attribute' && reason.address === address && (origin?.unit ?? unit.id) === unit.id;
}

function isLinked(value: Unknown, graph: ResourceGraph): boolean {
  if (!value.origin) return false;
  const leads = graph.follow(value, ...definedKinds.map((each) => each.kind));
  return leads.every(({ target }) => target.leads === 'here' || target.leads === 'elsewhere');
}

function countProperty(property: unknown, resource: Resource, share: Share, graph: ResourceGraph): void {
  if (typeof property !== 'object' || property === null) return;
  if ('state' in property) {
    countValue(property as Value<unknown>, resource, share, graph);
    const { value } = property as { value?: unknown };
    if (typeof value === 'object')
      for (const inner of Object.values(value ?? {})) countProperty(inner, resource, share, graph);
  } else if ('items' in property) {
    const list = property as ListOf<unknown>;
    for (const item of list.items) countProperty(item.value, resource, share, graph);
    for (const rest of list.rest) countValue(rest.value, resource, share, graph);
    if (list.items.length + list.rest.length === 0) share.unwritten++;
  }
}

const causesToo = process.argv.includes('--causes');
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
for (const path of paths) {
  const share = await shareOf(path);
  const open = [...share.causes.values()].reduce((total, n) => total + n, 0);
  const all = share.known + share.linked + share.unwritten + open;
  const percent = (n: number): string => `${((100 * n) / Math.max(1, all)).toFixed(1)} %`;
  const causes = [...share.causes].sort((a, b) => b[1] - a[1]).map(([cause, n]) => `${cause} ${n}`);
  process.stdout.write(
    `${relative(process.cwd(), path)}: ${share.resources} resources, ${all} values: ` +
      `known ${percent(share.known)}, linked ${percent(share.linked)}, not written ${percent(share.unwritten)}, ` +
      `unknown ${percent(open)} (${causes.join(', ')})\n`,
  );
  if (!causesToo) continue;
  for (const [detail, n] of [...share.details].sort((a, b) => b[1] - a[1])) process.stdout.write(`  ${n} ${detail}\n`);
}

async function shareOf(path: string): Promise<Share> {
  const workingFolder = process.cwd();
  const absolute = absolutePath(path, workingFolder);
  const sources = diskSources({ workingFolder, paths: [absolute], alsoRead: [], allowOutside: false });
  const parsed = await parse(walk([absolute], sources).files, sources, await parseOptions({}, sources));
  const { graph } = buildGraph(parsed.units);
  const share = newShare();
  for (const { kind } of definedKinds) {
    for (const resource of graph.all(kind)) {
      share.resources++;
      for (const property of Object.values(resource.props)) countProperty(property, resource, share, graph);
    }
  }
  return share;
}
