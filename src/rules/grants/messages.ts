import type { Statement } from '../../engine/rule.ts';

export const messages = {
  notGranted:
    'Whether {{vendor}} may make a Redshift-managed endpoint to {{on}} is unknown: the sources hold no endpoint authorization for it. Grant it to {{account}}, here or in the console.',
  notGrantedToAnyone:
    'Whether anybody may make a Redshift-managed endpoint to {{on}} is unknown: the sources hold no endpoint authorization for it. Grant it to the account that is to connect.',
  accountMissing: 'Whether {{on}} is granted to {{vendor}} is unknown: {{why(account)}}.',
  otherAccount:
    '{{on}} is granted to {{granted}} and not to {{account}}, from which {{vendor}} would make its Redshift-managed endpoint. Add an endpoint authorization for it.',
  unknownAccount:
    'Whether {{on}} is granted to {{vendor}} is unknown: {{why(granted)}}. {{who}} an endpoint authorization for {{account}}.',
  allVpcs:
    '{{on}} is granted to every VPC of {{account}}, because no VPC is written. {{vendor}} names those it connects from, {{vpcs}}; list them in {{name(granted)}}.',
  otherVpcs:
    '{{on}} is granted to {{granted}} of {{account}}, and {{vendor}} connects from {{vpcs}}, where it cannot make an endpoint then. Add it to {{name(granted)}}.',
  unknownVpcs:
    'Whether {{on}} is granted to the VPC from which {{vendor}} connects is unknown: {{why(open)}}. {{who}} a grant to {{vpcs}}.',
  noPolicy:
    'Whether {{vendor}} may make a managed endpoint to {{on}} is unknown: the sources hold no resource policy for it or for its namespace. Allow {{account}} to do `redshift-serverless:CreateEndpointAccess` there.',
  notAllowed:
    'The resource policy of {{on}} does not let {{account}} do `redshift-serverless:CreateEndpointAccess`, so {{vendor}} cannot make its managed endpoint. Allow it.',
  unknownPolicy:
    'Whether the resource policy of {{on}} lets {{account}} make a managed endpoint is unknown: a part of it cannot be read, or a condition or a single role narrows it. Allow the account itself, without a condition.',
} as const;

export type Said = Statement<typeof messages>;
