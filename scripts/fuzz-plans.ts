// Plans generated systems with the real Terraform and AWS provider, and holds what pl-lint says of the plan, and of the
// plan together with its configuration, against what it says of the configuration alone:
//   npx tsx scripts/fuzz-plans.ts [systems] [seed] [folder]
// In a folder that is given the plans are kept, and those that it has of an earlier run are not made again.
// Needs what plan-fixtures.mjs needs. Every second system is written without choices, of which a plan does not record
// which branch was taken: then it must say the same as its configuration.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import type { LintOptions, LintReport } from '../src/index.ts';
import { lint } from '../src/index.ts';
import type { Declaration } from '../tests/properties/system/parts.ts';
import { decidedFlags, declarationsOf, rewrite } from '../tests/properties/system/parts.ts';
import { systems } from '../tests/properties/system/generate.ts';
import type { Expression, List, System } from '../tests/properties/system/system.ts';
import { absent, literal } from '../tests/properties/system/system.ts';
import { configuration } from '../tests/properties/write/terraform.ts';
import type { Block } from '../tests/properties/write/terraform-text.ts';
import { configurationText } from '../tests/properties/write/terraform-text.ts';
import { label } from '../tests/properties/write/terraform-values.ts';

const [runs = '150', seed = '1', kept] = process.argv.slice(2);
const together = 12;

type Value = string | number | boolean | readonly string[];
interface Case {
  readonly name: string;
  readonly system: System;
  readonly values: ReadonlyMap<string, Value>;
  /** The plan records all of it. */
  readonly isRecorded: boolean;
  /** How its module is called. */
  readonly call: string;
}

/** What parameters may be given, by the opening of their names. */
const given: Readonly<Record<string, readonly Value[]>> = {
  Flag: [true, false],
  Principal: ['arn:aws:iam::123456789012:root', 'arn:aws:iam::210987654321:root', '*'],
  Region: ['eu-west-3', 'us-east-1'],
  BalancerArn: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/outside/0123456789abcdef'],
  GroupId: ['sg-0123456789abcdef0'],
  Type: ['network', 'application'],
  Enforcement: ['on', 'off'],
  Port: [5432, 443],
  Protocol: ['TCP', 'UDP'],
  IpProtocol: ['tcp', '-1', 'udp'],
  Cidr6: ['::/0'],
  Cidr: ['10.0.0.0/8', '0.0.0.0/0', '192.168.0.0/16'],
  Prefixes: ['pl-0123456789abcdef0'],
  NodeType: ['ra3.large', 'dc2.large'],
  ClusterPort: [5439, 8200],
  Relocation: [true, false],
  MultiAz: [false, true],
  SubnetGroup: ['outside'],
  SubnetId: ['subnet-0123'],
  Zone: ['us-east-1a', 'us-east-1b'],
};

function valueFor({ name, type, value }: Declaration, random: number): Value {
  if (value !== undefined) return value;
  const openings = Object.keys(given).filter((opening) => name.startsWith(opening));
  const [opening = ''] = openings.sort((one, other) => other.length - one.length);
  const choices = given[opening] ?? [];
  const chosen = choices[random % choices.length];
  if (chosen === undefined) throw new Error(`no value for ${name}`);
  return type === 'list' ? [String(chosen)] : chosen;
}

/** What the provider's checks of arguments do not let pass, replaced by what they do. */
const refused: Readonly<Record<string, string>> = {
  '10.0.0.0/33': '10.0.0.0/12',
  '8.0.0.0/7': '8.0.0.0/7',
  QUIC: 'TLS',
  TCP_QUIC: 'TCP_UDP',
};

