import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folders = join(import.meta.dirname, '../../scripts/build/work-folders.ts');
const stopping = join(import.meta.dirname, '../../scripts/cli/stopping.ts');

/** Runs a script that prints something, sends it a signal then, and waits for its end. */
const stopped = (script: string, signal: NodeJS.Signals) =>
  new Promise<{ code: number | null; signal: string | null; printed: string }>((done) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (data: Buffer) => {
      printed += data.toString();
      child.kill(signal);
    });
    child.once('close', (code, killed) => done({ code, signal: killed, printed: printed.trim() }));
  });

const wait = 'await new Promise((done) => setTimeout(done, 20000));';
const open = `import { openTemporaryFolder } from ${JSON.stringify(folders)}; const folder = openTemporaryFolder();`;

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s removes the work folders and ends with %i', async (signal, code) => {
  const result = await stopped(`${open} console.log(folder.path); ${wait}`, signal);
  expect(result.code).toBe(code);
  expect(result.printed).not.toBe('');
  expect(existsSync(result.printed)).toBe(false);
});

test('without a work folder a signal ends the command at once, as the system does', async () => {
  const result = await stopped(`${open} folder.remove(); console.log('x'); ${wait}`, 'SIGTERM');
  expect(result.signal).toBe('SIGTERM');
});

test('a command that serves ends by itself', async () => {
  const script = `${open} import { waitForStop } from ${JSON.stringify(stopping)};
    const server = setInterval(() => {}, 100); setTimeout(() => console.log(folder.path), 1);
    await waitForStop(); clearInterval(server); folder.remove();`;
  const result = await stopped(script, 'SIGINT');
  expect(result.code).toBe(0);
  expect(existsSync(result.printed)).toBe(false);
});
