import { createRule } from '../engine/rule.ts';
import { implies } from '../model/guard.ts';
import { when } from '../model/cases.ts';
import { decide } from '../model/verdict.ts';

// AWS gives RG nodes whatever it gives RA3 nodes, but vendors' pages that were written before name RA3 only.
// https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-cross-vpc.html
const successorOf = new Map([['rg', 'ra3']]);

export default createRule({
  name: 'redshift-node-type',
  meta: {
    docs: {
      description: 'Require a Redshift cluster to run on nodes that support Redshift-managed endpoints',
      references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-cross-vpc.html'],
    },
    messages: {
      oldNodes:
        '{{on}} runs on `{{nodeType}}` nodes. {{who}} {{families}} nodes: other families have no Redshift-managed endpoint, through which {{vendor}} would connect. Move the cluster to RA3 and write, for the smallest, {{set(smallest)}}.',
      newerNodes:
        '{{on}} runs on `{{nodeType}}` nodes. AWS offers Redshift-managed endpoints for them, but the page of {{vendor}} names only {{families}}; ask {{vendor}} whether they are supported.',
      unknownNodes:
        'Whether {{vendor}} can reach {{on}} is unknown, because its node type is: {{why(nodeType)}}. {{who}} {{families}} nodes, such as {{set(smallest)}}.',
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        families: {
          type: 'array',
          minItems: 1,
          items: { type: 'string' },
          default: ['ra3'],
          description: 'Node families that are accepted: the part of a node type before the dot.',
        },
      },
    },
  },
  create({ check, options }) {
    const families = options.families.map((family) => family.toLowerCase());
    const isAccepted = (nodeType: string): boolean | undefined => {
      const family = familyOf(nodeType);
      if (families.includes(family)) return true;
      return families.includes(successorOf.get(family) ?? '') ? undefined : false;
    };
    return {
      RedshiftCluster(cluster) {
        const { nodeType } = cluster.props;
        const verdict = decide(nodeType, isAccepted, 'unknown');
        const newer = when(nodeType, (type) => isAccepted(type) === undefined);
        const said = {
          nodeType,
          families: families.map((family) => family.toUpperCase()).join(' or '),
          smallest: { property: nodeType, set: 'ra3.large' },
        };
        check(verdict, {
          on: cluster,
          fail: { message: 'oldNodes', at: nodeType, data: said },
          unknown: implies(cluster.when, newer)
            ? { message: 'newerNodes', at: nodeType, data: { nodeType, families: said.families } }
            : { message: 'unknownNodes', at: nodeType, data: said },
        });
      },
    };
  },
});

function familyOf(nodeType: string): string {
  return (nodeType.split('.')[0] ?? '').toLowerCase();
}
