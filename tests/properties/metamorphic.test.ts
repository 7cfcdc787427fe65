import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changes } from './changes.ts';
import { runs } from './runs.ts';
import type { Texts } from './statements.ts';
import { report, requests, statements, verdicts } from './statements.ts';
import { systems } from './system/generate.ts';
import type { System } from './system/system.ts';
import { template } from './write/template.ts';
import type { Spelling } from './write/template-text.ts';
import { spellings, templateText } from './write/template-text.ts';
import { configuration } from './write/terraform.ts';
import { configurationText } from './write/terraform-text.ts';
import { wrappedConfiguration, wrappedTemplate } from './write/wrapped.ts';

const spelled = fc.constantFrom(...spellings);

function asTerraform(system: System): Texts {
  return { '/main.tf': configurationText(configuration(system)) };
}

function asTemplate(system: System, spelling: Spelling): Texts {
  return { '/template.yaml': templateText(template(system), spelling) };
}

/** What a report says of one text must be what it says of the other. */
async function expectAlike(one: Texts, other: Texts, request: object, read = statements): Promise<void> {
  const [before, after] = await Promise.all([report(one, request), report(other, request)]);
  expect(read(after), Object.values(other).join('\n')).toEqual(read(before));
}

describe.each(Object.entries(changes))('nothing else is said after a change in %s', (name, change) => {
  const read = name.startsWith('the order') ? verdicts : statements;

  test('of a Terraform configuration', async () => {
    await fc.assert(
      fc.asyncProperty(systems, change, requests, async (system, alter, request) => {
        await expectAlike(asTerraform(system), asTerraform(alter(system)), request, read);
      }),
      runs(30),
    );
  });

  test('of a template', async () => {
    await fc.assert(
      fc.asyncProperty(systems, change, requests, spelled, async (system, alter, request, spelling) => {
        await expectAlike(asTemplate(system, spelling), asTemplate(alter(system), spelling), request, read);
      }),
      runs(30),
    );
  });
});

test('a configuration says the same when it is split over files, whatever their order', async () => {
  await fc.assert(
    fc.asyncProperty(systems, requests, fc.func(fc.nat(2)), async (system, request, fileOf) => {
      const texts: Record<string, string> = {};
      for (const block of configuration(system)) {
        const path = `/${['a', 'b', 'c'][fileOf(block.header.join(' '))]}.tf`;
        texts[path] = `${texts[path] ?? ''}${configurationText([block])}\n`;
      }
      await expectAlike(asTerraform(system), texts, request, verdicts);
    }),
    runs(30),
  );
});

test('a configuration says the same as a module that passes its variables through', async () => {
  await fc.assert(
    fc.asyncProperty(systems, requests, async (system, request) => {
      await expectAlike(asTerraform(system), wrappedConfiguration(system), request);
    }),
    runs(30),
  );
});

test('a template says the same as a nested stack that gets its parameters passed through', async () => {
  await fc.assert(
    fc.asyncProperty(systems, requests, spelled, async (system, request, spelling) => {
      await expectAlike(asTemplate(system, spelling), wrappedTemplate(system, spelling), request);
    }),
    runs(30),
  );
});

test('names are nobody’s business', async () => {
  const rename = (text: string): string => text.replace(/\b(Balancer|Listener|Rule|Cluster)(\d)/gi, '$1$2renamed');
  await fc.assert(
    fc.asyncProperty(systems, requests, spelled, async (system, request, spelling) => {
      for (const texts of [asTerraform(system), asTemplate(system, spelling)]) {
        const [before, after] = await Promise.all([
          report(texts, request),
          report(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, rename(text)])), request),
        ]);
        expect(statements(after)).toEqual(statements(before).map(rename).sort());
      }
    }),
    runs(30),
  );
});
