import { describe, expect, test } from 'vitest';
import { json } from '../../src/reporters/json.ts';
import { memorySources } from '../../src/index.ts';
import { lint, lintOnly } from '../../src/lint.ts';

const inner = `
variable "names" { type = list(string) }
resource "aws_vpc_endpoint_service" "s" {
  acceptance_required = length(var.names[0]) > 0
}
`;
const outer = `
variable "names" { type = list(string) }
module "inner" {
  source = "../inner"
  names  = var.names
}
`;

/** What is told of what stands in a file, and where that is called. */
async function told(texts: Readonly<Record<string, string>>, file: string) {
  const { diagnostics } = await lint(['/'], { sources: memorySources(texts), profiles: ['segment/rds-postgres'] });
  return diagnostics
    .filter(({ place }) => place?.file.path === file)
    .map(({ message, related = [] }) => [
      message,
      ...related.map((one) => `${one.place.file.path}:${one.place.start.line} ${one.message}`),
    ]);
}

describe('what is wrong in a module as some call it', () => {
  test('names the calls that lead there, from the nearest to the root', async () => {
    const texts = {
      '/main.tf': 'module "none" {\n  source = "./outer"\n  names = []\n}',
      '/outer/main.tf': outer,
      '/inner/main.tf': inner,
    };
    expect(await told(texts, '/inner/main.tf')).toEqual([
      [
        'There is no element 0 here.',
        '/outer/main.tf:3 called here as `module.none.module.inner`',
        '/main.tf:1 called here as `module.none`',
      ],
    ]);
  });

  test('names each call once, however many instances it makes, and none that is in order', async () => {
    const call = (name: string, rest: string) => `module "${name}" {\n  source = "./inner"\n${rest}\n}\n`;
    const texts = {
      '/main.tf': [
        call('fine', '  names = ["x"]'),
        call('many', '  count = 50\n  names = []'),
        call('one', '  names = []'),
      ].join(''),
      '/inner/main.tf': inner,
    };
    expect(await told(texts, '/inner/main.tf')).toEqual([
      [
        'There is no element 0 here.',
        '/main.tf:5 called here as `module.many[0]` and 49 more',
        '/main.tf:10 called here as `module.one`',
      ],
    ]);
  });

  test('names the calls of all roots', async () => {
    const root = 'module "m" {\n  source = "../inner"\n  names = []\n}';
    expect(await told({ '/a/main.tf': root, '/b/main.tf': root, '/inner/main.tf': inner }, '/inner/main.tf')).toEqual([
      [
        'There is no element 0 here.',
        '/a/main.tf:1 called here as `module.m`',
        '/b/main.tf:1 called here as `module.m`',
      ],
    ]);
  });

  test('names the call whose values a validation refuses', async () => {
    const checked = `
variable "port" {
  default = 0
  validation {
    condition     = var.port > 0
    error_message = "No port."
  }
}`;
    const texts = { '/main.tf': 'module "m" {\n  source = "./inner"\n}', '/inner/main.tf': checked };
    expect(await told(texts, '/inner/main.tf')).toEqual([
      ['The value of variable `port` is refused by its validation: No port.', '/main.tf:1 called here as `module.m`'],
    ]);
  });

  test('says nothing of calls where it stands in the root', async () => {
    const text = 'locals { a = [] }\nresource "aws_vpc_endpoint_service" "s" {\n  acceptance_required = local.a[0]\n}';
    expect(await told({ '/main.tf': text }, '/main.tf')).toEqual([['There is no element 0 here.']]);
  });
});

const called = { '/main.tf': 'module "m" {\n  source = "./inner"\n  names = []\n}', '/inner/main.tf': inner };

test('a JSON report holds the calls', async () => {
  const report = await lint(['/'], { sources: memorySources(called), profiles: ['segment/rds-postgres'] });
  const { diagnostics } = JSON.parse(json(report, { color: false, undecided: false, width: 100 })) as {
    diagnostics: object[];
  };
  expect(diagnostics).toMatchObject([
    {
      code: 'invalid-expression',
      location: { path: 'inner/main.tf' },
      related: [{ location: { path: 'main.tf', start: { line: 1, column: 1 } }, message: 'called here as `module.m`' }],
    },
  ]);
});

test('a changed call tells what is wrong in the module that it calls', async () => {
  const codesFor = async (file: string) => {
    const report = await lintOnly([file], { sources: memorySources(called), profiles: ['segment/rds-postgres'] });
    return report.diagnostics.map(({ code }) => code);
  };
  expect(await codesFor('/main.tf')).toEqual(['invalid-expression']);
});
