import rule from '../../src/rules/snowflake-edition.ts';
import { testRule } from '../rule-tester.ts';

const account = (lines: string): string => `
resource "snowflake_account" "analytics" {
  name = "ANALYTICS"
${lines}
}
`;

testRule(rule, {
  valid: [
    {
      name: 'Business Critical on AWS',
      terraform: account('  edition = "BUSINESS_CRITICAL"\n  region  = "AWS_US_WEST_2"'),
    },
    {
      name: 'in lower case, with the Region group before the Region',
      terraform: account('  edition = "business_critical"\n  region  = "PUBLIC.AWS_US_WEST_2"'),
    },
    {
      name: 'an account that is not made',
      terraform: account('  count   = 0\n  edition = "STANDARD"\n  region  = "AZURE_WESTEUROPE"'),
    },
  ],
  invalid: [
    {
      name: 'an edition without PrivateLink',
      terraform: account('  edition = "ENTERPRISE"\n  region  = "AWS_US_WEST_2"'),
      findings: [
        {
          message: 'lesserEdition',
          address: 'snowflake_account.analytics',
          at: { terraform: '4:13-4:25' },
          text: '`snowflake_account.analytics` is of edition `ENTERPRISE`, which has no AWS PrivateLink. Segment requires Business Critical or higher; write `edition = "BUSINESS_CRITICAL"`.',
        },
      ],
    },
    {
      name: 'another cloud',
      terraform: account('  edition = "BUSINESS_CRITICAL"\n  region  = "AZURE_WESTEUROPE"'),
      findings: [
        {
          message: 'otherCloud',
          address: 'snowflake_account.analytics',
          at: { terraform: '5:13-5:31' },
          text: '`snowflake_account.analytics` is in Region `AZURE_WESTEUROPE`, which is not on AWS. Segment can reach it over AWS PrivateLink only in a Region of AWS, such as `region = "AWS_US_EAST_1"`.',
        },
      ],
    },
    {
      name: 'the lowest edition and Google, each for itself',
      terraform: account('  edition = "STANDARD"\n  region  = "GCP_US_CENTRAL1"'),
      findings: [
        { message: 'lesserEdition', address: 'snowflake_account.analytics', at: { terraform: '4:13-4:23' } },
        { message: 'otherCloud', address: 'snowflake_account.analytics', at: { terraform: '5:13-5:30' } },
      ],
    },
  ],
  unknown: [
    {
      name: 'an edition from a variable',
      terraform: `variable "edition" {}${account('  edition = var.edition\n  region  = "AWS_US_WEST_2"')}`,
      findings: [
        {
          message: 'unknownEdition',
          address: 'snowflake_account.analytics',
          at: { terraform: '4:13-4:24' },
          text: 'Whether `snowflake_account.analytics` can be reached over PrivateLink is unknown, because its edition is: variable `edition` has no default; pass `--var edition=…` or a `--var-file`. Segment requires Business Critical or higher, `edition = "BUSINESS_CRITICAL"`.',
        },
      ],
    },
    {
      name: 'no Region: the one of the account that makes it',
      terraform: account('  edition = "BUSINESS_CRITICAL"'),
      findings: [
        {
          message: 'cloudNotSaid',
          address: 'snowflake_account.analytics',
          at: { terraform: '2:1-2:41' },
          text: '`snowflake_account.analytics` does not say its Region, so Snowflake makes it where the account is that creates it. Segment can reach it over AWS PrivateLink only in a Region of AWS; write one, such as `region = "AWS_US_EAST_1"`, to be sure.',
        },
      ],
    },
    {
      name: 'a Region from a variable',
      terraform: `variable "region" {}${account('  edition = "BUSINESS_CRITICAL"\n  region  = var.region')}`,
      findings: [
        {
          message: 'unknownCloud',
          address: 'snowflake_account.analytics',
          at: { terraform: '5:13-5:23' },
          text: 'Whether `snowflake_account.analytics` is on AWS is unknown: variable `region` has no default; pass `--var region=…` or a `--var-file`. Segment can reach it over AWS PrivateLink only in a Region of AWS, such as `region = "AWS_US_EAST_1"`.',
        },
      ],
    },
    {
      name: 'another edition in one case',
      terraform: `variable "stage" {}${account(
        '  edition = var.stage == "test" ? "STANDARD" : "BUSINESS_CRITICAL"\n  region  = "AWS_US_WEST_2"',
      )}`,
      findings: [{ message: 'lesserEdition', address: 'snowflake_account.analytics', at: { terraform: '4:35-4:45' } }],
    },
  ],
});
