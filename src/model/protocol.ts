const namesByNumber: ReadonlyMap<string, string> = new Map([
  ['1', 'icmp'],
  ['6', 'tcp'],
  ['17', 'udp'],
  ['58', 'icmpv6'],
  ['all', '-1'],
]);

/**
 * The protocol of a rule by the name that AWS uses, where it is written by its number
 * (https://www.iana.org/assignments/protocol-numbers).
 */
export function protocolName(written: string): string {
  const protocol = written.toLowerCase();
  return namesByNumber.get(protocol) ?? protocol;
}
