import type { Terminal } from './command.ts';
import { harmless } from './fail.ts';
import { fold } from './hang.ts';

const clearLine = '\r\u001b[2K';

const duration = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

/** Streams and environment that a terminal speaks to; injected so that tests can listen. */
export interface Streams {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  now(): number;
}

/** Width in cells: what COLUMNS says, also of a file or a pipe, else the terminal's own, else 80. */
function columnsOf({ stdout, env }: Streams): number {
  const given = Number(env['COLUMNS'] ?? '');
  return Number.isInteger(given) && given > 0 ? given : (stdout.columns ?? 80);
}

/** Makes the terminal of one call. NO_COLOR and CI are respected: no colour, no moving progress line. */
export function openTerminal(streams: Streams, json: boolean): Terminal & { close(): void } {
  const { stdout, stderr, env } = streams;
  const moving = stderr.isTTY === true && !env['CI'] && env['TERM'] !== 'dumb';
  // A log in a file keeps its lines whole, so that they can be searched.
  const logWidth = stderr.isTTY === true || env['COLUMNS'] !== undefined ? columnsOf(streams) : null;
  let stage = '';
  let startedAt = 0;
  let shownAt = 0;
  let shown = false;
  const clear = (): void => {
    if (shown) stderr.write(clearLine);
    shown = false;
  };
  return {
    json,
    colour: stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    columns: columnsOf(streams),
    out: (text) => {
      clear();
      const shown = harmless(text);
      stdout.write(shown.endsWith('\n') ? shown : `${shown}\n`);
    },
    log: (text) => {
      clear();
      const shown = logWidth === null ? harmless(text) : fold(harmless(text), logWidth);
      stderr.write(shown.endsWith('\n') ? shown : `${shown}\n`);
    },
    progress: (name, done, total) => {
      if (!moving) return;
      const now = streams.now();
      if (name !== stage) {
        stage = name;
        startedAt = now;
      } else if (now - shownAt < 100) return;
      shownAt = now;
      shown = true;
      const elapsed = (now - startedAt) / 1000;
      const left = done && total && elapsed >= 1 ? `, about ${duration((elapsed / done) * (total - done))} left` : '';
      const count = done === undefined ? '' : total === undefined ? ` ${done}` : ` ${done} of ${total}${left}`;
      stderr.write(`${clearLine}${name}${count}`);
    },
    close: clear,
  };
}
