import type { Value, Written } from '../../model/value.ts';
import { casesOf, oneOf } from '../../model/cases.ts';
import { known, unknown } from '../../model/value.ts';

/**
 * The ports that databases listen on unless another one is written, by the start of the engine's name or family.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 */
const portsByEngine: readonly (readonly [engine: RegExp, port: number])[] = [
  [/^(aurora-postgresql|postgres|postgresql)$/i, 5432],
  [/^(aurora|aurora-mysql|mysql|mariadb)$/i, 3306],
  [/^oracle-/i, 1521],
  [/^sqlserver(-|$)/i, 1433],
  [/^db2-/i, 50_000],
];

/** The default port of an engine, as far as the engine is known: from where that is written, for a port that is not. */
export function portOfEngine(engine: Value<string>, { at, property }: Written): Value<number> {
  const place = { at, ...(property !== undefined && { property }) };
  const cases = casesOf(engine).map(({ when, value }): { when: typeof when; value: Value<number> } => {
    if (value.state === 'unknown') return { when, value: { ...value, ...place } };
    const port = value.state === 'known' ? portsByEngine.find(([name]) => name.test(value.value))?.[1] : undefined;
    return { when, value: port === undefined ? undocumented(place) : known(port, { ...place, via: [value.at] }) };
  });
  return oneOf(cases, place);
}

function undocumented(place: Written): Value<number> {
  return unknown({ kind: 'opaque', what: 'the default port of the engine, which is not documented' }, place);
}

/** Aurora's engines make members of clusters. */
export function isAurora(engine: string): boolean {
  return /^aurora(-|$)/.test(engine);
}

/** Redshift's own: https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-considerations.html */
const portOfRedshift = 5439;

/** Db2's port is that of application servers as well. */
const shared: ReadonlySet<number> = new Set([50_000]);

/** Whether a port is the usual one of some database, on which nothing else is to be expected. */
export function isDatabasePort(port: number): boolean {
  return port === portOfRedshift || portsByEngine.some(([, usual]) => usual === port && !shared.has(port));
}
