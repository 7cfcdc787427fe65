import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { always, and, atom, not, or } from '../../src/model/guard.ts';
import type { RawResource } from '../../src/model/resource.ts';
import { casesOf } from '../../src/model/cases.ts';
import { plain } from './argument-table.ts';
import type { Literal, LiteralMapping } from './raw.ts';
import { attribute, either, open, parsed, resource } from './raw.ts';

// A single value that several resources may write: Terraform's private DNS of an endpoint.

const endpoint = (properties: LiteralMapping = {}) =>
  resource(['aws_vpc_endpoint', 'aws_vpc_endpoint.e'], { vpc_endpoint_type: 'Interface', ...properties });
const standalone = (
  enabled: Literal,
  more: Parameters<typeof resource>[2] = {},
  of: Literal = attribute('aws_vpc_endpoint.e', 'id'),
) =>
  resource(
    ['aws_vpc_endpoint_private_dns', 'aws_vpc_endpoint_private_dns.d'],
    { vpc_endpoint_id: of, private_dns_enabled: enabled },
    more,
  );

function casesIn(...resources: readonly RawResource[]) {
  const { privateDnsEnabled } = buildGraph(parsed(resources)).graph.all('VpcEndpoint')[0]!.props;
  return casesOf(privateDnsEnabled).map((each) => [each.when, plain(each.value)] as const);
}

describe('a single value that a satellite writes', () => {
  it('holds where the resource writes none, in place of the default', () => {
    expect(casesIn(endpoint(), standalone(true))).toEqual([[always, true]]);
  });

  it('holds only where the satellite exists', () => {
    const prod = atom('prod');
    expect(casesIn(endpoint(), standalone(true, { when: prod }))).toEqual([
      [prod, true],
      [not(prod), false],
    ]);
  });

  it('holds only where the resource writes none', () => {
    const prod = atom('prod');
    expect(casesIn(endpoint({ private_dns_enabled: either(prod, true, null) }), standalone(true))).toEqual([
      [prod, true],
      [not(prod), true],
    ]);
  });

  it('or the other one holds where both write it', () => {
    const [first, second, ...more] = casesIn(endpoint({ private_dns_enabled: false }), standalone(true));
    expect([first?.[1], second?.[1], more]).toEqual([false, true, []]);
    expect(or(first![0], second![0])).toBe(always);
    expect(first![0]).not.toBe(always);
    expect(and(first![0], second![0])).toBe(not(always));
  });

  it('is the value where both write the same', () => {
    expect(casesIn(endpoint({ private_dns_enabled: true }), standalone(true))).toEqual([[always, true]]);
  });

  it('may hold where it is unknown to whom it belongs, unless the resource writes its own', () => {
    expect(casesIn(endpoint(), standalone(true, {}, open()))).toEqual([[always, 'unknown']]);
    expect(casesIn(endpoint({ private_dns_enabled: false }), standalone(true, {}, open()))).toEqual([[always, false]]);
  });

  it('says nothing of an endpoint that it does not name', () => {
    expect(casesIn(endpoint(), standalone(true, {}, 'vpce-1'))).toEqual([[always, false]]);
  });
});
