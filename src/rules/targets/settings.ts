import type { Resource } from '../../engine/rule.ts';
import { portOfTarget } from '../../graph/path/ports.ts';
import { or } from '../../model/guard.ts';
import { existenceOf } from '../../graph/path/way.ts';
import type { Value } from '../../model/value.ts';
import { decide } from '../../model/verdict.ts';
import { isWritten } from '../parts/is-written.ts';
import type { Asked } from './asked.ts';
import { areEqual } from './equal-ports.ts';
import type { Shared } from './through.ts';
import { byListener, byTargetGroup } from './through.ts';

export function checkTypes({ check, options, service, ways }: Asked): void {
  const accepted = options.targetTypes;
  const [usual] = accepted;
  if (usual === undefined) return;
  const types = `target type ${accepted.join(' or ')}`;
  for (const { of: group, exists, when } of byTargetGroup(ways)) {
    const { targetType: type } = group.props;
    check(
      decide(type, (one) => accepted.some((each) => each === one), 'unknown'),
      {
        on: service,
        when: exists,
        only: when,
        fail: {
          message: 'wrongType',
          at: type,
          data: { group, type, whose: origin(type, group), types, right: { property: type, set: usual } },
        },
        unknown: { message: 'unknownType', at: type, data: { group, type, types } },
      },
    );
  }
}

export function checkProtocols({ check, options, service, ways }: Asked): void {
  const accepted = options.protocols;
  const [usual] = accepted;
  if (usual === undefined) return;
  const protocols = `the protocol ${accepted.join(' or ')}`;
  const judge = ({ of: through, exists, when }: Shared<Resource<'Listener' | 'TargetGroup'>>): void => {
    const { protocol } = through.props;
    check(
      decide(protocol, (one) => accepted.some((each) => each === one), 'unknown'),
      {
        on: service,
        when: exists,
        only: when,
        fail: {
          message: 'wrongProtocol',
          at: protocol,
          data: { through, protocol, protocols, right: { property: protocol, set: usual } },
        },
        unknown: { message: 'unknownProtocol', at: protocol, data: { through, protocol, protocols } },
      },
    );
  };
  for (const shared of byListener(ways)) judge(shared);
  for (const shared of byTargetGroup(ways)) judge(shared);
}

export function checkPorts({ check, options, service, ways }: Asked): void {
  if (!options.listenerPortEqualsTargetPort) return;
  for (const { of: listener, ways: own } of byListener(ways)) {
    for (const { of: group, ways: same } of byTargetGroup(own)) {
      const { port } = listener.props;
      const targetPorts = new Set(same.map(({ target }) => portOfTarget(group, target)));
      for (const targetPort of targetPorts) {
        const there = same.filter((way) => portOfTarget(group, way.target) === targetPort);
        const judged = areEqual(port, targetPort, listener.unit);
        check(judged, {
          on: service,
          when: or(...there.map(existenceOf)),
          only: or(...there.map((way) => way.when)),
          fail: { message: 'otherPort', at: port, data: { listener, port, targetPort, group } },
          unknown: {
            message: 'unknownPort',
            at: port,
            data: { listener, group, port: port.state === 'known' ? targetPort : port },
          },
        });
      }
    }
  }
}

/** Whose choice a value is that nobody wrote. */
function origin(value: Value<unknown>, resource: Resource): string {
  return isWritten(value, resource) ? '' : ' (AWS default)';
}
