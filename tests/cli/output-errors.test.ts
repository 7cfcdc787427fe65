import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { watchOutput } from '../../src/cli/output.ts';

/** A stream that fails as those of Node do: after the call that wrote. */
function failing(code?: string) {
  const events = new EventEmitter();
  const written: string[] = [];
  return {
    written,
    on: (event: 'error', listener: (error: NodeJS.ErrnoException) => void) => events.on(event, listener),
    write: (text: string) => {
      written.push(text);
      if (code !== undefined)
        process.nextTick(() => events.emit('error', Object.assign(new Error(`${code}: it failed`), { code })));
    },
  };
}

async function afterWritingTo(stdout: ReturnType<typeof failing>, stderr = failing()) {
  const failed = watchOutput({ stdout, stderr });
  stdout.write('report');
  stderr.write('summary');
  return { failed: await failed(), stderr: stderr.written };
}

describe('output that cannot be written', () => {
  it('is no fault when the reader has stopped reading either stream', async () => {
    expect(await afterWritingTo(failing('EPIPE'), failing('EPIPE'))).toEqual({ failed: false, stderr: ['summary'] });
  });

  it('is said in a sentence when the disk is full', async () => {
    expect(await afterWritingTo(failing('ENOSPC'))).toEqual({
      failed: true,
      stderr: ['summary', 'pl-lint: The report cannot be written: ENOSPC: it failed\n'],
    });
  });

  it('is none of it when all was written', async () => {
    expect(await afterWritingTo(failing())).toEqual({ failed: false, stderr: ['summary'] });
  });
});
