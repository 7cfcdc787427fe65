import type { InputDeclaration, InputForm } from '../engine/inputs.ts';
import { readCidr } from '../model/cidr.ts';
import { regionCode } from '../model/region.ts';
import { ConfigError } from '../errors.ts';

interface Form {
  /** What it is called, behind "is no" or "are no". */
  readonly name: string;
  /** What to write. */
  readonly write: string;
  readonly fits: (text: string) => boolean;
  readonly several?: true;
}

/** `text` takes anything. */
const forms: Readonly<Record<Exclude<InputForm, 'text'>, Form>> = {
  principal: {
    name: 'principal',
    write: 'an account ID of 12 digits, or arn:aws:iam::<account>:root, :role/<name> or :user/<name>',
    fits: isPrincipal,
  },
  account: { name: 'account ID', write: '12 digits', fits: (text) => /^\d{12}$/.test(text) },
  vpcs: {
    name: 'VPC ID',
    write: 'vpc-…, several separated by commas',
    fits: (text) => /^vpc-(?:[\da-f]{8}|[\da-f]{17})$/.test(text),
    several: true,
  },
  region: { name: 'Region', write: 'a code such as us-east-1', fits: (text) => regionCode.test(text) },
  regions: {
    name: 'Region',
    write: 'codes such as us-east-1, separated by commas',
    fits: (text) => regionCode.test(text),
    several: true,
  },
  'zone-ids': {
    name: 'ID of an Availability Zone',
    write: 'IDs such as use1-az1, separated by commas; names such as us-east-1a mean another zone in each account',
    fits: (text) => /^[a-z]{3,4}\d+-[a-z]+\d+(?:-[a-z]+\d+)?$/.test(text),
    several: true,
  },
  cidrs: {
    name: 'IPv4 CIDR',
    write: 'ranges such as 10.0.0.0/8, separated by commas',
    fits: (text) => readCidr(text) !== undefined,
    several: true,
  },
  endpoint: {
    name: 'ID of a VPC endpoint',
    write: 'vpce-…',
    fits: (text) => /^vpce-(?:[\da-f]{8}|[\da-f]{17})$/.test(text),
  },
};

/** An ARN that an endpoint service can allow, or an account ID, which stands for the whole account. */
function isPrincipal(text: string): boolean {
  return /^(?:\d{12}|arn:aws[\w-]*:iam::\d{12}:(?:root|(?:role|user)\/[\w+=,.@/-]+))$/.test(text);
}

/** The input as rules take it: without blanks, several separated by commas, an account as the ARN of its root. */
export function readInput({ name, from, form }: InputDeclaration, value: string): string {
  const text = value.trim();
  if (form === 'text') return text;
  const { name: kind, write, fits, several } = forms[form];
  const parts = several ? text.split(/[\s,]+/).filter((part) => part !== '') : [text];
  const wrong = parts.length === 0 ? value : parts.find((part) => !fits(part));
  if (wrong !== undefined) {
    const shown = several ? wrong : value;
    throw new ConfigError(`Input "${name}" is no ${kind}: "${shown}". Give the ${from}: ${write}.`);
  }
  return form === 'principal' ? asArn(text) : parts.join(',');
}

/** An account ID as a principal stands for the whole account. */
export function asArn(principal: string): string {
  return /^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal;
}
