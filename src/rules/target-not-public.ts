import type { Resource } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { whenReached } from '../graph/path/reached.ts';
import { and, never } from '../model/guard.ts';
import { decide } from '../model/verdict.ts';
import { isWritten } from './parts/is-written.ts';

const messages = {
  public:
    '{{on}} is publicly accessible{{whose}}, though an endpoint service leads to it and nobody needs the internet for that. {{who}} a database without a public address; write {{set(private)}}, once nobody connects to it over the internet any more.',
  unknown:
    'Whether {{on}} is publicly accessible is unknown: {{why(public)}}. {{who}} a database without a public address, as an endpoint service leads to it; write {{set(private)}}.',
} as const;

type Database = Resource<'DbInstance' | 'DbCluster' | 'RedshiftCluster' | 'RedshiftServerlessWorkgroup'>;

export default createRule({
  name: 'target-not-public',
  meta: {
    securitySeverity: '5.0',
    docs: {
      description: 'Disallow a public address for a database that an endpoint service leads to',
      references: [
        'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
        'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html',
        'https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check, graph }) {
    const judge = (database: Database): void => {
      const only = whenReached(graph, database);
      if (and(database.when, only) === never) return;
      const { publiclyAccessible } = database.props;
      const setting = { property: publiclyAccessible, set: false };
      const whose = isWritten(publiclyAccessible, database) ? '' : ' (by default)';
      check(
        // An Aurora cluster has no such property: each of its members has its own.
        decide(publiclyAccessible, (is) => !is, 'pass'),
        {
          on: database,
          only,
          fail: { message: 'public', at: publiclyAccessible, data: { whose, private: setting } },
          unknown: {
            message: 'unknown',
            at: publiclyAccessible,
            data: { public: publiclyAccessible, private: setting },
          },
        },
      );
    };
    return {
      DbInstance: judge,
      DbCluster: judge,
      RedshiftCluster: judge,
      RedshiftServerlessWorkgroup: judge,
    };
  },
});
