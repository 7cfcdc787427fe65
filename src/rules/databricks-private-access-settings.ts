import { createRule } from '../engine/rule.ts';
import type { Value } from '../model/value.ts';
import { known, writtenOf } from '../model/value.ts';
import { messages } from './databricks/access-messages.ts';
import { checkAttached } from './databricks/attached-settings.ts';
import type { Demand } from './databricks/let-in.ts';
import { checkSettings } from './databricks/let-in.ts';
import { guide, overview } from './databricks/on-aws.ts';
import type { Wanted } from './databricks/registered-endpoints.ts';

export default createRule({
  name: 'databricks-private-access-settings',
  meta: {
    docs: {
      description: 'Require a Databricks workspace to have private access settings that let the vendor in',
      references: [
        overview,
        guide,
        'https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_private_access_settings',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        endpoint: {
          type: 'string',
          description: "The vendor's endpoint that must be let in: its ID, or the name of the input that holds it.",
        },
        accessLevel: {
          enum: ['any', 'ENDPOINT'],
          default: 'any',
          description: 'With `ENDPOINT`, letting in every registered endpoint of the account is not enough.',
        },
      },
    },
  },
  create(context) {
    const { endpoint, accessLevel } = context.options;
    const demand: Demand = { endpoint: endpointMeant(endpoint, context.input), accessLevel };
    return {
      DatabricksWorkspace: (workspace) => checkAttached(workspace, context),
      DatabricksPrivateAccessSettings: (settings) => checkSettings(settings, demand, context),
    };
  },
});

function endpointMeant(option: string | undefined, input: (name: string) => Value<string>): Wanted {
  if (option === undefined) return undefined;
  return option.startsWith('vpce-') ? known(option, writtenOf(input(option))) : input(option);
}
