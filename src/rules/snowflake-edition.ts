import { createRule } from '../engine/rule.ts';
import { decide } from '../model/verdict.ts';

/** https://docs.snowflake.com/en/user-guide/intro-editions */
const editions = ['BUSINESS_CRITICAL', 'VIRTUAL_PRIVATE_SNOWFLAKE'];

export default createRule({
  name: 'snowflake-edition',
  meta: {
    docs: {
      description: 'Require a Snowflake account to be of an edition with PrivateLink, and on AWS',
      references: [
        'https://docs.snowflake.com/en/user-guide/admin-security-privatelink',
        'https://docs.snowflake.com/en/user-guide/intro-editions',
      ],
    },
    messages: {
      lesserEdition:
        '{{on}} is of edition `{{edition}}`, which has no AWS PrivateLink. {{who}} Business Critical or higher; write {{set(critical)}}.',
      unknownEdition:
        'Whether {{on}} can be reached over PrivateLink is unknown, because its edition is: {{why(edition)}}. {{who}} Business Critical or higher, {{set(critical)}}.',
      otherCloud:
        '{{on}} is in Region `{{region}}`, which is not on AWS. {{vendor}} can reach it over AWS PrivateLink only in a Region of AWS, such as {{set(aws)}}.',
      unknownCloud:
        'Whether {{on}} is on AWS is unknown: {{why(region)}}. {{vendor}} can reach it over AWS PrivateLink only in a Region of AWS, such as {{set(aws)}}.',
      cloudNotSaid:
        '{{on}} does not say its Region, so Snowflake makes it where the account is that creates it. {{vendor}} can reach it over AWS PrivateLink only in a Region of AWS; write one, such as {{set(aws)}}, to be sure.',
    },
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check }) {
    return {
      SnowflakeAccount(account) {
        const { edition, region } = account.props;
        const critical = { property: edition, set: 'BUSINESS_CRITICAL' };
        const aws = { property: region, set: 'AWS_US_EAST_1' };
        check(decide(edition, isEnough, 'unknown'), {
          on: account,
          fail: { message: 'lesserEdition', at: edition, data: { edition, critical } },
          unknown: { message: 'unknownEdition', at: edition, data: { edition, critical } },
        });
        check(decide(region, isOnAws, 'unknown'), {
          on: account,
          fail: { message: 'otherCloud', at: region, data: { region, aws } },
          unknown:
            region.state === 'absent'
              ? { message: 'cloudNotSaid', at: region, data: { aws } }
              : { message: 'unknownCloud', at: region, data: { region, aws } },
        });
      },
    };
  },
});

function isEnough(edition: string): boolean {
  return editions.includes(edition.toUpperCase().replaceAll(/[ -]/g, '_'));
}

/** The cloud opens the name of a Region, behind the Region group where one is written: `PUBLIC.AWS_US_WEST_2`. */
function isOnAws(region: string): boolean | undefined {
  const [, cloud] = /^(?:[^.]+\.)?(AWS|AZURE|GCP)_/i.exec(region) ?? [];
  return cloud === undefined ? undefined : cloud.toUpperCase() === 'AWS';
}