function planable(system: System): System {
  const spelled = rewrite(system, ({ is, value }) => {
    const replacement = is === 'literal' && typeof value === 'string' ? refused[value] : undefined;
    return replacement === undefined ? undefined : { is, value: replacement };
  });
  // Terraform asks for both ports of a block, and refuses relocation beside several zones.
  const rules = spelled.rules.map((rule) => ({
    ...rule,
    from: rule.from.is === 'absent' ? literal(5432) : rule.from,
    to: rule.to.is === 'absent' ? literal(5432) : rule.to,
  }));
  const clusters = spelled.clusters.map((one) => (one.relocation.is === 'absent' ? one : { ...one, multiAz: absent }));
  const services = spelled.services.map((one) => ({
    ...one,
    balancers: filled(one.balancers),
    gateways: filled(one.gateways),
  }));
  const subnetGroups = spelled.subnetGroups.map((one) => ({ ...one, subnets: filled(one.subnets) }));
  return { ...spelled, rules, clusters, services, subnetGroups };
}

/** The provider refuses lists of these that turn out empty. */
function filled(list: List): List {
  if (list.is === 'list-choice') return { ...list, yes: filled(list.yes), no: filled(list.no) };
  if (list.is !== 'items') return list;
  const [first, ...others] = list.items;
  return first ? { is: 'items', items: [{ value: first.value }, ...others] } : absent;
}

/** Every condition replaced by its result. */
function decided(system: System, values: ReadonlyMap<string, Value>): System {
  const isSet = (flag: unknown): boolean => values.get(String(flag)) === true;
  const settle = (part: unknown): unknown => {
    const { is, flag, yes, no } = part as Record<string, unknown>;
    if (is === 'decided') return settle(yes);
    return is === 'choice' || is === 'list-choice' ? settle(isSet(flag) ? yes : no) : part;
  };
  const once = rewrite(system, (part) => {
    const settled = settle(part);
    return settled === part ? undefined : settled;
  });
  return rewrite(once, (part) => {
    if (part['is'] !== 'items') return undefined;
    const items = part['items'] as readonly { readonly flag?: string; readonly value: unknown }[];
    const left = items.flatMap(({ flag, value }) => (!flag || isSet(flag) ? [{ value }] : []));
    return left.length > 0 ? { is: 'items', items: left } : absent;
  });
}

/** A reference beside something else: of a set with one unknown element a plan shows nothing. */
function hasMixedLists(system: System): boolean {
  let found = false;
  rewrite(system, (part) => {
    for (const members of [part['items'], part['peers']]) {
      const list = (members ?? []) as readonly { readonly type?: string; readonly value: Expression }[];
      for (const type of new Set(list.map((each) => each.type))) {
        const ways = new Set(list.filter((each) => each.type === type).map(({ value }) => value.is === 'reference'));
        if (ways.size > 1) found = true;
      }
    }
    return undefined;
  });
  return found;
}

const calls = ['', 'count = 2', 'for_each = toset(["a.b", "c"])'];

function makeCase(generated: System, index: number): Case {
  const system = planable(generated);
  const declarations = declarationsOf(system);
  const values = new Map(declarations.map((each, at) => [each.name, valueFor(each, index * 7 + at * 3)]));
  for (const [name, value] of decidedFlags) values.set(name, value);
  const isDecided = index % 2 === 0;
  const written = isDecided ? decided(system, values) : system;
  return {
    name: `s${index}`,
    system: written,
    values,
    isRecorded: isDecided && !hasMixedLists(written),
    call: calls[index % calls.length] ?? '',
  };
}

const subnets = { subnets: '["subnet-0123", "subnet-4567"]' };
const action: Block = {
  header: ['default_action'],
  arguments: {
    type: '"forward"',
    target_group_arn: '"arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/one/0123456789abcdef"',
  },
};
const listener: Block = {
  header: ['listener'],
  arguments: { instance_port: '80', instance_protocol: '"tcp"', lb_port: '80', lb_protocol: '"tcp"' },
};

