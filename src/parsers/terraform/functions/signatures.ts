import { guessOf } from '../../../model/nearest-name.ts';

/**
 * The arguments that each function takes, as `terraform metadata functions -json` tells: `!` for one that must not be
 * null, `?` for one that may be, and `*` behind the last when there may be any number of it.
 */
const functionsBySignature: Readonly<Record<string, string>> = {
  '': 'plantimestamp timestamp uuid',
  '!':
    'abs abspath alltrue anytrue base64decode base64encode base64gzip base64sha256 base64sha512 basename can ceil chomp ' +
    'cidrnetmask compact csvdecode dirname distinct file filebase64 filebase64sha256 filebase64sha512 fileexists ' +
    'filemd5 filesha1 filesha256 filesha512 flatten floor jsondecode keys length lower md5 one pathexpand reverse sha1 ' +
    'sha256 sha512 signum sort strrev sum title transpose trimspace upper urlencode values yamldecode',
  '!!':
    'chunklist cidrhost contains element endswith fileset formatdate indent index log parseint pow regex regexall ' +
    'rsadecrypt setsubtract split startswith strcontains templatefile templatestring textdecodebase64 textencodebase64 ' +
    'timeadd timecmp trim trimprefix trimsuffix uuidv5 zipmap',
  '!!!': 'cidrsubnet matchkeys replace slice substr',
  '!!*': 'bcrypt cidrsubnets join setintersection setunion',
  '!!?*': 'lookup',
  '!*': 'concat max min range setproduct try',
  '!?*': 'format formatlist',
  '?': 'ephemeralasnull issensitive jsonencode nonsensitive sensitive tobool tolist tomap tonumber toset tostring yamlencode',
  '?*': 'coalesce coalescelist merge',
};

/** Functions that count their arguments themselves, beyond what their signature says. */
const counts: Readonly<Record<string, readonly [fewest: number, most: number]>> = {
  join: [2, Infinity],
  concat: [1, Infinity],
  lookup: [2, 3],
  range: [1, 3],
  bcrypt: [1, 2],
  try: [1, Infinity],
};

const signatures: ReadonlyMap<string, string> = new Map(
  Object.entries(functionsBySignature).flatMap(([signature, names]) =>
    names.split(' ').map((name) => [name, signature] as const),
  ),
);

export function isFunction(name: string): boolean {
  return signatures.has(name);
}

/**
 * Functions of old, and what takes their place
 * (https://developer.hashicorp.com/terraform/language/functions/list, …/map).
 */
const replaced: ReadonlyMap<string, string> = new Map([
  ['list', '`[a, b]`'],
  ['map', '`{ a = b }`'],
]);

/** Says that there is no function of a name, and what was probably meant. */
export function noFunction(name: string): string {
  const instead = replaced.get(name);
  if (instead !== undefined) return `The function ${name} was taken out of Terraform; write ${instead}.`;
  return `There is no function ${name}.${guessOf(name, [...signatures.keys()])}`;
}

/** What is wrong with this number of arguments; undefined when nothing is. */
export function countFault(name: string, given: number): string | undefined {
  const signature = signatures.get(name) ?? '*';
  const fixed = signature.endsWith('*') ? signature.length - 2 : signature.length;
  const own = Object.hasOwn(counts, name) ? counts[name] : undefined;
  const [fewest, most] = own ?? [fixed, signature.endsWith('*') ? Infinity : fixed];
  if (given >= fewest && given <= most) return undefined;
  const wanted = fewest === most ? String(fewest) : given < fewest ? `at least ${fewest}` : `at most ${most}`;
  return `${name} takes ${wanted} ${wanted === '1' ? 'argument' : 'arguments'}, not ${given}.`;
}

/** Whether the argument at a position may be null. */
export function mayBeNull(name: string, position: number): boolean {
  const signature = signatures.get(name) ?? '?*';
  const kinds = signature.endsWith('*') ? signature.slice(0, -1) : signature;
  return kinds.charAt(Math.min(position, kinds.length - 1)) === '?';
}
