/** What is undone when a command is told to stop: Ctrl+C, SIGTERM, a terminal that closes. */

/** Signals that ask a command to stop, and the exit codes that shells give them. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof signals;

const undoing = new Set<() => void>();

/** A command that serves until it is stopped, and then ends by itself. */
let waiting: (() => void) | null = null;

function stop(signal: Signal): void {
  if (waiting !== null) {
    const end = waiting;
    // Who asks twice does not want to wait.
    waiting = null;
    return end();
  }
  for (const undo of [...undoing].reverse()) undo();
  process.exit(signals[signal]);
}

const listeners = new Map<Signal, () => void>();

function listen(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const listener = (): void => stop(signal);
    listeners.set(signal, listener);
    process.on(signal, listener);
  }
}

/**
 * Calls `undo` when the command is told to stop, before it exits. Where nothing is to be undone the signals end the
 * command at once, also in the middle of a computation. @returns what forgets it again
 */
export function whenStopped(undo: () => void): () => void {
  if (undoing.size === 0) listen();
  undoing.add(undo);
  return () => {
    undoing.delete(undo);
    if (undoing.size > 0) return;
    for (const [signal, listener] of listeners) process.off(signal, listener);
    listeners.clear();
  };
}

/** Waits until the command is told to stop; it then ends as it likes, and a second signal ends it at once. */
export async function waitForStop(): Promise<void> {
  const forget = whenStopped(() => {});
  await new Promise<void>((done) => (waiting = done));
  forget();
}
