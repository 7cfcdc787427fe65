import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocator } from '../src/engine/locate.ts';
import { runRules } from '../src/engine/run-rules.ts';
import { buildGraph } from '../src/graph/build-graph.ts';
import { askedOf } from '../src/judge.ts';
import { openDisk } from '../src/open-disk.ts';
import { definedKinds } from '../src/graph/kinds/defined-kinds.ts';
import { resolveLocation } from '../src/parsers/json-locations.ts';
import { parse } from '../src/parsers/index.ts';
import { profiles } from '../src/profiles/index.ts';
import { walk } from '../src/sources/walk.ts';
import { writeMonorepo } from './terraform-tree.ts';

const rounds = 3;

/**
 * What the rules cost over parsing and the graph, for one vendor and for all at once, in a process that is warm: where each
 * database is exposed, and where one in twenty is. Public repositories that expose any are few.
 */
export async function benchRules(): Promise<readonly { readonly name: string; readonly text: string }[]> {
  return [...(await costsWith(1)), ...(await costsWith(20))];
}

async function costsWith(oneIn: number) {
  const folder = mkdtempSync(join(tmpdir(), 'pl-lint-rules-'));
  try {
    writeMonorepo(folder, 200, oneIn);
    const sources = openDisk([folder], {});
    const { files } = walk([folder], sources);
    // With every resource read, asked for or not: what rules cost is what comes on top of that.
    const read = async () => {
      const options = { parameters: new Map(), variableArguments: [], allowOutside: false };
      const { graph } = buildGraph((await parse(files, sources, options)).units);
      for (const { kind } of definedKinds) graph.all(kind);
      return graph;
    };
    const reading = await fastest(() => Promise.resolve(), read);
    const costs = [];
    for (const { name, chosen } of [
      { name: 'one vendor (segment)', chosen: ['segment'] },
      { name: `all ${profiles.length} profiles at once`, chosen: profiles.map((profile) => profile.name) },
    ]) {
      const { runs, context } = askedOf({ profiles: chosen }, { runs: [], profiles: [] });
      const shared = { ...context, locate: createLocator(resolveLocation), root: sources.root };
      // A graph remembers what it was asked: each round has one of its own.
      const judging = await fastest(read, (graph) => Promise.resolve(runRules(runs, graph, shared)));
      const percent = ((judging / reading) * 100).toFixed(0);
      const text = `${judging.toFixed(0)} ms, ${percent} % over parsing (goal ≤ 15 %)`;
      costs.push({ name: `${name}, ${exposing(oneIn)}`, text });
    }
    return costs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function exposing(oneIn: number): string {
  return oneIn === 1 ? 'each database exposed' : `one in ${oneIn} exposed`;
}

async function fastest<Made>(prepare: () => Promise<Made>, work: (made: Made) => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const made = await prepare();
    const start = performance.now();
    await work(made);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
