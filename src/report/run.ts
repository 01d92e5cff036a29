/** A run after normalisation: what ingest hands to analyze. Strict where the raw run is all-optional. */
import type { Diagnostic, FileRecord, Quantity, RunStatus, Scalar, Warning } from './primitives.ts';

/** One row per step or epoch, column by column. All columns have `rows` entries; null is an empty or non-finite cell. */
export interface History {
  /** The column that counts: `epoch`, `step`, … or `row` where none does. */
  readonly x: string;
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
}

/** One row per evaluated sample, column by column. All arrays have the length of `ids`. */
export interface SampleTable {
  readonly ids: readonly string[];
  readonly gold: readonly (string | null)[] | null;
  readonly predicted: readonly (string | null)[] | null;
  /** As stated by the file, else gold equals predicted. */
  readonly correct: readonly (boolean | null)[] | null;
  /** Probability of the predicted class, 0 to 1. */
  readonly probability: readonly (number | null)[] | null;
  /** Further numbers (reward columns, scores) and further texts (question, solution) by column name. */
  readonly numbers: Readonly<Record<string, readonly (number | null)[]>>;
  readonly texts: Readonly<Record<string, readonly (string | null)[]>>;
}

/** What is known of the task from a run's own config; all may be null. */
export interface TaskHint {
  readonly dataset: string | null;
  readonly version: string | null;
  readonly split: string | null;
  readonly sampleCount: number | null;
}

/** What a tool states about one metric. */
export interface MetricFacts {
  readonly better?: 'higher' | 'lower';
  readonly unit?: string;
  readonly replication?: 'seed' | 'sample';
  readonly n?: number;
  readonly standardError?: number;
  /** The task that was evaluated, where the tool tells tasks apart. */
  readonly task?: string;
  readonly role?: 'secondary' | 'cost' | 'info';
}

/**
 * Which number of a run its final value is: `declared` by a file, the `last` of a history, or the `best` one, where the
 * tool says that it kept that.
 */
export type FinalValue = 'declared' | 'last' | 'best';

/** One execution: one configuration, one seed. */
export interface Run {
  /** Unique and stable: the folder's name where that is unique in the input, else its path. */
  readonly id: string;
  /** `id` made fit for a path and a URL. */
  readonly slug: string;
  /** The folder of the sweep, relative to its root; null where the run stands directly in the root. */
  readonly sweep: string | null;
  /** Path of the run's folder: root label, then the path inside it. */
  readonly folder: string;
  /** Hash of the params (or of the explicit configuration name where a file gives params none): who shares it replicates. */
  readonly group: string;
  /** The label or name that the config gives, if any. */
  readonly name: string | null;
  readonly study: string | null;
  readonly primaryMetric: string | null;
  readonly task: TaskHint;
  readonly tags: readonly string[];
  readonly notes: string | null;
  readonly params: Readonly<Record<string, Scalar>>;
  readonly volatile: Readonly<Record<string, Scalar>>;
  readonly seed: string | null;
  readonly seedKey: string | null;
  readonly metrics: Readonly<Record<string, Quantity>>;
  /** What the files state about metrics (direction, unit, replication), by metric key. */
  readonly metricFacts: Readonly<Record<string, MetricFacts>>;
  /** Where the final value comes from, by metric key. */
  readonly finalValue: Readonly<Record<string, FinalValue>>;
  /** The status word as the files state it; null where none does. */
  readonly reported: string | null;
  readonly status: RunStatus;
  readonly statusReason: string;
  readonly error: {
    readonly type: string | null;
    readonly message: string | null;
    readonly traceback: string | null;
    readonly logTail: string | null;
  } | null;
  /** ISO 8601 in UTC, or null. */
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly durationSeconds: number | null;
  readonly attempts: number | null;
  readonly git: {
    readonly commit: string | null;
    readonly branch: string | null;
    readonly dirty: boolean | null;
    readonly remote: string | null;
  } | null;
  readonly environment: Readonly<Record<string, Scalar>>;
  readonly files: readonly FileRecord[];
  readonly reader: string;
  readonly lineage: { readonly reproduces: string | null; readonly parent: string | null };
  readonly attachments: { readonly history: boolean; readonly samples: boolean; readonly log: boolean };
  readonly warnings: readonly Warning[];
  /** Which file gave a field (`metrics`, `config`, `status`, …), by field name. */
  readonly provenance: Readonly<Record<string, string>>;
}

/** The large things beside the runs, loaded only where they are needed. Each answers null where there is none. */
export interface Attachments {
  history(runId: string): History | null;
  samples(runId: string): SampleTable | null;
  /** The last part of the log, redacted. */
  log(runId: string): string | null;
}

/** What a scan of the results folders gives. */
export interface RunSet {
  readonly runs: readonly Run[];
  readonly attachments: Attachments;
  readonly diagnostics: readonly Diagnostic[];
  readonly redactions: readonly { readonly kind: string; readonly count: number }[];
}
