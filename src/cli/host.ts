import { largestPlan } from '../model/size-limits.ts';

/** What the command line needs of the process that it runs in; `process` itself is one. */
export interface Host {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Node, its flags, and behind itself the script: what starts the same program again. */
  readonly execPath: string;
  readonly execArgv: readonly string[];
  readonly argv: readonly string[];
  cwd(): string;
}

export interface OutputStream {
  write(text: string): unknown;
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** https://no-color.org and https://force-color.org; a flag on the command line wins over both. */
export function colorFor(stream: OutputStream, env: Host['env'], flag: boolean): boolean {
  if (!flag) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR']) return false;
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** At most a little more than the largest file may have: what writes to it may never end. */
export async function readStandardInput(
  { stdin }: Pick<Host, 'stdin'>,
  { untilLineEnd = false }: { readonly untilLineEnd?: boolean } = {},
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    chunks.push(bytes);
    length += bytes.length;
    if (length > largestPlan || (untilLineEnd && bytes.includes(10))) break;
  }
  return Buffer.concat(chunks);
}
