import type { Resource, RuleContext } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { admissionsTo, anyoneTo } from '../graph/traffic/admissions.ts';
import { allAddresses, cover, whenCovered } from '../graph/traffic/address-ranges.ts';
import type { Direction, Openings } from '../graph/traffic/openings.ts';
import { openingsOf } from '../graph/traffic/openings.ts';
import type { PortRange } from '../graph/traffic/ports.ts';
import { portCells } from '../graph/traffic/ports.ts';
import type { Guard } from '../model/guard.ts';
import { and, implies, never, not, or } from '../model/guard.ts';
import { whenOnAws } from './databricks/on-aws.ts';
import { failsWhen } from './parts/outcomes.ts';

const messages = {
  noGroup:
    '{{on}} names no security group, so nothing says what its clusters may reach. {{who}} one that lets tcp {{ports}} in and out; name it in {{name(groups)}}.',
  outboundMissing:
    'The security group of {{on}} lets nothing out on tcp {{missing}}, so its clusters do not reach Databricks. {{who}} tcp {{ports}} in and out; add an outbound rule for 0.0.0.0/0 on each.',
  outboundNarrow:
    'The security group of {{on}} lets tcp {{narrow}} out, but not to everywhere. {{who}} tcp {{ports}} in and out for 0.0.0.0/0; whether what it does let out is enough, only {{vendor}} can tell.',
  inboundMissing:
    'The security group of {{on}} lets nothing in on tcp {{missing}}. {{who}} tcp {{ports}} in and out, but Databricks itself asks only that members of the group reach each other; ask {{vendor}}, or let the group itself in.',
  unknownGroup:
    'Whether the security group of {{on}} lets tcp {{ports}} in and out is unknown: {{why(open)}}. {{who}} that.',
} as const;
type Network = Resource<'DatabricksNetwork'>;

export default createRule({
  name: 'databricks-security-group',
  meta: {
    docs: {
      description: 'Require the security group of a Databricks network to let its clusters reach Databricks',
      references: [
        'https://docs.databricks.com/aws/en/security/network/classic/customer-managed-vpc',
        'https://registry.terraform.io/providers/databricks/databricks/latest/docs/guides/aws-private-link-workspace',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ports: {
          type: 'array',
          minItems: 1,
          items: { type: 'array', items: [{ type: 'integer' }, { type: 'integer' }], minItems: 2, maxItems: 2 },
          default: [
            [443, 443],
            [2443, 2443],
            [3306, 3306],
            [6666, 6666],
            [8443, 8451],
          ],
          description: 'Ranges of ports that must be open, each as its first and last port.',
        },
      },
    },
  },
  create(context) {
    const demand = context.options.ports.map(([first, last]) => ({ first, last }));
    return {
      DatabricksNetwork(network) {
        const groups = network.props.securityGroups;
        const surroundings = { graph: context.graph, unit: network.unit };
        const outbound = openingsOf(groups, { ...surroundings, direction: 'egress' });
        const ports = textOf(demand);
        const aws = whenOnAws(network);
        context.check(failsWhen(outbound.none, groups), {
          on: network,
          when: aws,
          fail: { message: 'noGroup', at: groups, data: { groups, ports } },
        });
        const inbound = openingsOf(groups, { ...surroundings, direction: 'ingress' });
        const gate = { network, demand, ports, within: and(aws, not(outbound.none)) };
        checkOutbound({ ...gate, openings: outbound }, context);
        checkInbound({ ...gate, openings: inbound }, context);
      },
    };
  },
});

interface Gate {
  readonly network: Network;
  readonly openings: Openings;
  readonly demand: readonly PortRange[];
  /** The same for messages. */
  readonly ports: string;
  readonly within: Guard;
}

type Context = Pick<RuleContext<typeof messages, object>, 'check' | 'graph'>;

interface Cell {
  readonly ports: PortRange;
  /** When everybody is let through, somebody surely, and anybody at all. */
  readonly everybody: Guard;
  readonly somebody: Guard;
  readonly anybody: Guard;
}

/** Every part of the ports in which all fare alike. */
function cellsOf({ openings, demand }: Gate, { graph }: Context): readonly Cell[] {
  const rules = openings.rules.map(({ rule }) => rule);
  return demand
    .flatMap((range) => portCells(range, rules))
    .map((ports) => {
      const knock = { ports, transport: 'tcp' } as const;
      const anyone = anyoneTo(knock, openings, graph);
      return {
        ports,
        everybody: whenCovered(cover(allAddresses, admissionsTo(knock, openings, graph)), 'surely'),
        somebody: anyone.surely,
        anybody: anyone.possibly,
      };
    });
}

function checkOutbound(gate: Gate, context: Context): void {
  const { network, ports, within } = gate;
  const cells = cellsOf(gate, context);
  const closed = (cell: Cell): Guard => not(cell.anybody);
  const fail = or(...cells.map(closed));
  const missing = cells.filter((cell) => and(network.when, within, closed(cell)) !== never);
  const narrow = cells.filter((cell) => !implies(and(network.when, within), cell.everybody));
  const [doubt] = gate.openings.doubts;
  const at = placeOf(gate, 'egress');
  context.check(
    { pass: and(...cells.map((cell) => cell.everybody)), fail, because: [network.props.securityGroups] },
    {
      on: network,
      when: within,
      fail: { message: 'outboundMissing', at, data: { missing: textOf(rangesOf(missing)), ports } },
      unknown: doubt
        ? { message: 'unknownGroup', at: doubt.written, data: { open: doubt.written, ports } }
        : { message: 'outboundNarrow', at, data: { narrow: textOf(rangesOf(narrow)), ports } },
    },
  );
}

function checkInbound(gate: Gate, context: Context): void {
  const { network, ports, within } = gate;
  const cells = cellsOf(gate, context);
  const missing = cells.filter((cell) => !implies(and(network.when, within), cell.somebody));
  const [doubt] = gate.openings.doubts;
  context.check(
    { pass: and(...cells.map((cell) => cell.somebody)), fail: never, because: [network.props.securityGroups] },
    {
      on: network,
      when: within,
      unknown: doubt
        ? { message: 'unknownGroup', at: doubt.written, data: { open: doubt.written, ports } }
        : {
            message: 'inboundMissing',
            at: placeOf(gate, 'ingress'),
            data: { missing: textOf(rangesOf(missing)), ports },
          },
    },
  );
}

/** The rules of the first group where they are written, else where the groups are named. */
function placeOf({ network, openings }: Gate, direction: Direction) {
  return openings.groups[0]?.props[direction] ?? network.props.securityGroups;
}

/** Neighbours joined, in order. */
function rangesOf(cells: readonly Cell[]): readonly PortRange[] {
  const joined: PortRange[] = [];
  for (const { ports } of [...cells].sort((one, other) => one.ports.first - other.ports.first)) {
    const before = joined.at(-1);
    if (before?.last === ports.first - 1) joined[joined.length - 1] = { first: before.first, last: ports.last };
    else joined.push(ports);
  }
  return joined;
}

function textOf(ranges: readonly PortRange[]): string {
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}
