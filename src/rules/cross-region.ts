import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { always, and, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { casesOf } from '../model/cases.ts';
import { whenEmpty } from '../model/count.ts';
import type { Verdict } from '../model/verdict.ts';
import { all, decide, verdict } from '../model/verdict.ts';
import { unseenBalancers } from './balancer/serving.ts';
import { judgeCount, namesOf, onlyNamesOf } from './balancer/zones.ts';
import { listenersBehind, zonesBehind } from './region/behind-service.ts';
import type { VendorRegions } from './region/regions.ts';
import { judgeOffer, offersTo, readRegions, whenAcross } from './region/regions.ts';
import { excludedZones, judgeZones } from './region/zones-across-regions.ts';

// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html#connection-idle-timeout
const usualTimeout = 350;

const messages = {
  notOffered:
    '{{on}} can be reached from {{offered}} only. {{who}} that it is offered to {{missing}} as well; add it to {{name(supported)}}.',
  unknownOffer:
    'Whether {{on}} is offered to {{wanted}} is unknown: {{why(doubt)}}. {{who}} that; list it in {{name(supported)}}.',
  inputMissing:
    'Whether {{on}} is offered to the Region of {{vendor}} is unknown: {{why(missing)}}. That Region must be the own one of the service, or stand in {{name(supported)}}.',
  ownMissing:
    '{{on}} is in {{region}}, and {{name(supported)}} does not hold it. AWS keeps the own Region of a service among those that it is offered to; add {{region}}.',
  customTimeout:
    '{{on}} is offered to other Regions, and {{listener}} behind it has the TCP idle timeout {{timeout}}. AWS connects across Regions only where it is left at 350 seconds; write {{set(usual)}} or remove it.',
  unknownTimeout:
    '{{on}} is, or may be, offered to other Regions, and the TCP idle timeout of {{listener}} behind it is unknown: {{why(timeout)}}. AWS connects across Regions only where it is left at 350 seconds; write {{set(usual)}}.',
  oneZone:
    '{{on}} is offered to other Regions, and the load balancer behind it lies in {{zones}}. For that AWS asks for at least two Availability Zones; add a subnet of another zone to {{name(subnets)}}.',
  unknownZones:
    '{{on}} is, or may be, offered to other Regions, and in how many Availability Zones the load balancer behind it lies is unknown: {{why(subnets)}}. For that AWS asks for at least two.',
  zoneWithout:
    '{{on}} is offered to other Regions, and the load balancer behind it lies in {{zone}}, in which AWS does not offer that. Take a subnet of another zone in its place in {{name(subnets)}}.',
  unknownZone:
    '{{on}} is, or may be, offered to other Regions, which AWS offers in all zones but {{excluded}}. Whether the load balancer behind it lies in one of these is unknown: {{why(doubt)}}.',
  unseen:
    '{{on}} is, or may be, offered to other Regions, and the load balancer behind it cannot be checked for that: {{why(balancer)}}. It must lie in at least two Availability Zones, and leave its TCP idle timeouts at 350 seconds.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'cross-region',
  meta: {
    docs: {
      description: 'Require an endpoint service to be ready for connections from the Regions of the vendor',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        regions: {
          type: 'array',
          items: { type: 'string' },
          default: [],
          description:
            'Regions from which the vendor connects, all of which must be offered, or inputs that hold them. With none, only what AWS asks of a service that is offered to other Regions.',
        },
      },
    },
  },
  create(context) {
    const { check, graph, options } = context;
    const vendor = readRegions(options.regions, context);
    return {
      EndpointService(service) {
        const { supportedRegions: supported } = service.props;
        const { region } = service.setting;
        for (const { verdict: found, ...said } of [...offersOf(service, vendor), ownOf(service)]) {
          check(found, { on: service, ...said });
        }
        const across = whenAcross(supported, region);
        if (across.maybe === never) return;
        for (const judged of [...timeoutsOf(service, graph), ...zonesOf(service, graph)]) {
          const { pass, fail, because } = judged.verdict;
          const found = { pass: or(not(across.maybe), pass), fail: and(across.surely, fail), because };
          check(found, { ...judged, on: service });
        }
        for (const { when, balancer } of unseenBalancers(graph, service)) {
          const unknown: Said = { message: 'unseen', at: balancer, data: { balancer } };
          check(verdict('unknown', [balancer]), { on: service, when: and(when, across.maybe), unknown });
        }
      },
    };
  },
});

