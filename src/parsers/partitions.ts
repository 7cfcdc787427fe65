interface Partition {
  /** How the names of its Regions begin. */
  readonly prefix: string;
  readonly name: string;
  /** The domain of its services. */
  readonly suffix: string;
}

/** https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const partitions: readonly Partition[] = [
  { prefix: 'cn-', name: 'aws-cn', suffix: 'amazonaws.com.cn' },
  { prefix: 'us-gov-', name: 'aws-us-gov', suffix: 'amazonaws.com' },
  { prefix: 'us-iso-', name: 'aws-iso', suffix: 'c2s.ic.gov' },
  { prefix: 'us-isob-', name: 'aws-iso-b', suffix: 'sc2s.sgov.gov' },
  { prefix: 'eu-isoe-', name: 'aws-iso-e', suffix: 'cloud.adc-e.uk' },
  { prefix: 'us-isof-', name: 'aws-iso-f', suffix: 'csp.hci.ic.gov' },
  { prefix: 'eusc-', name: 'aws-eusc', suffix: 'amazonaws.eu' },
];

/** The partition that a Region lies in; `aws` has no prefix of its own. */
export function partitionOfRegion(region: string): string {
  return partitions.find(({ prefix }) => region.startsWith(prefix))?.name ?? 'aws';
}

/** The domain of a partition's services; undefined for a partition that is not known. */
export function suffixOfPartition(partition: string): string | undefined {
  return partition === 'aws' ? 'amazonaws.com' : partitions.find(({ name }) => name === partition)?.suffix;
}
