import { eachCase, oneOf } from '../model/cases.ts';
import { rewritten } from '../model/provenance.ts';
import { remembered } from '../model/remember.ts';
import type { Case, Origin, Unknown, Value } from '../model/value.ts';
import { unknown } from '../model/value.ts';
import type { AddressBook, Entry } from './address-book.ts';
import { destinationsOf } from './destinations.ts';

/**
 * The attributes of native types with the port on which a database listens, without the indexes of what is in lists.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshiftserverless-workgroup.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshiftserverless_workgroup
 */
export const portAttributes: Readonly<Record<string, string | undefined>> = {
  'AWS::RDS::DBCluster': 'Endpoint.Port',
  'AWS::RDS::DBInstance': 'Endpoint.Port',
  'AWS::Redshift::Cluster': 'Endpoint.Port',
  'AWS::RedshiftServerless::Workgroup': 'Workgroup.Endpoint.Port',
  aws_db_instance: 'port',
  aws_rds_cluster: 'port',
  aws_rds_cluster_instance: 'port',
  aws_redshift_cluster: 'port',
  aws_redshiftserverless_workgroup: 'endpoint.port',
};

function isPort(nativeType: string, attribute: string): boolean {
  return portAttributes[nativeType] === attribute.replace(/\[[^\]]*\]/g, '');
}

/** What decides the port of a database, as its kind maps it. */
export interface Listening {
  readonly port: Value<number>;
  /** A member of a cluster has the cluster's port, and none of its own. */
  readonly cluster?: Value<string>;
}

/** The port that a value stands for: as the database writes it, or the default that it has then. */
export type PortBehind = (value: Unknown) => Value<number>;

export function portsBehind(book: AddressBook, listeningOf: (entry: Entry) => Listening | undefined): PortBehind {
  // A port may be that of another database, and be asked for again on the way.
  const running = new Set<Entry>();
  const portOf = remembered((entry: Entry): Value<number> | undefined => {
    running.add(entry);
    const listening = listeningOf(entry);
    const port = listening && ownOrShared(listening);
    running.delete(entry);
    return port;
  });
  const ownOrShared = ({ port, cluster }: Listening): Value<number> | undefined => {
    if (port.state !== 'absent') return port;
    if (!cluster) return undefined;
    const hidden = unknown({ kind: 'opaque', what: 'the port of the cluster' }, cluster);
    const ports = destinationsOf(cluster, book).map(({ when, to }) => ({
      when,
      value: (to.type === 'entry' ? ofEntry(to.entry) : undefined) ?? hidden,
    }));
    return oneOf<number>(ports, port);
  };
  const ofEntry = (entry: Entry): Value<number> | undefined => (running.has(entry) ? undefined : portOf(entry));
  return (value) => {
    const entry = value.origin && onlyEntry(value.origin, book);
    const port = entry && ofEntry(entry);
    return port ? eachCase(port, (one) => usedAt(value, one)) : value;
  };
}

function onlyEntry(origin: Origin, book: AddressBook): Entry | undefined {
  const [only, other] = book.find(origin);
  return only && !other && isPort(only.raw.type, origin.attribute) ? only : undefined;
}

function usedAt(value: Unknown, port: Case<number>['value']): Case<number>['value'] {
  const { at, origin, property, entered } = value;
  if (port.state === 'unknown') return unknown(port.reason, value, value);
  return rewritten(port, { at, origin, property, entered, via: [...(value.via ?? []), port.at, ...(port.via ?? [])] });
}
