/** An option of which two values exclude each other on one endpoint service. */
export interface Opposite {
  readonly rule: string;
  readonly option: string;
  /**
   * `differ`: any two values exclude each other; `disjoint`: two lists without a common item do; `exclusive`: one that is
   * true excludes whoever else is let in.
   */
  readonly clash: 'differ' | 'disjoint' | 'exclusive';
  /** What a value asks for, as the object of "requires"; undefined where it asks for nothing. */
  readonly say: (value: unknown, options: Readonly<Record<string, unknown>>) => string | undefined;
}

const oneOf = (value: unknown, before: string, after = ''): string | undefined =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')
    ? `${before}${value.join(' or ')}${after}`
    : undefined;

const either =
  (says: ReadonlyMap<unknown, string>): Opposite['say'] =>
  (value) =>
    says.get(value);

/** Every pair of demands that no endpoint service with its load balancers meets together. */
export const opposites: readonly Opposite[] = [
  {
    rule: 'acceptance-required',
    option: 'value',
    clash: 'differ',
    say: either(
      new Map([
        [true, 'acceptance on'],
        [false, 'acceptance off'],
      ]),
    ),
  },
  {
    rule: 'allowed-principals',
    option: 'only',
    clash: 'exclusive',
    say: (only) =>
      only === true ? 'that nobody but its own principals is allowed' : 'that its own principal is allowed',
  },
  {
    rule: 'endpoint-service-private-dns',
    option: 'value',
    clash: 'differ',
    say: either(
      new Map([
        ['absent', 'no private DNS name'],
        ['verifiable', 'a private DNS name'],
      ]),
    ),
  },
  {
    rule: 'endpoint-service-targets',
    option: 'targetTypes',
    clash: 'disjoint',
    say: (types) => oneOf(types, 'targets of type '),
  },
  {
    rule: 'endpoint-service-targets',
    option: 'protocols',
    clash: 'disjoint',
    say: (protocols) => oneOf(protocols, 'the protocol '),
  },
  {
    rule: 'nlb-client-routing',
    option: 'value',
    clash: 'differ',
    say: (policy) => `the client routing policy ${String(policy)}`,
  },
  {
    rule: 'nlb-cross-zone',
    option: 'value',
    clash: 'differ',
    say: either(
      new Map([
        [true, 'cross-zone load balancing on'],
        [false, 'cross-zone load balancing off'],
      ]),
    ),
  },
  {
    rule: 'nlb-inbound-rules',
    option: 'enforcement',
    clash: 'differ',
    say: either(
      new Map([
        ['off', 'inbound rules that do not apply to PrivateLink traffic'],
        ['on', 'inbound rules that apply to PrivateLink traffic'],
      ]),
    ),
  },
  {
    rule: 'nlb-ip-address-type',
    option: 'types',
    clash: 'disjoint',
    say: (types) => oneOf(types, 'the IP address type '),
  },
  {
    rule: 'nlb-scheme',
    option: 'scheme',
    clash: 'differ',
    say: (scheme) => `an ${String(scheme)} load balancer`,
  },
  {
    rule: 'supported-region',
    option: 'regions',
    clash: 'disjoint',
    // An input is not known here, and what is offered to other Regions is in several.
    say: (regions, options) =>
      options['orSupportedRegions'] === true ||
      !Array.isArray(regions) ||
      regions.some((one) => String(one).includes('.'))
        ? undefined
        : oneOf(regions, 'a service in '),
  },
];

/** What is asked of an option, and of whom. */
export interface Demand {
  readonly value: unknown;
  /** The accounts and services that the demand lets in; undefined when not all of them are told. */
  readonly letsIn: readonly string[] | undefined;
}

export function clashes({ clash }: Opposite, one: Demand, other: Demand): boolean {
  if (clash === 'differ') return one.value !== other.value;
  if (clash === 'disjoint') return areApart(one.value, other.value);
  return (one.value === true || other.value === true) && areApart(one.letsIn, other.letsIn);
}

function areApart(one: unknown, other: unknown): boolean {
  return Array.isArray(one) && Array.isArray(other) && !one.some((item) => other.includes(item));
}
