import { known } from '../../model/value.ts';
import type { ListOf } from '../../model/value.ts';
import { never } from '../../model/guard.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { emptyAsUnset, noProperty, only } from './unset.ts';

const amazon = 'AmazonProvidedDNS';

const terraform: NativeType<'DhcpOptions'> = {
  identity: ['id', 'arn'],
  map: (resource) => {
    const read = emptyAsUnset(resource);
    return {
      domainNameServers: orAmazon(read.strings('domain_name_servers')),
      domainName: read.string('domain_name'),
    };
  },
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-dhcpoptions.html */
function orAmazon(servers: ListOf<string>): ListOf<string> {
  if (servers.absent === never) return servers;
  const { at, property } = servers;
  const place = { at, ...(property !== undefined && { property }) };
  return { ...servers, items: [...servers.items, { when: servers.absent, value: known(amazon, place) }] };
}

export const dhcpOptions = defineKind({
  kind: 'DhcpOptions',
  types: {
    'AWS::EC2::DHCPOptions': {
      identity: ['Ref', 'DhcpOptionsId'],
      map: (read) => ({
        domainNameServers: orAmazon(read.strings('DomainNameServers')),
        domainName: read.string('DomainName'),
      }),
    },
    aws_vpc_dhcp_options: terraform,
    // The set that a region has from the start.
    aws_default_vpc_dhcp_options: {
      identity: ['id', 'arn'],
      map: (read) => ({ domainNameServers: only(amazon, read.written), domainName: noProperty(read) }),
    },
  },
});
