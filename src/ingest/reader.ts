/**
 * The contract of a results format. A reader claims folders (or files) by names and first bytes, and turns each claim
 * into raw runs. Everything in a raw run is optional: the normalizer alone decides what a run is.
 */
import type { Diagnostic, FileRecord, Scalar } from '../report/primitives.ts';
import type { FinalValue, History, MetricFacts, SampleTable } from '../report/run.ts';

/** A regular file of a folder. */
export interface FileEntry {
  readonly name: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** When the disk last changed anything of it; no program can set this. Absent where nobody asked the disk. */
  readonly ctimeMs?: number;
  readonly inode?: number;
}

/** A folder of the scan. `path` is relative to its root with `/` between names; '' is the root itself. */
export interface Folder {
  readonly root: string;
  readonly path: string;
  readonly files: readonly FileEntry[];
  readonly folders: readonly Folder[];
  /** The folder around it; null for a root. */
  readonly parent?: Folder | null;
}

/** Reads files of the scanned roots, and nothing else. Paths are relative to the folder that is given. */
export interface FileAccess {
  /** The whole file; null with a diagnostic where it cannot be read or is larger than `maxBytes`. */
  bytes(folder: Folder, name: string, maxBytes?: number): Uint8Array | null;
  /** The whole file as UTF-8 (a byte order mark is dropped; UTF-16 is recognised by its mark). */
  text(folder: Folder, name: string, maxBytes?: number): string | null;
  /** The first bytes. Empty where the file cannot be read. */
  head(folder: Folder, name: string, bytes: number): Uint8Array;
  /** The last bytes as text, from the start of a line. */
  tail(folder: Folder, name: string, bytes: number): string | null;
  /** The lines of a text file of any size, one by one, without their ends; of a line beyond 64 MiB the beginning. */
  lines(folder: Folder, name: string): Iterable<string>;
  /**
   * The whole file as it is going to be published; null where it cannot be read or has become something else than a
   * regular file in the results folders since the scan.
   */
  published(folder: Folder, name: string): Uint8Array | null;
  /** Where the file lies on this machine, for libraries that open files by themselves. Never published. */
  absolutePath(folder: Folder, name: string): string;
}

/** What a reader wants of a folder. */
export interface Claim {
  /** Names of the files in this folder (or `sub/name`) that it reads or owns; they are listed with the run. */
  readonly files: readonly string[];
  /** True where the folders below belong to the claim too and no other reader is asked about them. */
  readonly wholeTree: boolean;
  /**
   * True where these files alone make a run only if no runs lie in the folders below: a lone config or summary may
   * describe a sweep.
   */
  readonly weak?: boolean;
  /** Names of files in this folder that no less specific reader is shown. */
  readonly owns?: readonly string[];
  /** True where the claim holds several runs (a database, a table), so that nothing below it is a part of them. */
  readonly many?: boolean;
}

/** A value of a result file: a number, or what stood there instead of one. */
export type RawNumber = number | { readonly nonFinite: 'NaN' | 'Infinity' | '-Infinity' };

/** A nested document as read from YAML or JSON. */
export type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };

/** What a reader found. Absent means: this source does not say. */
export interface RawRun {
  /** Which run of the claim this is, where one claim holds several (a table, a database); '' otherwise. */
  readonly part: string;
  /** Names of the claim's files that this run was read from, where a claim holds several runs; absent: all of them. */
  readonly files?: readonly string[];
  readonly config?: { readonly [key: string]: Json };
  /** Final metrics by dotted key. */
  readonly metrics?: Readonly<Record<string, RawNumber>>;
  /** By metric: whether its file declares it as final, or it is the last or the best value of a history. */
  readonly finalValue?: Readonly<Record<string, FinalValue>>;
  readonly history?: History;
  readonly samples?: SampleTable;
  /** The last part of the log: up to 64 KB, from the start of a line. */
  readonly logTail?: string;
  /** The status word as the source states it. */
  readonly status?: string;
  readonly error?: { readonly type?: string; readonly message?: string; readonly traceback?: string };
  /** A sentence per file that could not be read and without which the run cannot count. */
  readonly unreadable?: readonly string[];
  readonly name?: string;
  readonly study?: string;
  readonly seed?: string;
  readonly tags?: readonly string[];
  readonly notes?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly durationSeconds?: number;
  readonly attempts?: number;
  readonly git?: {
    readonly commit?: string;
    readonly branch?: string;
    readonly dirty?: boolean;
    readonly remote?: string;
  };
  readonly environment?: Readonly<Record<string, Scalar>>;
  readonly task?: {
    readonly dataset?: string;
    readonly version?: string;
    readonly split?: string;
    readonly sampleCount?: number;
  };
  /** Facts about metrics that the tool itself states. */
  readonly metricFacts?: Readonly<Record<string, MetricFacts>>;
  readonly primaryMetric?: string;
  readonly reproduces?: string;
  readonly parent?: string;
  /** Which file gave a field, by field name. */
  readonly provenance?: Readonly<Record<string, string>>;
}

/** What a reader may use while it reads. */
export interface ReadContext {
  readonly access: FileAccess;
  /** Reports something wrong; `file` is relative to the folder. */
  report(diagnostic: Omit<Diagnostic, 'file'> & { readonly file: string | null }): void;
}

/** A results format: one file in `readers/` and one line in the registry. */
export interface Reader {
  readonly id: string;
  readonly title: string;
  /** What it recognises, for the formats page: file names with a sentence each. */
  readonly recognises: readonly { readonly file: string; readonly gives: string }[];
  /** Higher is more specific and is asked first; its fields win where two readers read one folder. */
  readonly precedence: number;
  claim(folder: Folder, access: FileAccess): Claim | null;
  read(folder: Folder, claim: Claim, context: ReadContext): readonly RawRun[];
  /** Whether it also reads a file of this name in the folder above a run; absent where it reads nothing there. */
  readsAbove?(name: string): boolean;
  /** What kind of file a claimed name is, for the list of files of a run. */
  fileKind(name: string): FileRecord['kind'];
}
