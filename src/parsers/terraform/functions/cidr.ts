import ipaddr from 'ipaddr.js';
import type { Plain, PlainFunction } from './function-types.ts';
import { FunctionFault, NotEvaluated, TooLarge, bigArgument, textArgument, wholeArgument } from './function-types.ts';

/** An address block as a number, so that IPv4 and IPv6 are the same arithmetic. */
interface Network {
  readonly base: bigint;
  readonly prefix: number;
  /** 32 or 128. */
  readonly bits: number;
}

function parseNetwork(text: Plain | undefined): Network {
  const cidr = withoutZeros(textArgument(text));
  const network = parseNetwork4(cidr);
  if (network) return network;
  if (
    /^\d+(\.\d+){0,2}\//.test(cidr) ||
    !/^[0-9.]+\/\d+$|^[0-9a-fA-F:.]+\/\d+$/.test(cidr) ||
    !ipaddr.isValidCIDR(cidr)
  ) {
    throw new FunctionFault(`takes an address block such as 10.0.0.0/16, not ${JSON.stringify(cidr)}`);
  }
  const [address, prefix] = ipaddr.parseCIDR(cidr);
  const bytes = address.toByteArray();
  const bits = bytes.length * 8;
  const value = bytes.reduce((total, byte) => (total << 8n) | BigInt(byte), 0n);
  return { base: maskOf(prefix, bits) & value, prefix, bits };
}

const block4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** Nearly all blocks are of IPv4. The library tries IPv6 first and throws then, which takes most of the time. */
function parseNetwork4(cidr: string): Network | undefined {
  const numbers = block4.exec(cidr)?.slice(1).map(Number);
  if (!numbers) return undefined;
  const [first = 0, second = 0, third = 0, fourth = 0, prefix = 0] = numbers;
  if (Math.max(first, second, third, fourth) > 255 || prefix > 32) return undefined;
  const value = BigInt(((first * 256 + second) * 256 + third) * 256 + fourth);
  return { base: maskOf(prefix, 32) & value, prefix, bits: 32 };
}

/** Go reads 010 as 10 in an address, not as octal. */
function withoutZeros(cidr: string): string {
  return cidr.replace(/(^|\.)0+(?=\d+[./])/g, '$1');
}

function maskOf(prefix: number, bits: number): bigint {
  return ((1n << BigInt(prefix)) - 1n) << BigInt(bits - prefix);
}

function addressText(value: bigint, bits: number): string {
  const bytes: number[] = [];
  for (let shift = bits - 8; shift >= 0; shift -= 8) bytes.push(Number((value >> BigInt(shift)) & 0xffn));
  if (bits === 32) return bytes.join('.');
  const address = ipaddr.fromByteArray(bytes);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}

/**
 * Terraform takes negative numbers as well: fewer bits make a larger block of the same address, and a negative number
 * is laid over the address in two's complement, of which the size counts.
 */
function subnet(network: Network, added: number, number: bigint): string {
  const prefix = network.prefix + added;
  if (prefix > network.bits) throw new FunctionFault('has not enough address bits left');
  if (prefix < 0) throw new NotEvaluated();
  if (added >= 0 && sizeOf(number) >= 1n << BigInt(added)) {
    throw new FunctionFault('takes a network number that fits the added bits');
  }
  const shift = BigInt(network.bits - prefix);
  const mask = (1n << BigInt(network.bits)) - 1n;
  return `${addressText(sizeOf(network.base | (number << shift)) & mask, network.bits)}/${prefix}`;
}

function sizeOf(number: bigint): bigint {
  return number < 0n ? -number : number;
}

function cidrsubnet(block: Plain | undefined, added: Plain | undefined, number: Plain | undefined): string {
  return subnet(parseNetwork(block), wholeArgument(added), bigArgument(number));
}

/** Consecutive blocks of the sizes asked for, each aligned to its own size. */
function cidrsubnets(block: Plain | undefined, ...sizes: readonly Plain[]): readonly string[] {
  const network = parseNetwork(block);
  if (sizes.length > 10_000) throw new TooLarge('cidrsubnets may make 10,000 blocks');
  let next = network.base;
  const end = network.base + (1n << BigInt(network.bits - network.prefix));
  return sizes.map((size) => {
    const prefix = network.prefix + wholeArgument(size);
    if (prefix - network.prefix > 32) throw new FunctionFault('takes at most 32 added bits');
    if (prefix > network.bits || prefix <= network.prefix)
      throw new FunctionFault('takes added bits that fit the block');
    const width = 1n << BigInt(network.bits - prefix);
    const start = ((next + width - 1n) / width) * width;
    next = start + width;
    if (next > end) throw new FunctionFault('has not enough addresses left');
    return `${addressText(start, network.bits)}/${prefix}`;
  });
}

function cidrhost(block: Plain | undefined, number: Plain | undefined): string {
  const { base, prefix, bits } = parseNetwork(block);
  const count = 1n << BigInt(bits - prefix);
  const host = bigArgument(number);
  if (host >= count || host < -count) throw new FunctionFault('takes a host number that fits the block');
  return addressText(base + (host < 0n ? count + host : host), bits);
}

function cidrnetmask(block: Plain | undefined): string {
  const { prefix, bits } = parseNetwork(block);
  if (bits !== 32) throw new FunctionFault('takes an IPv4 block');
  return addressText(maskOf(prefix, bits), bits);
}

export const cidrFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['cidrsubnet', cidrsubnet],
  ['cidrsubnets', cidrsubnets],
  ['cidrhost', cidrhost],
  ['cidrnetmask', cidrnetmask],
];
