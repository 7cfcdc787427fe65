import { hole } from './partial-text.ts';

/** A principal that names exactly whom it allows. */
export interface Scoped {
  readonly form: 'scoped';
  /** Undefined when the source leaves it open. */
  readonly partition: string | undefined;
  /** Empty for a service principal. */
  readonly account: string;
  /** `root`, `role/deploy`, `user/ann`, or the service principal as a whole. */
  readonly name: string;
}

export type Principal =
  | Scoped
  | { readonly form: 'everyone' | 'wildcard' | 'session' | 'path' | 'malformed' }
  /** AWS documents neither that it takes it nor that it refuses it. */
  | { readonly form: 'account'; readonly account: string }
  | { readonly form: 'organization' }
  /** Nothing in what is known of it is wrong. */
  | { readonly form: 'open' };

const service = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/;

/**
 * Reads a principal as far as its text is known: pieces that are not known are `hole`s.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
 */
export function readPrincipal(text: string): Principal {
  if (text === '*') return { form: 'everyone' };
  if (text.includes('*') || text.includes('?')) return { form: 'wildcard' };
  if (/^\d{12}$/.test(text)) return { form: 'account', account: text };
  if (service.test(text)) return { form: 'scoped', partition: undefined, account: '', name: text };
  if (!text.startsWith('arn:')) return { form: text.includes(hole) ? 'open' : 'malformed' };
  return readArn(text);
}

function readArn(text: string): Principal {
  const [, partition = '', product = '', region = '', account = '', ...rest] = text.split(':');
  const name = rest.join(':');
  if (product === 'sts') return { form: 'session' };
  if (product === 'organizations') return { form: 'organization' };
  const [type, ...path] = name.split('/');
  if (product === 'iam' && (type === 'role' || type === 'user') && path.length > 1) return { form: 'path' };
  const fits =
    matches(/^aws[\w-]*$/, partition) &&
    matches(/^iam$/, product) &&
    matches(/^$/, region) &&
    matches(/^\d{12}$/, account) &&
    matches(/^(?:root|(?:role|user)\/[\w+=,.@-]+)$/, name);
  if (!fits) return { form: 'malformed' };
  if ([product, region, account, name].some((piece) => piece.includes(hole)) || rest.length === 0)
    return { form: 'open' };
  return { form: 'scoped', partition: partition.includes(hole) ? undefined : partition, account, name };
}

/** A piece with a hole in it may be anything. */
function matches(pattern: RegExp, piece: string): boolean {
  return piece.includes(hole) || pattern.test(piece);
}

/** What a vendor tells of itself; twelve digits stand for the whole account. */
export function readRequired(text: string): Scoped | undefined {
  if (/^\d{12}$/.test(text)) return { form: 'scoped', partition: undefined, account: text, name: 'root' };
  if (service.test(text)) return { form: 'scoped', partition: undefined, account: '', name: text };
  const [, partition, account = '', name = ''] =
    /^arn:([\w-]+):iam::(\d{12}):(root|(?:role|user)\/.+)$/.exec(text) ?? [];
  return partition === undefined ? undefined : { form: 'scoped', partition, account, name };
}

/** How a principal of the list stands to the required one; `perhaps` where a hole in its name decides. */
export type Relation = 'allows' | 'narrower' | 'perhaps' | 'other';

/** The whole account allows its roles and users; a role does not allow its account. */
export function relate(listed: Scoped, required: Scoped): Relation {
  const samePartition =
    listed.partition === undefined || required.partition === undefined || listed.partition === required.partition;
  if (!samePartition || listed.account !== required.account) return 'other';
  if (listed.name === required.name) return 'allows';
  if (required.account === '') return 'other';
  if (listed.name === 'root') return 'allows';
  if (fitsHoles(listed.name, required.name)) return 'perhaps';
  return required.name === 'root' ? 'narrower' : 'other';
}

/** Whether a name may be what another one is with its holes filled. */
function fitsHoles(name: string, withHoles: string): boolean {
  const [first = '', ...rest] = withHoles.split(hole);
  const last = rest.at(-1);
  return last !== undefined && name.startsWith(first) && name.slice(first.length).endsWith(last);
}
