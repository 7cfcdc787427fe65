import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from './runs.ts';
import { regions, report, requests, statements } from './statements.ts';
import { systems } from './system/generate.ts';
import { template } from './write/template.ts';
import { spellings, templateText } from './write/template-text.ts';
import { configuration } from './write/terraform.ts';
import { configurationText } from './write/terraform-text.ts';

const ways = fc.record({
  system: systems,
  request: requests,
  region: regions,
  spelling: fc.constantFrom(...spellings),
});

test('a system gives the same findings as a template and as a Terraform configuration', async () => {
  await fc.assert(
    fc.asyncProperty(ways, async ({ system, request, region, spelling }) => {
      const options = { ...request, ...(region !== undefined && { region }) };
      const hcl = configurationText(configuration(system));
      const yaml = templateText(template(system), spelling);
      const terraform = await report({ '/main.tf': hcl }, options);
      const cloudformation = await report({ '/template.yaml': yaml }, options);
      expect(statements(terraform), `${hcl}\n${yaml}\n`).toEqual(statements(cloudformation));
    }),
    runs(150),
  );
});
