import type { Resource } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { decide } from '../model/verdict.ts';
import { isWritten } from './parts/is-written.ts';

// AWS gives a new cluster port 5439; a cluster restored from a snapshot keeps the port it had.
// https://docs.aws.amazon.com/redshift/latest/APIReference/API_RestoreFromClusterSnapshot.html
const usualPort = 5439;

export default createRule({
  name: 'redshift-port',
  meta: {
    docs: {
      description:
        'Require a Redshift cluster to listen on a port that cluster relocation and managed endpoints accept',
      references: [
        'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-recovery.html',
        'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-cross-vpc.html',
      ],
    },
    messages: {
      outOfRange:
        '{{on}} listens on port {{port}}. {{vendor}} can reach a cluster only through a Redshift-managed endpoint, and that works only on ports {{ranges}}; write {{set(usual)}}. Every client of the cluster must follow to the new port.',
      unknownPort:
        'Whether {{vendor}} can reach {{on}} is unknown, because its port is: {{why(port)}}. A Redshift-managed endpoint works only on ports {{ranges}}.',
      restoredPort:
        '{{on}} is restored from a snapshot and does not say its port, so it keeps the one the snapshot had. {{vendor}} can reach it only through a Redshift-managed endpoint, and that works only on ports {{ranges}}; write {{set(usual)}} to be sure.',
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ranges: {
          type: 'array',
          minItems: 1,
          items: { type: 'array', items: [{ type: 'integer' }, { type: 'integer' }], minItems: 2, maxItems: 2 },
          default: [
            [5431, 5455],
            [8191, 8215],
          ],
          description: 'Ranges of ports that are accepted, each as its first and last port.',
        },
        serverless: {
          type: 'boolean',
          default: false,
          description: 'Whether it is asked of serverless workgroups as well.',
        },
      },
    },
  },
  create({ check, options }) {
    const ranges = options.ranges
      .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
      .join(' and ');
    const accepted = (port: number): boolean => options.ranges.some(([first, last]) => port >= first && port <= last);
    return {
      RedshiftCluster(cluster) {
        const { port, snapshot } = cluster.props;
        const usual = { property: port, set: usualPort };
        const restored = !isWritten(port, cluster) && snapshot.state !== 'absent';
        check(decide(port, accepted, 'unknown'), {
          on: cluster,
          fail: { message: 'outOfRange', at: port, data: { port, ranges, usual } },
          unknown: restored
            ? { message: 'restoredPort', at: port, data: { ranges, usual } }
            : { message: 'unknownPort', at: port, data: { port, ranges } },
        });
      },
      ...(options.serverless && {
        RedshiftServerlessWorkgroup(workgroup: Resource<'RedshiftServerlessWorkgroup'>) {
          const { port } = workgroup.props;
          const usual = { property: port, set: usualPort };
          check(decide(port, accepted, 'unknown'), {
            on: workgroup,
            fail: { message: 'outOfRange', at: port, data: { port, ranges, usual } },
            unknown: { message: 'unknownPort', at: port, data: { port, ranges } },
          });
        },
      }),
    };
  },
});
