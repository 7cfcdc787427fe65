import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskSources } from '../../src/sources/disk.ts';

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pl-lint-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, content: string | Uint8Array = ''): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const open = (...paths: readonly string[]) => diskSources({ workingFolder: folder, paths });

describe('reading', () => {
  test('drops a byte order mark, so that offsets count from the first character', () => {
    const path = write('a.tf', '\uFEFFx');
    expect(open().read(path)).toEqual({ path, text: 'x' });
  });

  test('gives the same object each time, and the text of the first time', () => {
    const path = write('a.tf', 'first');
    const sources = open();
    const first = sources.read(path);
    write('a.tf', 'second');
    expect(sources.read(path)).toBe(first);
  });

  const utf16 = `UTF-16 text. Save it as UTF-8. Windows PowerShell's ">" writes UTF-16.`;
  test.each([
    ['UTF-16, little-endian', Uint8Array.of(0xff, 0xfe, 0x61, 0), utf16],
    ['UTF-16, big-endian', Uint8Array.of(0xfe, 0xff, 0, 0x61), utf16],
    ['UTF-16 without a mark', Buffer.from('résumé = "日本"', 'utf16le'), utf16],
    ['UTF-16 without a mark, big-endian', Buffer.from('a = 1', 'utf16le').swap16(), utf16],
    ['numbers of two bytes', Uint8Array.of(1, 0, 2, 0, 0, 1, 3, 0), 'a binary file, not text.'],
    ['a NUL byte', Uint8Array.of(0x61, 0, 0x61), 'a binary file, not text.'],
    ['Latin-1', Uint8Array.of(0x63, 0x61, 0x66, 0xe9), 'not UTF-8 text. Save it as UTF-8.'],
  ])('%s is no text, and the problem says what it is', (_, bytes, detail) => {
    const path = write('a.tf', bytes);
    expect(open().read(path)).toEqual({ problem: 'not-text', detail: `a.tf is ${detail}` });
  });

  test('refuses a file above the size limit', () => {
    const path = write('a.json', 'x'.repeat(101));
    const sources = diskSources({ workingFolder: folder, paths: [], maxFileSize: 100 });
    expect(sources.read(path)).toMatchObject({ problem: 'too-large' });
  });

  test('reads a file that has exactly the size limit', () => {
    const path = write('a.json', 'x'.repeat(100));
    const sources = diskSources({ workingFolder: folder, paths: [], maxFileSize: 100 });
    expect(sources.read(path)).toMatchObject({ path });
  });

  test('an empty file is a text without characters', () => {
    const path = write('a.tf');
    expect(open().read(path)).toEqual({ path, text: '' });
  });

  test('a file called __proto__ is a file like any other', () => {
    const path = write('__proto__', 'x');
    expect(open().read(path)).toEqual({ path, text: 'x' });
  });

  test('a path below a file is missing, not an exception', () => {
    const path = write('a.tf', 'x');
    expect(open().read(`${path}/b.tf`)).toMatchObject({ problem: 'missing' });
    expect(open().exists(`${path}/b.tf`)).toBeUndefined();
  });

  test('a path with a NUL character is a problem, not an exception', () => {
    expect(open().read(`${folder}/a\0b.tf`)).toMatchObject({ problem: 'unreadable' });
  });
});

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  const pipe = (command: string): string => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    spawn('sh', ['-c', `${command} > "$0"`, path], { stdio: 'ignore' });
    return path;
  };

  test('is read to its end where values are given by hand', () => {
    const path = pipe('for n in 1 2 3; do echo "a: $n"; done');
    const sources = diskSources({ workingFolder: folder, paths: [], alsoRead: [path] });
    expect(sources.read(path)).toEqual({ path, text: 'a: 1\na: 2\na: 3\n' });
    expect(sources.read(path)).toMatchObject({ text: 'a: 1\na: 2\na: 3\n' });
  });

  test('that goes on and on is left', () => {
    const path = pipe('yes');
    const sources = diskSources({ workingFolder: folder, paths: [], alsoRead: [path], maxFileSize: 1024 * 1024 });
    const detail = 'pipe goes on after 1.0 MB, and no more are read.';
    expect(sources.read(path)).toEqual({ problem: 'too-large', detail });
  });

  test('is nothing to lint', () => {
    const path = pipe(':');
    expect(open(path).read(path)).toEqual({ problem: 'not-a-file', detail: 'pipe is not a regular file.' });
    // So that nobody waits for a reader.
    diskSources({ workingFolder: folder, paths: [], alsoRead: [path] }).read(path);
  });
});