type Service = Resource<'EndpointService'>;

interface Judgement {
  readonly verdict: Verdict;
  readonly when?: Guard;
  /** When it is the listener of this service, where that is a choice. */
  readonly only?: Guard;
  readonly fail?: Said;
  readonly unknown?: Said;
}

/** Whether the service is offered to each Region of the vendor. */
function offersOf({ props, setting }: Service, { regions, missing }: VendorRegions): readonly Judgement[] {
  const { supportedRegions: supported } = props;
  const each = regions.map((name) => ({ name, ...judgeOffer(supported, setting.region, name), because: [supported] }));
  const lacking = each.filter(({ fail }) => fail !== never).map(({ name }) => name);
  const wanted = each.filter(({ pass }) => pass !== always).map(({ name }) => name);
  const doubt = setting.region.state === 'unknown' ? setting.region : supported;
  const offered = [valueText(setting.region), ...supported.items.map(({ value }) => valueText(value))];
  const data = { supported, missing: lacking.join(' and '), offered: [...new Set(offered)].join(', ') };
  const judged: Judgement = {
    verdict: all(each),
    fail: { message: 'notOffered', at: supported, data },
    unknown: { message: 'unknownOffer', at: supported, data: { supported, doubt, wanted: wanted.join(' and ') } },
  };
  if (!missing) return regions.length === 0 ? [] : [judged];
  const unknown: Said = { message: 'inputMissing', at: supported, data: { missing, supported } };
  const open = { verdict: verdict('unknown', [missing]), unknown };
  return regions.length === 0 ? [open] : [judged, open];
}

function valueText(value: Value<string>): string {
  return value.state === 'known' && !value.sensitive ? value.value : 'a Region that is not known';
}

/** The own Region of a service belongs to the list; where it is not known, only the others can be judged. */
function ownOf({ props, setting }: Service): Judgement {
  const { supportedRegions: supported } = props;
  const { region } = setting;
  const fail = or(
    ...casesOf(region).flatMap(({ when, value }) =>
      value.state === 'known' ? [and(when, not(offersTo(supported, value.value.toLowerCase()).maybe))] : [],
    ),
  );
  const missing = and(not(whenEmpty(supported)), fail);
  return {
    verdict: { pass: not(missing), fail: missing, because: [supported] },
    fail: { message: 'ownMissing', at: supported, data: { region, supported } },
  };
}

function timeoutsOf(service: Service, graph: ResourceGraph): readonly Judgement[] {
  return listenersBehind(service, graph).map(({ listener, when }): Judgement => {
    const { tcpIdleTimeout: timeout } = listener.props;
    const data = { listener, timeout, usual: { property: timeout, set: usualTimeout } };
    return {
      verdict: decide(timeout, (seconds) => seconds === usualTimeout, 'pass'),
      when: listener.when,
      only: when,
      fail: { message: 'customTimeout', at: timeout, data },
      unknown: { message: 'unknownTimeout', at: timeout, data },
    };
  });
}

function zonesOf(service: Service, graph: ResourceGraph): readonly Judgement[] {
  const zones = zonesBehind(service, graph);
  if (!zones) return [];
  const { subnets } = zones;
  const { pass, fail, wrong, doubt = subnets } = judgeZones(zones, service.setting.region);
  const open = zones.rest[0]?.value ?? subnets;
  return [
    {
      verdict: judgeCount(zones, 2),
      fail: { message: 'oneZone', at: subnets, data: { zones: onlyNamesOf(zones), subnets } },
      unknown: { message: 'unknownZones', at: subnets, data: { subnets: open } },
    },
    {
      verdict: { pass, fail, because: zones.zones.map(({ zone }) => zone) },
      fail: { message: 'zoneWithout', at: subnets, data: { zone: namesOf({ zones: wrong }), subnets } },
      unknown: { message: 'unknownZone', at: subnets, data: { doubt, excluded: excludedZones } },
    },
  ];
}
