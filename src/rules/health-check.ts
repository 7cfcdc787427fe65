import type { Resource, ResourceGraph, RuleContext, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { isDatabasePort } from '../graph/kinds/engine-ports.ts';
import { portOfDatabase } from '../graph/path/database-port.ts';
import { portOfTarget } from '../graph/path/ports.ts';
import type { DatabaseKind, Way } from '../graph/path/way.ts';
import { existenceOf } from '../graph/path/way.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import type { Case, Value } from '../model/value.ts';
import { eachCase, when as whenKnown, whenState } from '../model/cases.ts';
import { absent, known } from '../model/value.ts';
import { decide } from '../model/verdict.ts';
import { areEqual } from './targets/equal-ports.ts';
import { targetsOf, waysByGroup } from './targets/groups.ts';

const messages = {
  notTcp:
    '{{on}} checks the health of {{target}} by {{protocol}}, which no database speaks, so the target never becomes healthy and gets no connections. {{who}} a health check that can succeed; write {{set(tcp)}} for it.',
  otherPort:
    '{{on}} checks the health of {{database}} on port {{checked}}, but it listens on {{port}}, so the target never becomes healthy and gets no connections. {{who}} a health check that can succeed; write {{set(usual)}} for it.',
  proxyProtocol:
    '{{on}} puts a header of the proxy protocol before connections and health checks, which {{database}} cannot read, so it closes them. {{who}} a health check that can succeed; write {{set(off)}}.',
  disabled:
    '{{on}} turns health checks off, which AWS refuses for targets of the type {{type}}. {{who}} a health check that can succeed; write {{set(on_)}} for it.',
  unknownTarget:
    'Whether the health check of {{on}} can succeed is unknown: it asks by {{protocol}}, and the sources do not show what answers. {{who}} a health check that can succeed; for a database, write {{set(tcp)}} for it.',
  unknownReader:
    '{{on}} puts a header of the proxy protocol before connections and health checks, and whether its target can read that is unknown; databases cannot. {{who}} a health check that can succeed; for a database, write {{set(off)}}.',
  undecided:
    'Whether the health check of {{on}} can succeed is unknown: {{why(setting)}}. {{who}} one that can, which for a database is TCP on its own port, without the proxy protocol.',
} as const;
type Said = Statement<typeof messages>;
type Group = Resource<'TargetGroup'>;

export default createRule({
  name: 'health-check',
  meta: {
    docs: {
      description: 'Require a health check that a database behind an endpoint service can pass',
      references: [
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html',
        'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check, graph }) {
    return {
      TargetGroup(group) {
        const ways = targetsOf(waysByGroup(graph, group));
        const only = and(or(...ways.map((way) => way.when)), whenChecked(group));
        if (only === never) return;
        const asked: Asked = { check, graph, group, ways, when: or(...ways.map(existenceOf)), only };
        checkEnabled(asked);
        checkProtocol(asked);
        checkPort(asked);
        checkProxyProtocol(asked);
      },
    };
  },
});

interface Asked extends Pick<RuleContext<typeof messages, object>, 'check'> {
  readonly graph: ResourceGraph;
  readonly group: Group;
  readonly ways: readonly Way[];
  readonly when: Guard;
  readonly only: Guard;
}

/** A load balancer or a function as a target is checked in a way of its own. */
function whenChecked({ props }: Group): Guard {
  return not(whenKnown(props.targetType, (type) => type === 'alb' || type === 'lambda'));
}

interface Reached {
  readonly exists: Guard;
  readonly when: Guard;
  readonly database: Resource<DatabaseKind>;
}

function databasesOn(ways: readonly Way[]): readonly Reached[] {
  return ways.flatMap((way) =>
    way.destination?.type === 'database'
      ? [{ exists: existenceOf(way), when: way.when, database: way.destination.resource }]
      : [],
  );
}

function undecided(setting: Value<unknown>): Said {
  return { message: 'undecided', at: setting, data: { setting } };
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
function checkEnabled({ check, group, when, only }: Asked): void {
  const { healthCheckEnabled: enabled, targetType: type } = group.props;
  check(
    decide(enabled, (is) => is, 'pass'),
    {
      on: group,
      when,
      only: and(only, not(whenState(type, 'unknown'))),
      fail: { message: 'disabled', at: enabled, data: { type, on_: { property: enabled, set: true } } },
      unknown: undecided(enabled),
    },
  );
}

function checkProtocol({ check, group, ways, when, only }: Asked): void {
  const { healthCheckProtocol: protocol, healthCheckPort } = group.props;
  const databases = databasesOn(ways);
  // A server may have another port for its health. On the port of a database nothing else answers.
  const ofDatabase = or(
    ...databases.map((one) => one.when),
    ...ways.map(({ target }) => whenKnown(checkedPort(group, target), isDatabasePort)),
  );
  const apart = and(
    not(ofDatabase),
    whenKnown(healthCheckPort, (port) => port !== 'traffic-port'),
  );
  const other = whenKnown(protocol, (name) => name !== 'TCP');
  const tcp = { property: protocol, set: 'TCP' };
  const target = databases[0] ? `\`${databases[0].database.address}\`` : 'a target on the port of a database';
  const pass = or(
    whenKnown(protocol, (name) => name === 'TCP'),
    and(other, apart),
  );
  check(
    { pass, fail: and(other, ofDatabase), because: [protocol] },
    {
      on: group,
      when,
      only,
      fail: { message: 'notTcp', at: protocol, data: { target, protocol, tcp } },
      unknown:
        and(when, only, other, not(pass)) === never
          ? undecided(protocol)
          : { message: 'unknownTarget', at: protocol, data: { protocol, tcp } },
    },
  );
}

function checkPort({ check, graph, group, ways, when, only }: Asked): void {
  const { healthCheckPort: checked } = group.props;
  const fixed = eachCase(checked, numberIn);
  for (const { exists, when: there, database } of databasesOn(ways)) {
    const port = portOfDatabase(graph, database);
    const judged = areEqual(fixed, port, group.unit);
    const follows = whenKnown(checked, (text) => text === 'traffic-port');
    const usual = { property: checked, set: 'traffic-port' };
    check(
      { ...judged, pass: or(follows, judged.pass) },
      {
        on: group,
        when: and(when, exists),
        only: and(only, there),
        fail: { message: 'otherPort', at: checked, data: { database, checked, port, usual } },
        unknown: undecided(checked.state === 'unknown' ? checked : port),
      },
    );
  }
}

/** Absent for the port on which the target gets its traffic. */
function numberIn(port: Case<string>['value']): Case<number>['value'] {
  if (port.state !== 'known') return port;
  return /^\d+$/.test(port.value) ? known(Number(port.value), port) : absent(port);
}

function checkedPort(group: Group, target: Way['target']): Value<number> {
  return eachCase(group.props.healthCheckPort, (port): Value<number> => {
    const fixed = numberIn(port);
    return fixed.state === 'absent' ? portOfTarget(group, target) : fixed;
  });
}

function checkProxyProtocol({ check, group, ways, when, only }: Asked): void {
  const { proxyProtocolV2: header } = group.props;
  const [first, ...others] = databasesOn(ways);
  const ofDatabase = or(...[...(first ? [first] : []), ...others].map((one) => one.when));
  const isOn = whenKnown(header, (is) => is);
  const pass = whenKnown(header, (is) => !is);
  const off = { property: header, set: false };
  check(
    { pass, fail: and(isOn, ofDatabase), because: [header] },
    {
      on: group,
      when,
      only,
      ...(first && { fail: { message: 'proxyProtocol', at: header, data: { database: first.database, off } } }),
      unknown:
        and(when, only, isOn) === never ? undecided(header) : { message: 'unknownReader', at: header, data: { off } },
    },
  );
}
