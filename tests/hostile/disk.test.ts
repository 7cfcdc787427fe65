import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { expectNeighbourJudged, neighbour } from './neighbour.ts';

let base: string;
let root: string;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'pl-lint-')));
  root = join(base, 'repo');
  mkdirSync(join(root, '.git'), { recursive: true });
  write('neighbour/main.tf', neighbour);
});
afterEach(() => {
  rmSync(base, { recursive: true });
});

function write(name: string, content: string | Uint8Array = ''): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const pipe = (name: string): void => {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  execFileSync('mkfifo', [join(root, name)]);
};
const link = (to: string, name: string): void => {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  symlinkSync(to, join(root, name));
};
const large = (name: string, start: string, megabytes: number): void => {
  truncateSync(write(name, start), megabytes * 1024 * 1024);
};
const call = (source: string) => `module "m" {\n  source = "${source}"\n}\n`;

interface Case {
  readonly what: string;
  readonly make: () => unknown;
  /** Severity, code and file of each diagnostic. */
  readonly says: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'a link to a device',
    make: () => link('/dev/zero', 'a/main.tf'),
    says: ['error unread-file a/main.tf'],
  },
  { what: 'a pipe', make: () => pipe('a/main.tf'), says: ['error unread-file a/main.tf'] },
  { what: 'a link to nothing', make: () => link('gone.tf', 'a/main.tf'), says: ['error unread-file a/main.tf'] },
  {
    what: 'a template that is a link to nothing',
    make: () => link('gone.json', 'a/stack.template.json'),
    says: ['warning unread-file a/stack.template.json'],
  },
  {
    what: 'a pipe for values',
    make: () => {
      pipe('a/terraform.tfvars');
      write('a/main.tf', 'variable "x" {}\n');
    },
    says: ['error unread-file a/terraform.tfvars'],
  },
  { what: 'data that is a link to nothing', make: () => link('gone.yaml', 'a/values.yaml'), says: [] },
  {
    what: 'what Emacs puts beside a file that is open',
    make: () => link('me@host.1:2', 'neighbour/.#main.tf'),
    says: [],
  },
  { what: 'a pipe where Git keeps what to ignore', make: () => pipe('.gitignore'), says: [] },
  { what: 'links to folders in a circle', make: () => link('.', 'a/loop'), says: [] },
  { what: 'a link to itself', make: () => link('main.tf', 'a/main.tf'), says: ['error unread-file a/main.tf'] },
  {
    what: 'a module reached over a link in a circle',
    make: () => {
      link('.', 'loop');
      write('a/main.tf', call('../loop/loop/loop/b'));
      write('b/main.tf', neighbour);
    },
    says: [],
  },
  {
    what: 'a module behind a link out of the repository',
    make: () => {
      write('../outside/main.tf', neighbour);
      link('../../outside', 'a/m');
      write('a/main.tf', call('./m'));
    },
    says: ['note module-outside a/main.tf'],
  },
  {
    what: 'a file that is a link out of the repository',
    make: () => {
      write('../outside/main.tf', neighbour);
      link('../../outside/main.tf', 'a/main.tf');
    },
    says: ['error unread-file a/main.tf'],
  },
  {
    what: 'a module outside of the repository',
    make: () => write('a/main.tf', call('../../..')),
    says: ['note module-outside a/main.tf'],
  },
  {
    what: 'a folder with the name of a file',
    make: () => mkdirSync(join(root, 'x.tf')),
    says: [],
  },
  { what: '100 MB of Terraform', make: () => large('a/main.tf', '', 100), says: ['error unread-file a/main.tf'] },
  {
    what: '100 MB of values',
    make: () => {
      large('a/terraform.tfvars', '', 100);
      write('a/main.tf', 'variable "x" {}\n');
    },
    says: ['error unread-file a/terraform.tfvars'],
  },
  {
    what: 'a plan of 200 MB',
    make: () => large('plan.json', '{"format_version":"1.2","planned_values":{', 200),
    says: ['warning unread-file plan.json'],
  },
  {
    what: 'lines that end with CR alone',
    make: () => write('a/main.tf', neighbour.replaceAll('\n', '\r')),
    says: ['error hcl-syntax a/main.tf'],
  },
  { what: 'NUL bytes', make: () => write('a/main.tf', 'a\0b'), says: ['error unread-file a/main.tf'] },
  { what: 'Latin-1', make: () => write('a/main.tf', Uint8Array.of(0x23, 0xe9)), says: ['error unread-file a/main.tf'] },
  {
    what: 'UTF-16',
    make: () => write('a/main.tf', Buffer.from(`\uFEFF${neighbour}`, 'utf16le')),
    says: ['error unread-file a/main.tf'],
  },
  { what: 'an empty file', make: () => write('a/main.tf'), says: [] },
  { what: 'comments alone', make: () => write('a/main.tf', '# a\n/* b */\n// c'), says: [] },
  {
    what: 'a broken lock file',
    make: () => write('neighbour/.terraform.lock.hcl', 'provider "a" {{'),
    says: ['error hcl-syntax neighbour/.terraform.lock.hcl'],
  },
];

describe.skipIf(process.platform === 'win32')('on a disk', () => {
  it.each(cases)('$what leaves the rest linted', async ({ make, says }) => {
    make();
    const report = await lint(['.'], { workingFolder: root });
    expectNeighbourJudged(report, join(root, 'neighbour/main.tf'));
    const said = report.diagnostics.map(({ severity, code, place, path }) => {
      const file = place?.file.path ?? path ?? '';
      return `${severity} ${code} ${file.slice(root.length + 1)}`;
    });
    expect(said).toEqual(says);
  });

  it.each([
    ['a mark at the start', (text: string) => `\uFEFF${text}`],
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('%s changes nothing', async (_, change) => {
    write('neighbour/main.tf', change(neighbour));
    const report = await lint(['.'], { workingFolder: root });
    expectNeighbourJudged(report, join(root, 'neighbour/main.tf'));
    expect(report.diagnostics).toEqual([]);
  });

  it('lines that end with CR alone are told what to do', async () => {
    write('a/main.tf', neighbour.replaceAll('\n', '\r'));
    const { diagnostics } = await lint(['a'], { workingFolder: root });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'Expected an argument, a newline or "}", found a control character. Lines end with a line feed: save the file with LF or CRLF line ends.',
    ]);
  });
});
