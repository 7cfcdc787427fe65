/** A run of IPv4 addresses as numbers, both ends included. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
}

const octet = String.raw`(0|[1-9]\d{0,2})`;
const ipv4Block = new RegExp(String.raw`^${octet}\.${octet}\.${octet}\.${octet}/(\d+)$`);

/**
 * Undefined for what is no IPv4 CIDR. Bits beyond the prefix are dropped, as EC2 does. One match and no objects between:
 * every rule of every security group is read so, and several rules ask again.
 */
export function readCidr(text: string): AddressRange | undefined {
  const match = ipv4Block.exec(text);
  if (!match) return undefined;
  let address = 0;
  for (let part = 1; part <= 4; part++) {
    const number = Number(match[part]);
    if (number > 255) return undefined;
    address = address * 256 + number;
  }
  const prefix = Number(match[5]);
  if (prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  const first = address - (address % size);
  return { first, last: first + size - 1 };
}