/** What the provider asks for beside what rules look at. */
const required: Readonly<Record<string, Omit<Block, 'header'>>> = {
  aws_lb: { arguments: subnets },
  aws_elb: { arguments: subnets, blocks: [listener] },
  aws_lb_listener: { blocks: [action] },
  aws_redshift_cluster: {
    arguments: { skip_final_snapshot: 'true', master_username: '"admin"', master_password: '"Password1"' },
  },
  aws_subnet: { arguments: { cidr_block: '"10.0.0.0/24"' } },
};

function completed({ header, arguments: written, blocks = [] }: Block): Block {
  const more = required[header[1] ?? ''];
  return { header, arguments: { ...written, ...more?.arguments }, blocks: [...blocks, ...(more?.blocks ?? [])] };
}

const provider = `provider "aws" {
  region                      = "us-east-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}
`;
const lock = 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.100.0"\n}\n';

/** All systems as modules of one root, whose variables are theirs. */
function write(folder: string, cases: readonly Case[]): void {
  const values: Record<string, Value> = {};
  const parts = cases.map(({ name, system, values: own, call }) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'main.tf'), configurationText(configuration(system).map(completed)));
    const open = declarationsOf(system).filter(({ value }) => value === undefined);
    for (const each of open) values[`${name}_${label(each.name)}`] = own.get(each.name) ?? '';
    const declared = open.map(({ name: variable, type }) => {
      const written = type === 'list' ? 'list(string)' : type;
      return `variable "${name}_${label(variable)}" {\n  type = ${written}\n}\n`;
    });
    const passed = open.map(({ name: variable }) => `  ${label(variable)} = var.${name}_${label(variable)}\n`);
    return `${declared.join('')}module "${name}" {\n  source = "./${name}"\n  ${call}\n${passed.join('')}}\n`;
  });
  writeFileSync(join(folder, 'main.tf'), provider + parts.join('\n'));
  writeFileSync(join(folder, '.terraform.lock.hcl'), lock);
  writeFileSync(join(folder, 'values.tfvars.json'), JSON.stringify(values));
}

