import { expect, test } from 'vitest';
import { printable } from '../../scripts/cli/fail.ts';
import { openTerminal } from '../../scripts/cli/terminal.ts';

function listen(tty: boolean, env: Record<string, string> = {}) {
  const written = { out: '', err: '' };
  let clock = 0;
  const terminal = openTerminal(
    {
      stdout: { write: (text) => (written.out += text), isTTY: tty, columns: 100 },
      stderr: { write: (text) => (written.err += text), isTTY: tty },
      env,
      now: () => (clock += 1000),
    },
    false,
  );
  return { terminal, written };
}

test('results go to stdout, logs to stderr', () => {
  const { terminal, written } = listen(false);
  terminal.out('result');
  terminal.log('log');
  expect(written).toEqual({ out: 'result\n', err: 'log\n' });
});

test('progress shows stage, count and remaining time on a terminal, and is erased before a line', () => {
  const { terminal, written } = listen(true);
  terminal.progress('Reading runs', 0, 100);
  terminal.progress('Reading runs', 50, 100);
  expect(written.err).toContain('Reading runs 50 of 100, about 1 s left');
  terminal.log('done');
  expect(written.err.endsWith('\r\u001b[2Kdone\n')).toBe(true);
});

test.each([
  ['no terminal', false, {}],
  ['CI', true, { CI: 'true' }],
])('progress is quiet: %s', (_, tty, env) => {
  const { terminal, written } = listen(tty, env);
  terminal.progress('Reading runs', 1, 2);
  expect(written.err).toBe('');
});

test('colour only on a terminal without NO_COLOR', () => {
  expect(listen(true).terminal.colour).toBe(true);
  expect(listen(true, { NO_COLOR: '1' }).terminal.colour).toBe(false);
  expect(listen(false).terminal.colour).toBe(false);
});

test('control characters cannot steer a terminal', () => {
  expect(printable('a\u001b[31mb\u0007\nc')).toBe('a\\u001b[31mb\\u0007\nc');
});

test('COLUMNS says how wide the output is, of a pipe too; logs of a terminal are folded, those of a file are not', () => {
  expect(listen(true).terminal.columns).toBe(100);
  expect(listen(true, { COLUMNS: '40' }).terminal.columns).toBe(40);
  expect(listen(true, { COLUMNS: 'x' }).terminal.columns).toBe(100);
  const text = 'word '.repeat(30).trim();
  const [file, narrow] = [listen(false), listen(false, { COLUMNS: '40' })];
  file.terminal.log(text);
  narrow.terminal.log(text);
  expect(file.written.err).toBe(`${text}\n`);
  expect(narrow.written.err.split('\n')).toHaveLength(5);
});
