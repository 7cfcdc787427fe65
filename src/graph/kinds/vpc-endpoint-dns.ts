import { never, not } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { map, oneOf, when as whenKnown } from '../../model/cases.ts';
import { unknown } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import { inBlock } from '../in-block.ts';
import type { Kinds } from '../kinds.ts';
import { expand } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';

// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2.VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint.html
const inboundOnlyByName: ReadonlyMap<string, boolean> = new Map([
  ['OnlyInboundResolver', true],
  ['AllResolvers', false],
]);

/** A template names it; a boolean is taken for what it says. */
export function inboundOnly(options: PropertyReader): Value<boolean> {
  const property = 'PrivateDnsOnlyForInboundResolverEndpoint';
  const written = options.string(property);
  const truth = (name: string): boolean | undefined =>
    inboundOnlyByName.get(name) ?? ({ true: true, false: false } as const)[name.toLowerCase()];
  const wrong = whenKnown(written, (name) => truth(name) === undefined);
  const read = map(written, (name) => truth(name) === true);
  if (wrong === never) return read;
  const detail = `${property} must be OnlyInboundResolver or AllResolvers`;
  options.warn('wrong-type', `${detail}.`, written.at);
  const invalid = unknown({ kind: 'invalid', detail }, written);
  return oneOf<boolean>(
    [
      { when: wrong, value: invalid },
      { when: not(wrong), value: read },
    ],
    written,
  );
}

interface DomainNames {
  readonly block: string;
  readonly preference: string;
  readonly domains: string;
}

/** https://docs.aws.amazon.com/vpc/latest/privatelink/resource-configuration.html */
export function verifiedDomains(
  read: PropertyReader,
  { block, preference, domains }: DomainNames,
): Pick<Kinds['VpcEndpoint'], 'privateDnsPreference' | 'privateDnsSpecifiedDomains'> {
  const written = inBlock(read, [block], (options) => options.string(preference));
  return {
    privateDnsPreference: orDefault(written, 'VERIFIED_DOMAINS_ONLY'),
    privateDnsSpecifiedDomains: expand(read.blocks(block), (options) => options.strings(domains)),
  };
}
