import type { Statement } from '../../engine/rule.ts';

export const messages = {
  everyone:
    '{{on}} allows `*`: every AWS account may ask to connect to what stands behind it. Allow only the principal of {{vendor}}, {{named}}.',
  wildcard:
    '{{on}} allows `{{principal}}`, but AWS knows no wildcard within a principal of an endpoint service: it lets in nobody, or everybody. Allow the principal of {{vendor}}, {{named}}.',
  session:
    '{{on}} allows `{{principal}}`, a session of a role (`sts` assumed-role), which AWS refuses as a principal of an endpoint service. Write the role itself, `arn:<partition>:iam::<account>:role/<name>`.',
  path: '{{on}} allows `{{principal}}`, a role or user with a path, which AWS does not support on an endpoint service: it cannot connect. Write one without a path, or the whole account, `arn:<partition>:iam::<account>:root`.',
  malformed:
    '{{on}} allows `{{principal}}`, which is no principal that an endpoint service takes, so whoever is meant cannot connect. Write `arn:<partition>:iam::<account>:root` for a whole account, or `:role/<name>` or `:user/<name>`.',
  nobody:
    '{{on}} allows no principal, so no other account can connect to it: AWS refuses every account that {{name(principals)}} does not name. Add the principal of {{vendor}}, {{named}}.',
  notAllowed:
    '{{on}} allows {{listed}}, and not {{required}}, as which {{vendor}} would connect; AWS refuses whoever is not named. Add {{required}} to {{name(principals)}}.',
  tooNarrow:
    '{{on}} allows {{listed}}, but {{vendor}} would connect as the whole account, {{required}}, and a single role or user of it does not open the service to the account. Add {{required}} to {{name(principals)}}.',
  othersToo:
    '{{on}} allows `{{principal}}` besides {{required}}. {{who}} a service of its own, to which nobody else connects; remove it from {{name(principals)}}.',
  inputMissing: 'Whether {{on}} allows {{vendor}} is unknown: {{why(required)}}.',
  accountOnly:
    'Whether {{on}} allows account `{{principal}}` is unknown, because AWS does not document a bare account ID as a principal; write `arn:<partition>:iam::{{principal}}:root`.',
  organization:
    'Whether {{on}} allows the accounts of `{{principal}}` is unknown, because AWS does not document an organization as a principal; write `arn:<partition>:iam::<account>:root` for each account that is meant to connect.',
  otherRegion:
    'Whether {{on}} allows {{vendor}} is unknown, because its principal is another one in each Region: {{why(region)}}. Add the principal of {{vendor}}, {{named}}.',
  unknownPrincipals:
    'Whether {{on}} allows {{vendor}} is unknown: {{why(principals)}}. Add the principal of {{vendor}}, {{named}}.',
  wider:
    '{{on}} allows the whole account, `{{principal}}`, which is wider than {{required}}, as which {{vendor}} would connect.',
  ownAccount:
    '{{on}} allows no principal, so no other account can connect to it, and whether {{endpoint}} can, AWS does not document for an endpoint of the same account. Add the principal of {{vendor}}, {{named}}.',
  unknownAnyone: 'Whom {{on}} allows to connect is unknown: {{why(principals)}}.',
} as const;
export type Said = Statement<typeof messages>;
