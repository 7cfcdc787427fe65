import type { Plain } from './function-types.ts';
import { FunctionFault, NotEvaluated, textArgument } from './function-types.ts';

/** Encodings of at most two bytes a character, which can be turned around by decoding everything once. */
const decodable =
  /^(windows-(874|125[0-8])|iso-8859-(2|3|4|5|6|7|8|10|13|14|15|16)|koi8-[ru]|macintosh|ibm866|shift_jis|euc-jp|euc-kr|gbk|gb18030|big5)$/;

/** What windows-1252 has where ISO 8859-1 has control characters; Node's decoder of it is one of ISO 8859-1. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function fromWindows1252(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte >= 0x80 && byte < 0xa0 ? windows1252.charAt(byte - 0x80) : String.fromCharCode(byte),
  ).join('');
}

/** Each encoding's table from characters to bytes, made when it is first needed. */
const tables = new Map<string, ReadonlyMap<string, Buffer>>();

function encodingOf(name: Plain | undefined): string {
  const encoding = textArgument(name).toLowerCase();
  if (/^(utf-8|utf-16|utf-16[bl]e|us-ascii|iso-8859-1)$/.test(encoding) || decodable.test(encoding)) return encoding;
  try {
    new TextDecoder(encoding);
  } catch {
    throw new FunctionFault(`does not know the encoding ${JSON.stringify(textArgument(name))}`);
  }
  throw new NotEvaluated();
}

function swapped(bytes: Buffer): Buffer {
  return bytes.length % 2 === 0 ? Buffer.from(bytes).swap16() : bytes;
}

export function textencodebase64(text: Plain | undefined, name: Plain | undefined): string {
  const written = textArgument(text);
  const encoding = encodingOf(name);
  return bytesOf(written, encoding).toString('base64');
}

function bytesOf(text: string, encoding: string): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return swapped(Buffer.from(text, 'utf16le'));
    case 'utf-16':
      return swapped(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    case 'us-ascii':
    case 'iso-8859-1':
      return Buffer.from(Array.from(text, (character) => oneByte(character, encoding)));
    default: {
      const table = tableOf(encoding);
      return Buffer.concat(Array.from(text, (character) => table.get(character) ?? cannotEncode(character)));
    }
  }
}

function oneByte(character: string, encoding: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < (encoding === 'us-ascii' ? 128 : 256) ? code : cannotEncode(character);
}

function cannotEncode(character: string): never {
  throw new FunctionFault(`finds no ${JSON.stringify(character)} in that encoding`);
}

function tableOf(encoding: string): ReadonlyMap<string, Buffer> {
  const ready = tables.get(encoding);
  if (ready) return ready;
  const table = new Map<string, Buffer>();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const enter = (...bytes: readonly number[]): void => {
    try {
      const encoded = Uint8Array.from(bytes);
      const text = encoding === 'windows-1252' ? fromWindows1252(encoded) : decoder.decode(encoded);
      if (Array.from(text).length === 1 && !table.has(text)) table.set(text, Buffer.from(bytes));
    } catch {
      // These bytes stand for nothing.
    }
  };
  for (let first = 0; first < 256; first++) enter(first);
  if (!/^(windows|iso|koi8|mac|ibm)/.test(encoding)) {
    for (let first = 128; first < 256; first++) for (let second = 64; second < 256; second++) enter(first, second);
  }
  tables.set(encoding, table);
  return table;
}

export function textdecodebase64(text: Plain | undefined, name: Plain | undefined): string {
  const written = textArgument(text).replace(/[\r\n]/g, '');
  const encoding = encodingOf(name);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(written) || written.length % 4 !== 0) {
    throw new FunctionFault('takes a Base64 text');
  }
  const bytes = Buffer.from(written, 'base64');
  if (encoding === 'iso-8859-1') return bytes.toString('latin1');
  if (encoding === 'windows-1252') return fromWindows1252(bytes);
  try {
    return new TextDecoder(encoding === 'utf-16' ? 'utf-16be' : encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new FunctionFault(`takes bytes of the encoding ${encoding}`);
  }
}