describe('the root', () => {
  test('is the nearest folder upward that holds .git', () => {
    write('repository/.git/HEAD');
    const path = write('repository/infra/prod/main.tf');
    expect(open(dirname(path)).root).toBe(join(folder, 'repository'));
  });

  test('is found when .git is a file, as in a worktree or submodule', () => {
    write('repository/.git', 'gitdir: ../elsewhere');
    const path = write('repository/infra/main.tf');
    expect(open(path).root).toBe(join(folder, 'repository'));
  });

  test('is the working folder where there is no repository', () => {
    expect(open(dirname(write('infra/main.tf'))).root).toBe(folder);
  });

  test('is the common folder of what is linted when that is outside the working folder', () => {
    const paths = [write('other/a/main.tf'), write('other/b/main.tf')];
    mkdirSync(join(folder, 'here'));
    expect(diskSources({ workingFolder: join(folder, 'here'), paths }).root).toBe(join(folder, 'other'));
  });
});

describe('what lies outside the root', () => {
  test('is refused', () => {
    write('repository/.git/HEAD');
    const secret = write('secret.tf', 's');
    const sources = open(join(folder, 'repository'));
    expect(sources.read(secret)).toEqual({
      problem: 'outside',
      detail: `secret.tf lies outside repository. Pass --allow-outside to have it read.`,
    });
    expect(sources.exists(secret)).toBeUndefined();
    expect(sources.list(folder)).toEqual([]);
  });

  test('is refused through a link too', () => {
    write('repository/.git/HEAD');
    write('secret.tf', 's');
    const link = join(folder, 'repository', 'innocent.tf');
    symlinkSync(join(folder, 'secret.tf'), link);
    expect(open(join(folder, 'repository')).read(link)).toMatchObject({ problem: 'outside' });
  });

  test('is refused when its name only starts like the root', () => {
    write('repository/.git/HEAD');
    const path = write('repository-two/a.tf');
    expect(open(join(folder, 'repository')).read(path)).toMatchObject({ problem: 'outside' });
  });

  test('is read when the caller allows it', () => {
    write('repository/.git/HEAD');
    const path = write('shared/a.tf', 's');
    const paths = [join(folder, 'repository')];
    expect(diskSources({ workingFolder: folder, paths, allowOutside: true }).read(path)).toMatchObject({ text: 's' });
  });

  test('is read when the user named it', () => {
    write('repository/.git/HEAD');
    const path = write('prod.tfvars', 's');
    const paths = [join(folder, 'repository')];
    expect(diskSources({ workingFolder: folder, paths, alsoRead: [path] }).read(path)).toMatchObject({ text: 's' });
  });
});

describe('listing', () => {
  test('is in code unit order, whatever the locale', () => {
    for (const name of ['b.tf', 'a.tf', 'B.tf', 'ä.tf']) write(name);
    expect(
      open()
        .list(folder)
        .map((entry) => entry.name),
    ).toEqual(['B.tf', 'a.tf', 'b.tf', 'ä.tf']);
  });

  test('leaves out links to folders, so that a walk ends', () => {
    write('a/main.tf');
    symlinkSync(folder, join(folder, 'a', 'loop'));
    expect(open().list(join(folder, 'a'))).toEqual([{ name: 'main.tf', type: 'file' }]);
  });

  test('follows links to files, as Terraform does', () => {
    write('shared.tf');
    symlinkSync(join(folder, 'shared.tf'), join(folder, 'link.tf'));
    expect(
      open()
        .list(folder)
        .map((entry) => entry.name),
    ).toEqual(['link.tf', 'shared.tf']);
  });

  test('tells what can never be read from files', () => {
    symlinkSync(join(folder, 'nothing.tf'), join(folder, 'dangling.tf'));
    symlinkSync(join(folder, 'self.tf'), join(folder, 'self.tf'));
    expect(open().list(folder)).toEqual([
      { name: 'dangling.tf', type: 'other' },
      { name: 'self.tf', type: 'other' },
    ]);
  });

  test('of what is no folder is empty', () => {
    expect(open().list(write('a.tf'))).toEqual([]);
    expect(open().list(join(folder, 'nothing'))).toEqual([]);
  });
});
