import { describe, expect, it } from 'vitest';
import type { TrafficRule } from '../../../src/graph/props/security-group.ts';
import { always, atom, never, not } from '../../../src/model/guard.ts';
import type { Value } from '../../../src/model/value.ts';
import { oneOf } from '../../../src/model/cases.ts';
import { absent, known, unknown } from '../../../src/model/value.ts';
import { passageOf, portCells, transportsOf, whenRefused } from '../../../src/graph/traffic/ports.ts';

const written = { at: { file: { path: '/main.tf', text: '' }, start: 0, end: 0 } };
const open = unknown({ kind: 'parameter', name: 'Port' }, written);
const of = <T>(value: T): Value<T> => known(value, written);

function rule(protocol: Value<string>, fromPort: Value<number>, toPort: Value<number>): TrafficRule {
  return { ...written, protocol, fromPort, toPort, peer: { type: 'ipv4', cidr: of('10.0.0.0/8') } };
}

const port = { first: 5432, last: 5432 };

describe('passageOf', () => {
  it.each([
    ['the port itself', 5432, 5432, always],
    ['a range around it', 1024, 65_535, always],
    ['a range that ends before it', 0, 5431, never],
    ['a range that begins after it', 5433, 6000, never],
  ])('knows of %s', (_name, from, to, expected) => {
    expect(passageOf(rule(of('tcp'), of(from), of(to)), 'tcp', port)).toEqual({
      surely: expected,
      possibly: expected,
    });
  });

  it('opens every port for protocol -1, whatever range is written', () => {
    expect(passageOf(rule(of('-1'), of(0), of(0)), 'udp', port).surely).toBe(always);
  });

  it('keeps protocols apart', () => {
    expect(passageOf(rule(of('udp'), of(0), of(65_535)), 'tcp', port).possibly).toBe(never);
    expect(passageOf(rule(of('icmp'), of(-1), of(-1)), 'tcp', port).possibly).toBe(never);
  });

  it('is possible and not sure where a part is unknown', () => {
    for (const one of [
      rule(open, of(5432), of(5432)),
      rule(of('tcp'), open, of(5432)),
      rule(of('tcp'), of(5432), open),
    ]) {
      expect(passageOf(one, 'tcp', port)).toEqual({ surely: never, possibly: always });
    }
  });

  it('is impossible where the known end already excludes the port', () => {
    expect(passageOf(rule(of('tcp'), of(6000), open), 'tcp', port).possibly).toBe(never);
  });

  it('keeps ends that hang on one condition together', () => {
    const production = atom('production');
    const either = (then: number, otherwise: number): Value<number> =>
      oneOf(
        [
          { when: production, value: of(then) },
          { when: not(production), value: of(otherwise) },
        ],
        written,
      );
    const passage = passageOf(rule(of('tcp'), either(5432, 3306), either(5432, 3306)), 'tcp', port);
    expect(passage).toEqual({ surely: production, possibly: production });
  });
});

describe('whenRefused', () => {
  it('refuses tcp without ports, or with the ends reversed', () => {
    expect(whenRefused(rule(of('tcp'), absent(written), absent(written)))).toBe(always);
    expect(whenRefused(rule(of('tcp'), of(6000), of(5000)))).toBe(always);
    expect(whenRefused(rule(of('tcp'), of(5000), of(6000)))).toBe(never);
  });

  it('asks no ports of other protocols', () => {
    expect(whenRefused(rule(of('-1'), absent(written), absent(written)))).toBe(never);
  });
});

describe('portCells', () => {
  it('cuts where rules begin and end', () => {
    const rules = [rule(of('tcp'), of(5432), of(5432)), rule(of('tcp'), of(1), of(100))];
    expect(portCells({ first: 1, last: 65_535 }, rules)).toEqual([
      { first: 1, last: 100 },
      { first: 101, last: 5431 },
      { first: 5432, last: 5432 },
      { first: 5433, last: 65_535 },
    ]);
  });
});

describe('transportsOf', () => {
  it.each([
    ['TCP', ['tcp']],
    ['TLS', ['tcp']],
    ['UDP', ['udp']],
    ['QUIC', ['udp']],
    ['TCP_UDP', ['tcp', 'udp']],
    ['tcp_quic', ['tcp', 'udp']],
    ['HTTP', undefined],
  ])('%s', (protocol, transports) => {
    expect(transportsOf(protocol)).toEqual(transports);
  });
});
