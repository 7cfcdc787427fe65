import { makeChecklist } from '../../src/checklist/make-checklist.ts';
import { scopeOf } from '../../src/engine/scope.ts';
import { examine } from '../../src/judge.ts';
import { parseOptions } from '../../src/lint-options.ts';
import type { Checklist, Connection, ValueForVendor } from '../../src/model/connection.ts';
import { parse } from '../../src/parsers/index.ts';
import type { Profile, ValueToSend } from '../../src/profiles/profile.ts';
import { resolveProfiles } from '../../src/profiles/resolve-profiles.ts';
import { rules } from '../../src/rules/index.ts';
import { memorySources } from '../../src/sources/memory.ts';

// A checklist for a profile of the test's own, through everything that a real one goes through but the choice of
// profiles, so that a change of a vendor's profile changes no test here.

const page = { source: 'https://vendor.example/docs', readOn: '2026-11-21', read: 'page' } as const;

const portAndNodes: Profile['requirements'] = [
  {
    rule: 'redshift-port',
    level: 'required',
    options: { ranges: [[5431, 5455]] },
    evidence: { ...page, sourceDate: '2025-01-09', basis: 'The port lies in 5431-5455.' },
  },
  {
    rule: 'redshift-node-type',
    level: 'recommended',
    options: { families: ['ra3'] },
    evidence: {
      ...page,
      source: 'https://vendor.example/nodes',
      read: 'excerpt',
      basis: 'The cluster uses RA3 nodes.',
    },
  },
];

export function profileOf(changes: Partial<Profile> = {}): Profile {
  return {
    name: 'vendor/redshift',
    vendor: 'Vendor',
    description: 'Vendor reaches a Redshift cluster',
    path: 'redshift-managed',
    inputs: [],
    requirements: portAndNodes,
    manual: [{ text: 'Ask for access.', who: 'customer', when: 'before', url: 'https://vendor.example/docs' }],
    send: [],
    ...changes,
  };
}

export interface Given {
  readonly files: Readonly<Record<string, string>>;
  readonly region?: string;
}

async function checklistFor(profile: Profile, { files, region }: Given): Promise<Checklist> {
  const sources = memorySources(files, { workingFolder: '/repo', root: '/repo' });
  const found = Object.keys(files).map((path) => ({ path: `/repo/${path}`, named: true }));
  const parsed = await parse(found, sources, await parseOptions(region === undefined ? {} : { region }, sources));
  const asked = resolveProfiles({ profiles: [profile.name], inputs: new Map() }, { profiles: [profile], rules });
  const { report, graph, checks, placing } = examine(asked, { parsed, problems: [] }, { sources, everyCheck: true });
  const { audiences, declaredInputs: inputs } = asked.context;
  return makeChecklist({
    report,
    graph,
    checks,
    placing,
    inputs,
    profiles: [profile],
    scope: scopeOf(graph, audiences),
  });
}

export async function connectionFor(profile: Profile, given: Given): Promise<Connection> {
  const [connection] = (await checklistFor(profile, given)).connections;
  if (!connection) throw new Error('there is no connection');
  return connection;
}

/** What is to be told, with places as `file:line:column`. */
export async function toTell(
  asked: { readonly values: readonly ValueToSend['value'][]; readonly path?: Profile['path'] },
  given: Given,
): Promise<readonly unknown[]> {
  const send = asked.values.map((value): ValueToSend => (value === 'other' ? { value, what: 'the host' } : { value }));
  const profile = profileOf({ path: asked.path ?? 'endpoint-service', requirements: [], send });
  const { send: told } = await connectionFor(profile, given);
  return told.map(({ place, ...value }: ValueForVendor) => ({
    ...value,
    ...(place && { place: `${place.file.path.slice('/repo/'.length)}:${place.start.line}:${place.start.column}` }),
  }));
}
