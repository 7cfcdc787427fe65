import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { Lead, Resource, ResourceGraph } from '../../src/graph/graph.ts';
import type { Kind } from '../../src/graph/kinds.ts';
import { parse } from '../../src/parsers/index.ts';
import { diskSources } from '../../src/sources/disk.ts';
import { walk } from '../../src/sources/walk.ts';

// Synthesized by scripts/synth-cdk-fixtures.mjs with the real aws-cdk-lib.
const folder = fileURLToPath(new URL('../../fixtures/cdk/private-names', import.meta.url));

describe('an assembly with a service, an endpoint to it and names for both', () => {
  let graph: ResourceGraph;

  beforeAll(async () => {
    const sources = diskSources({ workingFolder: folder, paths: [folder], allowOutside: false });
    const { units } = await parse(walk([folder], sources).files, sources, {
      parameters: new Map(),
      variableArguments: [],
      allowOutside: false,
    });
    const built = buildGraph(units);
    expect(built.diagnostics).toEqual([]);
    graph = built.graph;
  });

  function at<K extends Kind>(kind: K, address: string): Resource<K> {
    const found = graph.all(kind).find((one) => one.address === address);
    if (!found)
      throw new Error(
        `no ${address} among ${graph
          .all(kind)
          .map((one) => one.address)
          .join(', ')}`,
      );
    return found;
  }
  const places = (leads: readonly Lead[]): readonly string[] =>
    leads.map(({ target }) => (target.leads === 'here' ? target.resource.address : target.leads));
  const namedBy = (address: string, ...kinds: readonly Kind[]): readonly string[] =>
    at('DnsRecords', address).props.targets.items.flatMap(({ value }) => places(graph.followDnsName(value, ...kinds)));

  it('leads from the endpoint to the service of the other stack', () => {
    const { serviceName, service } = at('VpcEndpoint', 'Consumer/Endpoint/Resource').props;
    expect(places(graph.follow(serviceName, 'EndpointService'))).toEqual(['Provider/Service/Service']);
    expect(service).toMatchObject({ value: { type: 'endpoint-service', region: { value: 'us-east-1' } } });
  });

  it('knows an endpoint for a service of AWS', () => {
    const { service } = at('VpcEndpoint', 'Consumer/Vpc/Redshift/Resource').props;
    expect(service).toMatchObject({ value: { type: 'aws', service: 'redshift', region: { value: 'us-east-1' } } });
  });

  it('knows what the calls of custom resources do to the service', () => {
    const { privateDnsName, privateDnsVerifications, allowedPrincipals } = at(
      'EndpointService',
      'Provider/Service/Service',
    ).props;
    expect(privateDnsName).toMatchObject({ state: 'known', value: 'db.example.com' });
    expect(privateDnsVerifications.items).toHaveLength(1);
    expect(allowedPrincipals.items).toMatchObject([{ value: { value: 'arn:aws:iam::444455556666:root' } }]);
    expect(allowedPrincipals.rest).toEqual([]);
  });

  it('leads from records to the endpoint, the load balancer and the database', () => {
    expect(namedBy('Consumer/Orders/Resource', 'VpcEndpoint')).toEqual(['Consumer/Endpoint/Resource']);
    expect(namedBy('Consumer/ByName/Resource', 'VpcEndpoint')).toEqual(['Consumer/Endpoint/Resource']);
    expect(namedBy('Provider/ToBalancer/Resource', 'LoadBalancer')).toEqual(['Provider/Balancer/Resource']);
    expect(namedBy('Provider/ToDatabase/Resource', 'DbInstance')).toEqual(['Provider/Database/Resource']);
  });

  it('tells private zones from public ones', () => {
    const zones = graph.all('HostedZone').map(({ address, props }) => [address, props.vpcs.items.length]);
    expect(zones).toEqual([
      ['Provider/Zone/Resource', 0],
      ['Provider/Inside/Resource', 1],
      ['Consumer/Zone/Resource', 1],
    ]);
  });

  it('takes the rules of the default groups away, as the custom resource does', () => {
    const { defaultSecurityGroup } = at('Vpc', 'Provider/Vpc/Resource').props;
    const [lead] = graph.follow(defaultSecurityGroup, 'SecurityGroup');
    expect(lead?.target).toMatchObject({ leads: 'here', resource: { props: { ingress: { items: [], rest: [] } } } });
  });
});
