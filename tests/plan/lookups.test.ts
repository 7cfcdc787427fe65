import { describe, expect, it } from 'vitest';
import { lint, memorySources } from '../../src/index.ts';
import targetIpDrift from '../../src/rules/target-ip-drift.ts';
import type { MadeResource } from './made-plan.ts';
import { configured, gist, parsed, planText, read, refers, writes } from './made-plan.ts';

const attachment: MadeResource = {
  address: 'aws_lb_target_group_attachment.t',
  unknown: { target_id: true, target_group_arn: true },
};

/** What the attachment registers when it refers to this. */
function registered(references: readonly string[], changes: readonly MadeResource[]) {
  const resources = [configured(attachment.address, { target_id: refers(...references) })];
  const unit = parsed(planText({ changes: [attachment, ...changes], root: { resources } }));
  return gist(read(unit, attachment.address, 'target_id'));
}

const addrs = (of: string) => [`${of}.addrs[0]`, `${of}.addrs`, of];

describe('a reference to a part of an attribute that is not known yet', () => {
  it('is a link to that part', () => {
    const cluster = { address: 'aws_redshift_cluster.c', unknown: { cluster_nodes: true } };
    const nodes = 'aws_redshift_cluster.c.cluster_nodes';
    const references = [`${nodes}[0].private_ip_address`, `${nodes}[0]`, nodes, cluster.address];
    expect(registered(references, [cluster])).toEqual({
      unknown: 'attribute',
      of: `${nodes}[0].private_ip_address`,
    });
  });

  it('is one where only the part is not known', () => {
    const network = 'aws_network_interface.n.attachment';
    const interfaces = { address: 'aws_network_interface.n', unknown: { attachment: [{ instance: true }] } };
    const references = [`${network}[0].instance`, `${network}[0]`, network, interfaces.address];
    expect(registered(references, [interfaces])).toEqual({ unknown: 'attribute', of: `${network}[0].instance` });
  });
});

describe('what a data source finds by the apply', () => {
  const lookup: MadeResource = {
    address: 'data.dns_a_record_set.database',
    mode: 'data',
    actions: ['read'],
    unknown: { addrs: true, host: true },
  };

  it('is a link to the data source', () => {
    expect(registered(addrs(lookup.address), [lookup])).toEqual({
      unknown: 'attribute',
      of: 'data.dns_a_record_set.database.addrs[0]',
    });
  });

  it('leads to what was looked up', async () => {
    const database: MadeResource = {
      address: 'aws_db_instance.database',
      after: { engine: 'postgres', port: 5432, instance_class: 'db.t4g.micro' },
      unknown: { address: true, id: true, arn: true },
    };
    const group: MadeResource = {
      address: 'aws_lb_target_group.g',
      after: { target_type: 'ip', port: 5432, protocol: 'TCP' },
      unknown: { arn: true, id: true },
    };
    const service: MadeResource = {
      address: 'aws_vpc_endpoint_service.s',
      unknown: { network_load_balancer_arns: true },
      sensitive: { network_load_balancer_arns: [] },
    };
    const balancer: MadeResource = {
      address: 'aws_lb.b',
      after: { load_balancer_type: 'network', internal: true },
      unknown: { arn: true, id: true },
    };
    const listener: MadeResource = {
      address: 'aws_lb_listener.l',
      after: { port: 5432, protocol: 'TCP', default_action: [{ type: 'forward' }] },
      unknown: { load_balancer_arn: true, default_action: [{ target_group_arn: true }] },
    };
    const groupArn = refers('aws_lb_target_group.g.arn', 'aws_lb_target_group.g');
    const host = refers('aws_db_instance.database.address', 'aws_db_instance.database');
    const resources = [
      configured(database.address, { engine: writes('postgres'), port: writes(5432) }),
      configured(group.address, { target_type: writes('ip'), port: writes(5432), protocol: writes('TCP') }),
      configured('dns_a_record_set.database', { host }, { mode: 'data' }),
      configured(attachment.address, {
        target_id: refers(...addrs(lookup.address)),
        target_group_arn: groupArn,
      }),
      configured(service.address, { network_load_balancer_arns: refers('aws_lb.b.arn', 'aws_lb.b') }),
      configured(balancer.address, { load_balancer_type: writes('network'), internal: writes(true) }),
      configured(listener.address, {
        load_balancer_arn: refers('aws_lb.b.arn', 'aws_lb.b'),
        port: writes(5432),
        protocol: writes('TCP'),
        default_action: [{ type: writes('forward'), target_group_arn: groupArn }],
      }),
    ];
    const changes = [database, group, lookup, attachment, service, balancer, listener];
    const text = planText({ changes, root: { resources } });
    const rules = [{ rule: targetIpDrift, options: {} }];
    const sources = memorySources({ '/plan.json': text });
    const { findings, undecided } = await lint(['/plan.json'], { rules, sources });
    const drifts = [...findings, ...undecided].filter(({ rule }) => rule === 'target-ip-drift');
    expect(drifts.map(({ verdict, messageId, address }) => [verdict, messageId, address])).toEqual([
      ['fail', 'drifts', 'aws_lb_target_group.g'],
    ]);
  });
});
