/** What a run counts as. Pure, and shared: the ingest stage asks with the run's own primary metric, the analysis with the benchmark's. */
import type { Quantity, RunStatus } from './primitives.ts';

/** What the status of a run is derived from. */
export interface StatusFacts {
  /** The status word as the run's files state it; null where none does. */
  readonly reported: string | null;
  /** Counts where it has a type, a message or a traceback: a log alone is no error. */
  readonly error: {
    readonly type: string | null;
    readonly message: string | null;
    readonly traceback: string | null;
  } | null;
  readonly metrics: Readonly<Record<string, Quantity>>;
}

/** A status and the sentence that says why. */
export interface JudgedStatus {
  readonly status: RunStatus;
  readonly statusReason: string;
}

const wordList = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const completedWords = wordList(
  'completed complete finished success succeeded successful done ok ended passed terminated',
);
const failedWords = wordList(
  'failed fail failure error errored crashed crash killed aborted abort cancelled canceled interrupted timeout timed_out oom out_of_memory preempted exception stopped',
);
const divergedWords = wordList('diverged nan');
const runningWords = wordList(
  'running started starting in_progress pending queued scheduled waiting submitted resumed training',
);

/** The kind of a status word, whatever its case and its separators; `unknown` for a word that nobody knows. */
export function statusKind(word: string): 'completed' | 'failed' | 'diverged' | 'running' | 'unknown' {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (completedWords.has(plain)) return 'completed';
  if (failedWords.has(plain)) return 'failed';
  if (divergedWords.has(plain)) return 'diverged';
  return runningWords.has(plain) ? 'running' : 'unknown';
}

/** The key of `metrics` that a name means: itself, else the only dotted key that ends with it; null where none does. */
export function findMetricKey(metrics: Readonly<Record<string, Quantity>>, name: string): string | null {
  if (Object.hasOwn(metrics, name)) return name;
  const ending = Object.keys(metrics).filter((key) => key.endsWith(`.${name}`));
  return ending.length === 1 ? ending[0]! : null;
}

/**
 * Judges a run. A stated failure or an error stands above everything: some runners write a metric for a crash. A run
 * that states no end but holds its primary metric is completed. Without a primary key any finite metric completes a run.
 */
export function statusOf(facts: StatusFacts, primaryKey: string | null): JudgedStatus {
  const { reported } = facts;
  const error = facts.error;
  const leftError = error !== null && (error.type ?? error.message ?? error.traceback) !== null;
  const kind = reported === null ? null : statusKind(reported);
  if (kind === 'failed' || leftError) return { status: 'failed', statusReason: failureReason(facts) };
  if (kind === 'diverged') return { status: 'diverged', statusReason: `its status is stated as ${reported}` };
  if (kind === 'running') {
    return { status: 'running', statusReason: `its status is stated as ${reported}: it never reported an end` };
  }
  if (kind === 'unknown')
    return { status: 'unknown', statusReason: `its status is stated as ${reported}, a word that is not known` };
  const ended = kind === 'completed' ? `stated as ${reported}` : 'no status is stated';
  return judgeMetrics(facts.metrics, { primaryKey, ended });
}

function failureReason({ reported, error }: StatusFacts): string {
  const what = [error?.type, error?.message].filter((part) => part !== null && part !== undefined && part !== '');
  if (what.length > 0) return what.join(': ');
  return reported === null ? 'it left an error' : `its status is stated as ${reported}`;
}

function judgeMetrics(
  metrics: StatusFacts['metrics'],
  { primaryKey, ended }: { readonly primaryKey: string | null; readonly ended: string },
): JudgedStatus {
  if (primaryKey !== null) {
    const key = findMetricKey(metrics, primaryKey);
    if (key === null)
      return { status: 'incomplete', statusReason: `it does not hold the primary metric ${primaryKey}` };
    const quantity = metrics[key]!;
    if (typeof quantity === 'number') return { status: 'completed', statusReason: `${ended}; it holds ${key}` };
    return { status: 'diverged', statusReason: `${key} is not a finite number: ${quantity.reason}` };
  }
  const keys = Object.keys(metrics);
  if (keys.length === 0) return { status: 'incomplete', statusReason: 'it holds no metric' };
  if (keys.some((key) => typeof metrics[key] === 'number')) {
    return { status: 'completed', statusReason: `${ended}; it holds metrics` };
  }
  return { status: 'diverged', statusReason: 'none of its metrics is a finite number' };
}
