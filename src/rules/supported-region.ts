import type { Resource } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { ListOf, Written } from '../model/value.ts';
import type { Verdict } from '../model/verdict.ts';
import { any, decide } from '../model/verdict.ts';
import { and, not, or } from '../model/guard.ts';

export default createRule({
  name: 'supported-region',
  meta: {
    docs: {
      description: 'Require a service or database to be in a Region from which the vendor connects',
      references: ['https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html'],
    },
    messages: {
      otherRegion:
        '{{on}} is in {{region}}. {{vendor}} can connect over PrivateLink only in {{regions}}, so nothing here is within reach; deploy it in one of these Regions, or ask {{vendor}} whether {{region}} has been added.',
      notOffered:
        '{{on}} is in {{region}}, from where {{vendor}} cannot connect over PrivateLink, only from {{regions}}. Keep the service where it is and offer it to one of these Regions as well: add {{offer}} to {{name(supported)}}.',
      unknownOffer:
        '{{on}} is in {{region}}, from where {{vendor}} cannot connect over PrivateLink, only from {{regions}}, and whether it is offered to one of these Regions is unknown: {{why(supported)}}; add {{offer}} to {{name(supported)}}.',
      unknownRegion:
        'Whether {{vendor}} can reach {{on}} depends on its Region: {{why(region)}}. {{vendor}} can connect over PrivateLink only in {{regions}}.',
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        regions: {
          type: 'array',
          items: { type: 'string' },
          default: [],
          description: 'Regions in which the vendor connects; with none given, every Region passes.',
        },
        orSupportedRegions: {
          type: 'boolean',
          default: false,
          description: 'Whether an endpoint service elsewhere passes when it is offered to one of the Regions as well.',
        },
      },
    },
  },
  create({ check, options }) {
    const { orSupportedRegions } = options;
    if (options.regions.length === 0) return {};
    const accepted = (region: string): boolean => options.regions.includes(region.toLowerCase());
    const regions = options.regions.join(', ');
    const judge = (resource: Resource): Verdict => decide(resource.setting.region, accepted, 'unknown');
    const unknown = ({ setting: { region }, native }: Resource) => {
      const isSaid = region.state !== 'unknown' || region.reason.kind !== 'deployment';
      return {
        message: 'unknownRegion',
        at: isSaid ? placeOf(region, native) : native,
        data: { region, regions },
      } as const;
    };
    return {
      RedshiftCluster(cluster) {
        const { region } = cluster.setting;
        check(judge(cluster), {
          on: cluster,
          fail: { message: 'otherRegion', at: placeOf(region, cluster.native), data: { region, regions } },
          unknown: unknown(cluster),
        });
      },
      EndpointService(service) {
        const { region } = service.setting;
        const { supportedRegions: supported } = service.props;
        const offer = options.regions[0] ?? '';
        check(orSupportedRegions ? any([judge(service), holdsOne(supported, accepted)]) : judge(service), {
          on: service,
          fail: orSupportedRegions
            ? { message: 'notOffered', at: supported, data: { region, regions, offer, supported } }
            : { message: 'otherRegion', at: placeOf(region, service.native), data: { region, regions } },
          unknown:
            orSupportedRegions && region.state === 'known'
              ? { message: 'unknownOffer', at: supported, data: { region, regions, offer, supported } }
              : unknown(service),
        });
      },
    };
  },
});

/** Where the Region is written; `--region` and the environment of a stack are in no text, so there the resource. */
function placeOf(region: Written, native: Written): Written {
  const { at } = region;
  return ('path' in at ? at.path.length > 0 : at.end > at.start) ? region : native;
}

/** Passes where the list surely holds an accepted Region, fails where it surely holds none. */
function holdsOne(regions: ListOf<string>, accepted: (region: string) => boolean): Verdict {
  const each = regions.items.map(({ when, value }) => {
    const verdict = decide(value, accepted, 'fail');
    return { pass: and(when, verdict.pass), fail: or(not(when), verdict.fail), because: [value] };
  });
  const open = or(...regions.rest.map((rest) => rest.when));
  const { pass, fail } = any(each);
  const because: readonly Written[] = [regions];
  return { pass, fail: and(fail, not(open)), because };
}
