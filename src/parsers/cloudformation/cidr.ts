import ipaddr from 'ipaddr.js';

/**
 * The first `count` subnets of a block, each with `bits` host bits: 8 makes a /24 of IPv4 and a /120 of IPv6. Undefined
 * when the text is no block.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
 */
export function subnetsOf(block: string, count: number, bits = 8): readonly string[] | 'impossible' | undefined {
  if (!ipaddr.isValidCIDR(block)) return undefined;
  const [address, prefix] = ipaddr.parseCIDR(block);
  const width = address.kind() === 'ipv4' ? 32 : 128;
  const length = width - bits;
  if (!Number.isInteger(length) || length < prefix || length > width) return 'impossible';
  const capacity = 1n << BigInt(length - prefix);
  if (BigInt(count) > capacity) return 'impossible';
  const size = 1n << BigInt(bits);
  const base = (toInteger(address.toByteArray()) >> BigInt(width - prefix)) << BigInt(width - prefix);
  return Array.from({ length: count }, (_, index) => {
    const bytes = toBytes(base + BigInt(index) * size, width / 8);
    return `${ipaddr.fromByteArray(bytes).toString()}/${length}`;
  });
}

function toInteger(bytes: readonly number[]): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function toBytes(value: bigint, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Number((value >> BigInt(8 * (count - 1 - index))) & 0xffn));
}
