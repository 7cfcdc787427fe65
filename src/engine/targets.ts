import { resourcesOn } from '../graph/path/way.ts';
import { waysFrom } from '../graph/path/ways.ts';
import { nearestName } from '../model/nearest-name.ts';
import type { Diagnostic } from '../model/report.ts';
import type { Audience } from './scope.ts';
import { kindNames } from './kind-names.ts';
import type { Resource, ResourceGraph } from './rule.ts';

/** The resources with these addresses, and all on the ways from an endpoint service that pass one of them. */
export function aimedAt(graph: ResourceGraph, targets: readonly string[]): ReadonlySet<Resource> {
  const patterns = targets.map(patternOf);
  const meant = new Set(everything(graph).filter(({ address }) => patterns.some((pattern) => pattern.test(address))));
  const ways = graph.all('EndpointService').flatMap((service) => waysFrom(graph, service));
  const passing = ways.map(resourcesOn).filter((resources) => resources.some((resource) => meant.has(resource)));
  return new Set([...meant, ...passing.flat()]);
}

/** Targets that no resource has as its address: a misspelt one would take its resource out of the lint without a word. */
export function unmatchedTargets(graph: ResourceGraph, audiences: readonly Audience[]): readonly Diagnostic[] {
  const targets = new Set(audiences.flatMap((audience) => audience.targets ?? []));
  if (targets.size === 0) return [];
  const addresses = everything(graph).map(({ address }) => address);
  return [...targets]
    .filter((target) => {
      const pattern = patternOf(target);
      return !addresses.some((address) => pattern.test(address));
    })
    .map((target) => {
      const nearest = nearestName(target, addresses);
      const guess = nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
      const message = `\`targets\` names \`${target}\`, and nothing that was linted has this address.${guess}`;
      return { code: 'unmatched-target', severity: 'note', message };
    });
}

function everything(graph: ResourceGraph): readonly Resource[] {
  return kindNames.flatMap((kind): readonly Resource[] => graph.all(kind));
}

/** `*` stands for anything; an address without a key stands for all of its instances. */
function patternOf(target: string): RegExp {
  const pattern = target.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}(?:\\[[^\\]]*\\])?$`, 's');
}
