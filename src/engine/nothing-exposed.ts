import type { Diagnostic } from '../model/report.ts';
import type { Format, ParsedUnit } from '../model/resource.ts';
import type { ResourceGraph } from './rule.ts';
import { tidy } from './wording.ts';
import type { AskedContext } from './check.ts';

/** Where endpoint services are written and asked about, and none is made. */
interface Asking {
  readonly graph: ResourceGraph;
  /** What an endpoint service is called in the formats. */
  readonly types: ReadonlySet<string>;
  /** All that is asked, */
  readonly asked: readonly AskedContext[];
  /** and of it what is asked of what stands in a file. */
  readonly askedAt: (path: string) => AskedContext;
}

/**
 * The endpoint services that a unit creates only with other values than those of the run, where it creates no other one.
 * A lint that finds nothing to check would look like one that found nothing wrong.
 */
export function nothingExposed(units: readonly ParsedUnit[], asking: Asking): readonly Diagnostic[] {
  const { graph, types, asked, askedAt } = asking;
  if (!asked.some(isAskedFor)) return [];
  const exposing = new Set(graph.all('EndpointService').map(({ unit }) => unit.id));
  return units.flatMap(({ unit, uncreated }) => {
    if (!uncreated || exposing.has(unit.id)) return [];
    return uncreated(types)
      .filter(({ at }) => isAskedFor(askedAt(at.file.path)))
      .map(({ address, at, because }): Diagnostic => {
        const message = `Nothing is exposed here: \`${tidy(address)}\` is not created with the values of this run (\`${tidy(because).replaceAll('`', "'")}\`), so nothing is checked of it. Pass those of a deployment that creates it with ${passedWith[unit.format]}.`;
        return { code: 'nothing-exposed', severity: 'note', message, at };
      });
  });
}

const passedWith: Readonly<Record<Format, string>> = {
  cloudformation: '`--parameters`',
  cdk: '`--parameters`',
  terraform: '`--var` or `--var-file`',
  plan: 'another plan',
};

/** Who names no vendor may not mean to expose anything, and who names resources means those. */
function isAskedFor({ audiences, bare }: AskedContext): boolean {
  return !bare && audiences.some(({ path, targets }) => path === 'endpoint-service' && !targets);
}
