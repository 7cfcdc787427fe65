import type { Lead, Resource, ResourceGraph } from '../../src/graph/graph.ts';
import type { Kind, Kinds } from '../../src/graph/kinds.ts';
import type { Guard } from '../../src/model/guard.ts';
import { always, never } from '../../src/model/guard.ts';
import type { Format, Setting, Unit } from '../../src/model/resource.ts';
import type { SourceFile } from '../../src/model/source.ts';
import type { ListOf, Value, Written } from '../../src/model/value.ts';
import { absent, known, unknown } from '../../src/model/value.ts';

// A graph put together by hand, so that the engine's tests depend on no parser.

export function sourceFile(text: string, path = '/repo/main.tf'): SourceFile {
  return { path, text };
}

/** The place of a text in a file. */
export function at(file: SourceFile, text: string): Written {
  const start = file.text.indexOf(text);
  if (start < 0) throw new Error(`"${text}" is not in ${file.path}`);
  return { at: { file, start, end: start + text.length } };
}

const nowhere = sourceFile('');
const unwritten: Written = { at: { file: nowhere, start: 0, end: 0 } };
const missing = absent(unwritten);
const setting: Setting = { region: missing, account: missing, partition: missing, providerMajor: missing };

export function unitOf(id = '/repo', format: Format = 'terraform'): Unit {
  return { id, format, root: id };
}

export function listOf<T>(values: readonly Value<T>[], written: Written = unwritten): ListOf<T> {
  return { ...written, items: values.map((value) => ({ when: always, value })), rest: [], absent: never };
}

interface ClusterParts {
  readonly address?: string;
  readonly unit?: Unit;
  readonly when?: Guard;
  readonly at?: Written;
  readonly props?: Partial<Kinds['RedshiftCluster']>;
}

export function cluster(parts: ClusterParts = {}): Resource<'RedshiftCluster'> {
  const { address = 'aws_redshift_cluster.c', unit = unitOf(), when = always, props = {} } = parts;
  return {
    kind: 'RedshiftCluster',
    unit,
    address,
    when,
    setting,
    native: { type: 'aws_redshift_cluster', at: (parts.at ?? unwritten).at },
    props: {
      nodeType: missing,
      port: missing,
      relocation: missing,
      multiAz: missing,
      subnetGroup: missing,
      snapshot: missing,
      publiclyAccessible: missing,
      encrypted: missing,
      securityGroups: listOf([]),
      availabilityZone: missing,
      clusterType: missing,
      numberOfNodes: missing,
      enhancedVpcRouting: missing,
      elasticIp: missing,
      parameterGroup: missing,
      resourcePolicy: missing,
      ...props,
    },
  };
}

export function service(address: string, principals: readonly string[], balancers: readonly string[] = []) {
  const made: Resource<'EndpointService'> = {
    kind: 'EndpointService',
    unit: unitOf(),
    address,
    when: always,
    setting,
    native: { type: 'aws_vpc_endpoint_service', at: unwritten.at },
    props: {
      networkLoadBalancers: listOf(balancers.map((one) => known(one, unwritten))),
      gatewayLoadBalancers: listOf([]),
      acceptanceRequired: missing,
      allowedPrincipals: listOf(principals.map((one) => principalValue(one))),
      supportedRegions: listOf([]),
      supportedIpAddressTypes: listOf([]),
      privateDnsName: missing,
      privateDnsVerifications: listOf([]),
      payerResponsibility: missing,
    },
  };
  return made;
}

function principalValue(principal: string): Value<string> {
  return principal === '?' ? unknown({ kind: 'parameter', name: 'Principal' }, unwritten) : known(principal, unwritten);
}

export function balancer(address: string): Resource<'LoadBalancer'> {
  return {
    kind: 'LoadBalancer',
    unit: unitOf(),
    address,
    when: always,
    setting,
    native: { type: 'aws_lb', at: unwritten.at },
    props: {
      type: missing,
      scheme: missing,
      ipAddressType: missing,
      subnets: listOf([]),
      subnetMappings: listOf([]),
      securityGroups: listOf([]),
      enforceInboundRulesOnPrivateLinkTraffic: missing,
      crossZone: missing,
      clientRoutingPolicy: missing,
      prefixForIpv6SourceNat: missing,
      secondaryIpsPerSubnet: missing,
    },
  };
}

/** Values lead to the resource whose address they hold; clusters in `granted` are opened to another account. */
export function graphOf(resources: readonly Resource[], granted: readonly Resource[] = []): ResourceGraph {
  const ofKind = <K extends Kind>(kind: K) =>
    resources.filter((resource): resource is Resource<K> => resource.kind === kind);
  return {
    all: ofKind,
    among: (kind, some) => ofKind(kind).filter((resource) => some.has(resource)),
    follow<K extends Kind>(value: Value<string>, ...kinds: readonly K[]): readonly Lead<K>[] {
      if (value.state !== 'known') return [];
      const resource = kinds.flatMap((kind) => ofKind(kind)).find((one) => one.address === value.value);
      return resource ? [{ when: always, target: { leads: 'here', resource } }] : [];
    },
    referrers: <K extends Kind>(target: Resource) => {
      const granting = granted.includes(target) ? resources.slice(0, 1) : [];
      return listOf(granting.map((one) => known(one as Resource<K>, unwritten)));
    },
    followDnsName: () => [],
    followAddress: () => [],
    rulesOnGroup: () => ({ ingress: listOf([]), egress: listOf([]) }),
  };
}
