import type { Statement } from '../../engine/rule.ts';

export const messages = {
  notAttached:
    '{{on}} names no private access settings, without which Databricks offers no PrivateLink to it. {{who}} them; make a `databricks_mws_private_access_settings` and name it in {{name(settings)}}.',
  otherThing:
    '{{on}} names `{{other}}` as its private access settings, which is none; name the `private_access_settings_id` of a `databricks_mws_private_access_settings`.',
  unknownSettings:
    'Whether {{on}} has private access settings that let {{vendor}} in is unknown: {{why(settings)}}. {{who}} them.',
  otherSettings:
    'Whether the private access settings of {{on}} let {{vendor}} in is unknown: `{{settings}}` is not in the sources. Level `ACCOUNT` must be set there, or the endpoint of {{vendor}} be listed.',
  otherRegion:
    '{{settings}} is for workspaces in {{region}}, and {{on}} is in {{own}}: private access settings serve one Region. Make them for {{own}}.',
  nobodyListed:
    '{{on}} lets in only the endpoints that it lists, and lists none, so nobody can connect over PrivateLink. Register the endpoint of {{vendor}} as a `databricks_mws_vpc_endpoint` and name its `vpc_endpoint_id` in {{name(allowed)}}.',
  onlyOwn:
    '{{on}} lets in only the endpoints that it lists, and they are all yours: {{endpoints}}. Register the endpoint of {{vendor}} as a `databricks_mws_vpc_endpoint` and add its `vpc_endpoint_id` to {{name(allowed)}}.',
  notRegistered:
    '{{on}} lists `{{other}}`, which is no endpoint that is registered with Databricks. Register it as a `databricks_mws_vpc_endpoint` and list its `vpc_endpoint_id`.',
  wrongAttribute:
    '{{on}} lists a registered endpoint by `id`, which is account and ID together and lets nobody in. Write `vpc_endpoint_id`.',
  notListed:
    '{{on}} lets in only the endpoints that it lists, and {{endpoint}}, the endpoint of {{vendor}}, is not among them. Register it as a `databricks_mws_vpc_endpoint` and add its `vpc_endpoint_id` to {{name(allowed)}}.',
  everyEndpoint:
    '{{on}} lets in every endpoint that is registered with the account. {{who}} that only listed ones are; write {{set(listed)}} and list the endpoint of {{vendor}}.',
  notInSources:
    'Whether {{on}} lets {{vendor}} in is unknown: it lets in every endpoint that is registered with the account, and the sources do not register {{endpoint}}. Register it as a `databricks_mws_vpc_endpoint`, here or in the account console.',
  endpointMissing: 'Whether {{on}} lets {{vendor}} in is unknown: {{why(endpoint)}}.',
  unknownList: 'Whether {{on}} lets the endpoint of {{vendor}} in is unknown: {{why(open)}}.',
} as const;

export type Said = Statement<typeof messages>;
