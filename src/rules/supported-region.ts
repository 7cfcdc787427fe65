import type { Resource } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { always, never, not } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { whenState } from '../model/cases.ts';
import type { Verdict } from '../model/verdict.ts';
import { any, decide, verdict } from '../model/verdict.ts';
import { whenOnAws } from './databricks/on-aws.ts';
import { placeOfRegion } from './region/place-of-region.ts';
import { judgeOffer, readRegions } from './region/regions.ts';
import { regionOnAws, whenOnOtherCloud } from './region/snowflake-region.ts';

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
      bothUnknown:
        'Whether {{vendor}} can reach {{on}} depends on the Regions of both. That of {{on}}: {{why(region)}}. That of {{vendor}}: {{why(missing)}}.',
      inputMissing:
        'Whether {{vendor}} can reach {{on}}, which is in {{region}}, is unknown: {{why(missing)}}. Over PrivateLink it connects only within that Region.',
      inputMissingOffer:
        'Whether {{vendor}} can reach {{on}}, which is in {{region}}, is unknown: {{why(missing)}}. The service must be in that Region or be offered to it in {{name(supported)}}.',
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        regions: {
          type: 'array',
          items: { type: 'string' },
          default: [],
          description:
            'Regions in which the vendor connects, or inputs that hold them; with none given, every Region passes.',
        },
        orSupportedRegions: {
          type: 'boolean',
          default: false,
          description: 'Whether an endpoint service elsewhere passes when it is offered to one of the Regions as well.',
        },
        serverless: {
          type: 'boolean',
          default: false,
          description: 'Whether the vendor connects to Redshift Serverless, so that its workgroups are meant as well.',
        },
        path: {
          enum: ['vpc-lattice', 'msk-multi-vpc', 'brokered'],
          description:
            'What is meant instead of endpoint services and Redshift clusters: resource configurations, MSK clusters, or Databricks workspaces and Snowflake accounts.',
        },
      },
    },
  },
  create(context) {
    const { check, options } = context;
    if (options.regions.length === 0) return {};
    const vendor = readRegions(options.regions, context);
    const { missing } = vendor;
    const regions = vendor.regions.join(', ');
    const isOne = (region: string): boolean => vendor.regions.includes(region.toLowerCase());
    const judge = (region: Value<string>): Verdict =>
      decide(region, (written) => isOne(written) || (missing ? undefined : false), 'unknown');
    const isOpen = (region: Value<string>): boolean => whenState(region, 'unknown') !== never;
    const about = (on: Resource, region = on.setting.region, at = placeOfRegion(on), when: Guard = always): void => {
      check(judge(region), {
        on,
        when,
        fail: { message: 'otherRegion', at, data: { region, regions } },
        unknown: !missing
          ? { message: 'unknownRegion', at, data: { region, regions } }
          : { message: isOpen(region) ? 'bothUnknown' : 'inputMissing', at, data: { region, missing } },
      });
    };
    const aboutOffer = (service: Resource<'EndpointService'>): void => {
      const { region } = service.setting;
      const { supportedRegions: supported } = service.props;
      const [offer = ''] = vendor.regions;
      const offers = vendor.regions.map((one) => ({ ...judgeOffer(supported, region, one), because: [supported] }));
      const data = { region, regions, offer, supported };
      const at = placeOfRegion(service);
      check(any([judge(region), ...offers, ...(missing ? [verdict('unknown', [missing])] : [])]), {
        on: service,
        fail: { message: 'notOffered', at: supported, data },
        unknown: !missing
          ? isOpen(region)
            ? { message: 'unknownRegion', at, data }
            : { message: 'unknownOffer', at: supported, data }
          : isOpen(region)
            ? { message: 'bothUnknown', at, data: { region, missing } }
            : { message: 'inputMissingOffer', at: supported, data: { region, missing, supported } },
      });
    };
    const itself = (resource: Resource): void => about(resource);
    switch (options.path) {
      case 'vpc-lattice':
        return { ResourceConfiguration: itself };
      case 'msk-multi-vpc':
        return { MskCluster: itself };
      case 'brokered':
        return {
          DatabricksWorkspace: (workspace) =>
            about(workspace, workspace.props.region, workspace.props.region, whenOnAws(workspace)),
          SnowflakeAccount(account) {
            const { region } = account.props;
            about(account, regionOnAws(region), region, not(whenOnOtherCloud(region)));
          },
        };
      default:
        return {
          EndpointService: options.orSupportedRegions ? aboutOffer : itself,
          // Those that a vendor reaches without an endpoint service. What stands behind one is in the Region of that.
          RedshiftCluster: itself,
          ...(options.serverless && { RedshiftServerlessWorkgroup: itself }),
        };
    }
  },
});
