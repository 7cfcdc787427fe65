import { execFile } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Log } from 'sarif';

const require = createRequire(import.meta.url);

/** Microsoft's tool comes as one package per platform, with the schema of OASIS beside the program. */
function toolFolder(): string | undefined {
  try {
    return dirname(require.resolve(`@microsoft/sarif-multitool-${process.platform}/package.json`));
  } catch {
    return undefined;
  }
}

const folder = toolFolder();

export const schemaPath = folder === undefined ? undefined : join(folder, 'sarif-2.1.0.json');

export function compileSchema(path: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(path, 'utf8')) as object;
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  return ajv.compile(schema);
}

/** The program, made executable: installing without scripts leaves out the step that does it. */
export function multitoolPath(): string | undefined {
  if (folder === undefined) return undefined;
  const path = join(folder, process.platform === 'win32' ? 'Sarif.Multitool.exe' : 'Sarif.Multitool');
  if (!existsSync(path)) return undefined;
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
  return path;
}

/** What `sarif-multitool validate` says of a log: the rules that it breaks. */
export async function multitoolFindings(path: string, log: string): Promise<readonly string[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'pl-lint-sarif-'));
  try {
    const input = join(scratch, 'log.sarif');
    const output = join(scratch, 'validation.sarif');
    writeFileSync(input, log);
    const argv = [
      'validate',
      input,
      '--output',
      output,
      '--log',
      'ForceOverwrite',
      '--rule-kind',
      'Sarif;Gh',
      '--level',
      'Error;Warning',
    ];
    // It needs no ICU library on the machine that way. Its exit code is not zero when it finds anything.
    const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
    const ended = await promisify(execFile)(path, argv, { env }).catch((error: unknown) => error);
    if (!existsSync(output)) throw new Error(`sarif-multitool wrote no report: ${String(ended)}`);
    const { runs } = JSON.parse(readFileSync(output, 'utf8')) as Log;
    return runs.flatMap(({ results = [] }) =>
      results.map(({ ruleId = '', message, locations }) => {
        const line = locations?.[0]?.physicalLocation?.region?.startLine ?? 0;
        return `${ruleId} line ${line} ${message.id ?? ''} ${(message.arguments ?? []).join(' | ')}`;
      }),
    );
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
