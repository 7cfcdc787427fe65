import { describe, expect, it } from 'vitest';
import type { LintReport, Profile } from '../../src/index.ts';
import { lint, memorySources, profiles } from '../../src/index.ts';
import type { ServiceSystem } from './service-system.ts';
import { everythingIn, everythingOut, openAcl, terraformOf } from './service-system.ts';

// Every profile has one system that satisfies it wholly, and one for each requirement that breaks that one alone. A
// profile with the path `endpoint-service` needs to say only how its system differs from the sound one.

export interface ProfileCase {
  /** What the vendor told. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** The system that satisfies it: how it differs from the sound one, or its whole text. */
  readonly ready: Partial<ServiceSystem> | string;
  /**
   * By rule what breaks its requirement; those of the common rules are known. Where a rule is required and something
   * more of it is recommended, that is by `rule (recommended)`.
   */
  readonly breaks?: Readonly<Record<string, Partial<ServiceSystem> | string>>;
  /** By rule which other rules see the same fault on the way of the packet. */
  readonly also?: Readonly<Record<string, readonly string[]>>;
  /** Rules that stay undecided although all is told, each with the reason. */
  readonly undecided?: Readonly<Record<string, string>>;
}

const closedAcl = openAcl.replaceAll('"allow"', '"deny"');

/** How the sound system is broken for one rule, whoever asks. */
function commonBreaks(ready: Partial<ServiceSystem>): Readonly<Record<string, Partial<ServiceSystem>>> {
  return {
    'acceptance-required': { acceptance: !(ready.acceptance ?? true) },
    'allowed-principals': { principals: ['arn:aws:iam::999988887777:root'] },
    'cross-region': { supportedRegions: ['us-east-1'] },
    'endpoint-limit': { moreServices: 5 },
    'endpoint-service-nlb': {
      otherBalancer: 'arn:aws:elasticloadbalancing:us-east-1:210987654321:loadbalancer/app/main/0123456789abcdef',
    },
    'endpoint-service-private-dns': { privateDnsName: 'db.example.com' },
    'endpoint-service-reachable': { databasePort: 6432 },
    'endpoint-service-targets': { listening: false },
    'health-check': { healthCheck: 'HTTP' },
    'nlb-availability-zones': { balancerSubnets: ['a'] },
    'nlb-client-routing': { clientRouting: 'availability_zone_affinity' },
    'nlb-cross-zone': { crossZone: false },
    'nlb-inbound-rules': { balancerRules: everythingOut },
    'nlb-ip-address-type': { addressType: 'dualstack' },
    'nlb-network-acls': { networkAcl: closedAcl },
    'nlb-one-endpoint-service': {
      more: 'resource "aws_vpc_endpoint_service" "same" {\n  acceptance_required = true\n  allowed_principals = ["arn:aws:iam::210987654321:root"]\n  network_load_balancer_arns = [aws_lb.main.arn]\n}',
    },
    'nlb-outbound-rules': { balancerRules: everythingIn },
    'nlb-scheme': { internal: false },
    'nlb-subnets-private': { publicSubnets: true },
    'supported-region': { region: 'sa-east-1' },
    'target-inbound-rules': { admitted: ['192.168.0.0/16'] },
    'target-ip-drift': { followed: false },
    'target-writer-endpoint': { database: 'reader' },
  };
}

/** What a profile asks of listeners and targets decides what is wrong with them. */
function breaksOfTargets({ requirements }: Profile): Readonly<Record<string, Partial<ServiceSystem>>> {
  const { options = {} } = requirements.find(({ rule }) => rule === 'endpoint-service-targets') ?? {};
  if ('listenerPortEqualsTargetPort' in options) return { 'endpoint-service-targets': { listenerPort: 6432 } };
  if ('protocols' in options) return { 'endpoint-service-targets': { protocol: 'UDP' } };
  return 'targetTypes' in options ? { 'endpoint-service-targets': { targetType: 'instance' } } : {};
}

/** The packet dies at the same place, whichever rule looks. */
const commonAlso: Readonly<Record<string, readonly string[]>> = {
  'endpoint-service-targets': ['endpoint-service-reachable', 'health-check', 'target-inbound-rules'],
  'nlb-inbound-rules': ['endpoint-service-reachable'],
  'nlb-network-acls': ['endpoint-service-reachable', 'target-inbound-rules'],
  'nlb-outbound-rules': ['endpoint-service-reachable'],
  'target-inbound-rules': ['endpoint-service-reachable'],
};

export function testProfile(
  name: string,
  { inputs = {}, ready, breaks = {}, also = {}, undecided = {} }: ProfileCase,
): void {
  const profile = profiles.find((one) => one.name === name);
  if (!profile) throw new Error(`there is no profile ${name}`);
  const system = typeof ready === 'string' ? {} : ready;
  const common = typeof ready === 'string' ? {} : { ...commonBreaks(system), ...breaksOfTargets(profile) };
  const textOf = (change: Partial<ServiceSystem> | string): string =>
    typeof change === 'string' ? change : terraformOf({ ...system, ...change });
  const linted = (text: string, given = inputs) => lintText(text, name, given);

  describe(name, () => {
    it('finds nothing in a system that satisfies it', async () => {
      const { findings, undecided: open, passed, diagnostics } = await linted(textOf(ready));
      expect(diagnostics.map(({ message }) => message)).toEqual([]);
      expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
      const unexpected = open.filter(({ rule }) => undecided[rule] === undefined);
      expect(unexpected.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
      expect([...new Set(open.map(({ rule }) => rule))].sort()).toEqual(Object.keys(undecided).sort());
      if (profile.requirements.length > 0) expect(passed).toBeGreaterThan(0);
    });

    it.runIf(profile.inputs.length > 0)('fails nothing in it when nothing is told', async () => {
      const { findings } = await linted(textOf(ready), {});
      expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    });

    it.each(namesOf(profile))('fails %s where that alone is broken', async (asked, { rule, level }) => {
      const broken = breaks[asked] ?? common[asked];
      expect(broken, `what breaks ${asked}`).toBeDefined();
      const { findings } = await linted(textOf(broken ?? {}));
      const failing = new Set(findings.map((finding) => `${finding.rule} ${finding.severity}`));
      expect(failing).toContain(`${rule} ${level === 'required' ? 'error' : 'warning'}`);
      const others = [...(also[rule] ?? []), ...(commonAlso[rule] ?? [])];
      const strangers = findings.filter((finding) => finding.rule !== rule && !others.includes(finding.rule));
      expect(strangers.map((finding) => `${finding.rule}: ${finding.message}`)).toEqual([]);
    });
  });
}

function namesOf({ requirements }: Profile): readonly (readonly [string, Profile['requirements'][number]])[] {
  return requirements.map((requirement) => {
    const { rule, level } = requirement;
    const isFurther = level === 'recommended' && requirements.some((one) => one !== requirement && one.rule === rule);
    return [isFurther ? `${rule} (recommended)` : rule, requirement];
  });
}

function lintText(text: string, profile: string, inputs: Readonly<Record<string, string>>): Promise<LintReport> {
  const sources = memorySources({ '/r/main.tf': text }, { workingFolder: '/r', root: '/r' });
  return lint(['/r'], { sources, profiles: [profile], inputs });
}
