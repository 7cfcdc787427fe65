import { createHash } from 'node:crypto';
import type { PlainFunction } from './function-types.ts';
import { FunctionFault, textArgument } from './function-types.ts';

function digest(algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512', encoding: 'hex' | 'base64'): PlainFunction {
  return (text) => createHash(algorithm).update(textArgument(text)).digest(encoding);
}

/** Namespaces of RFC 4122 that Terraform knows by name. */
const namespaces: Readonly<Record<string, string>> = {
  dns: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  url: '6ba7b811-9dad-11d1-80b4-00c04fd430c8',
  oid: '6ba7b812-9dad-11d1-80b4-00c04fd430c8',
  x500: '6ba7b814-9dad-11d1-80b4-00c04fd430c8',
};

/** A UUID made of a name, RFC 4122 version 5. */
const uuidv5: PlainFunction = (namespace, name) => {
  const space = textArgument(namespace);
  const digits = ((Object.hasOwn(namespaces, space) ? namespaces[space] : undefined) ?? space)
    .replace(/^urn:uuid:/i, '')
    .replace(/^\{(.*)\}$/, '$1');
  if (!/^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/i.test(digits)) {
    throw new FunctionFault('takes dns, url, oid, x500 or a UUID as its namespace');
  }
  const bytes = Buffer.from(digits.replaceAll('-', ''), 'hex');
  const hash = createHash('sha1').update(bytes).update(textArgument(name)).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

export const hashFunctions: readonly (readonly [string, PlainFunction])[] = [
  ['md5', digest('md5', 'hex')],
  ['sha1', digest('sha1', 'hex')],
  ['sha256', digest('sha256', 'hex')],
  ['sha512', digest('sha512', 'hex')],
  ['base64sha256', digest('sha256', 'base64')],
  ['base64sha512', digest('sha512', 'base64')],
  ['uuidv5', uuidv5],
];
