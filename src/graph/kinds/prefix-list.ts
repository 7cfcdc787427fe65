import { defineKind } from '../define-kind.ts';
import { expand, listOfValue } from '../list-of.ts';

export const prefixList = defineKind({
  kind: 'PrefixList',
  types: {
    'AWS::EC2::PrefixList': {
      identity: ['Ref', 'PrefixListId', 'Arn'],
      map: (read) => ({ entries: expand(read.blocks('Entries'), (entry) => listOfValue(entry.string('Cidr'))) }),
    },
    aws_ec2_managed_prefix_list: {
      identity: ['id', 'arn'],
      map: (read) => ({ entries: expand(read.blocks('entry'), (entry) => listOfValue(entry.string('cidr'))) }),
    },
  },
  satellites: {
    aws_ec2_managed_prefix_list_entry: {
      belongsTo: (read) => read.string('prefix_list_id'),
      adds: (read) => ({ entries: listOfValue(read.string('cidr')) }),
      unresolved: 'rest',
    },
  },
});