function terraform(folder: string, ...args: readonly string[]): string {
  return execFileSync('terraform', [`-chdir=${folder}`, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Plans the systems; those that the provider refuses are left out. */
function plan(folder: string, cases: readonly Case[]): readonly Case[] {
  write(folder, cases);
  terraform(folder, 'init', '-input=false', '-no-color');
  try {
    const args = ['-input=false', '-no-color', '-refresh=false', '-lock=false', '-var-file=values.tfvars.json'];
    terraform(folder, 'plan', ...args, '-out=planned');
  } catch (error) {
    const text = String((error as { readonly stderr?: unknown }).stderr);
    const faulty = new Set(
      [...text.matchAll(/with module\.(s\d+)[[.]|on (s\d+)\/main\.tf/g)].map((match) => match[1] ?? match[2]),
    );
    if (process.env['DEBUG']) console.log(text);
    if (faulty.size === 0) throw new Error(text, { cause: error });
    refusedSystems += faulty.size;
    return plan(
      folder,
      cases.filter(({ name }) => !faulty.has(name)),
    );
  }
  writeFileSync(join(folder, 'plan.json'), terraform(folder, 'show', '-json', 'planned'));
  return cases;
}

let refusedSystems = 0;

interface Statement {
  readonly text: string;
  readonly rule: string;
  readonly verdict: string;
  readonly messageId: string;
  readonly system: string;
  /** Undecided since the plan does not record a reference. */
  readonly isUnrecorded: boolean;
}

function statements({ findings, undecided, diagnostics }: LintReport): ReadonlyMap<string, Statement> {
  const said = [...findings, ...undecided].flatMap(({ verdict, rule, messageId, addresses, lacks }) =>
    addresses.map((address): Statement => ({
      text: `${verdict} ${rule} ${messageId} ${address}`,
      rule,
      verdict,
      messageId,
      system: /^module\.(s\d+)/.exec(address)?.[1] ?? '',
      isUnrecorded: lacks.some((lack) => lack.includes('the plan does not record')),
    })),
  );
  const notes = diagnostics.map(({ code, message }): Statement => ({
    text: `${code}: ${message}`,
    rule: '',
    verdict: 'note',
    messageId: code,
    system: '',
    isUnrecorded: false,
  }));
  return new Map([...notes, ...said].map((each) => [each.text, each]));
}

/** On what a plan does not record: a null that the provider replaces, and a literal beside a reference in a set. */
const unrecordedMessages = new Set(['turnedOff', 'wrongArn', 'balancerOutside']);

/**
 * What one reading says and the other does not. In systems of which the plan does not record all, it may leave open
 * what the configuration decides.
 */
function differences(configured: LintReport, planned: LintReport, open: ReadonlySet<string>): readonly string[] {
  const [ours, theirs] = [statements(configured), statements(planned)];
  const isOfThePlan = ({ isUnrecorded, verdict }: Statement): boolean => isUnrecorded || verdict === 'fail';
  const left = new Set([...theirs.values()].filter(isOfThePlan).map(({ system, rule }) => `${system} ${rule}`));
  const excused = ({ system, rule, verdict, messageId }: Statement, isMore: boolean): boolean =>
    open.has(system) &&
    (unrecordedMessages.has(messageId) || (!(isMore && verdict === 'fail') && left.has(`${system} ${rule}`)));
  const lost = [...ours.values()].filter((each) => !theirs.has(each.text) && !excused(each, false));
  const more = [...theirs.values()].filter((each) => !ours.has(each.text) && !excused(each, true));
  return [...lost.map(({ text }) => `- ${text}`), ...more.map(({ text }) => `+ ${text}`)].sort();
}

const requests: readonly LintOptions[] = [
  { profiles: ['segment'], inputs: { 'segment.principal': '123456789012' } },
  { profiles: ['airbyte'], inputs: { 'airbyte.principal': 'arn:aws:iam::210987654321:root' } },
  { profiles: ['aws'] },
];

async function compare(folder: string, cases: readonly Case[]): Promise<void> {
  const main = join(folder, 'main.tf');
  const planned = join(folder, 'plan.json');
  const variableFiles = [join(folder, 'values.tfvars.json')];
  const undecided = new Set(cases.filter(({ isRecorded }) => !isRecorded).map(({ name }) => name));
  for (const request of requests) {
    const options = { ...request, workingFolder: folder, allowOutside: true };
    const configured = await lint([main], { ...options, variableFiles });
    report(`${folder} alone`, differences(configured, await lint([planned], options), undecided));
    report(`${folder} both`, differences(configured, await lint([main, planned], options), new Set()));
    counts.statements += statements(configured).size;
  }
  counts.systems += cases.length;
}

const counts = { systems: 0, statements: 0, different: 0 };

function report(what: string, lines: readonly string[]): void {
  counts.different += lines.length;
  for (const line of lines) console.log(`${what} ${line}`);
}

const all = fc.sample(systems, { numRuns: Number(runs), seed: Number(seed) }).map(makeCase);
const base = kept ?? mkdtempSync(join(tmpdir(), 'fuzz-plans-'));
for (let from = 0; from < all.length; from += together) {
  const folder = resolve(base, `seed-${seed}-${from}`);
  const batch = all.slice(from, from + together);
  const main = join(folder, 'main.tf');
  const planned = existsSync(join(folder, 'plan.json')) ? readFileSync(main, 'utf8') : undefined;
  if (planned === undefined) mkdirSync(folder, { recursive: true });
  await compare(
    folder,
    planned === undefined ? plan(folder, batch) : batch.filter(({ name }) => planned.includes(`"./${name}"`)),
  );
}
if (kept === undefined) rmSync(base, { recursive: true });
console.log(
  `${counts.systems} systems, ${refusedSystems} refused by the provider; ${counts.statements} statements, ${counts.different} different`,
);
process.exitCode = counts.different > 0 ? 1 : 0;
