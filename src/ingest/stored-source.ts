/**
 * What was read of one source (a run's folder, a database) as bytes, for the cache and for parts of a sharded analysis.
 * The structured-clone format of Node keeps what JSON loses: NaN in a config, minus zero, absent fields.
 */
import { hash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Diagnostic, FileRecord, Warning } from '../report/primitives.ts';
import type { SampleTable } from '../report/run.ts';
import type { CollectedRun } from './collect.ts';
import type { Folder, RawRun } from './reader.ts';
import type { ByteStore } from './store.ts';

/** The runs of a source without the folders of the scan, and what was wrong with their files. */
export interface StoredSource {
  readonly runs: readonly Omit<CollectedRun, 'folder' | 'parent'>[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Raised when the shape of what is stored changes. */
export const storedVersion = 1;

type Column = readonly (string | null)[];

/** A run as it is stored: columns of texts that runs share stand apart, under the hash of their content. */
interface PackedRun {
  readonly raw: Omit<RawRun, 'samples'>;
  readonly samples: (Omit<SampleTable, 'ids' | 'gold'> & { readonly ids: string; readonly gold: string | null }) | null;
  readonly reader: string;
  readonly files: readonly FileRecord[];
  readonly warnings: readonly Warning[];
}

interface PackedSource {
  readonly version: number;
  readonly runs: readonly PackedRun[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes and reads sources; shared columns are written once and are one array again when they are read. */
export interface SourceCodec {
  encode(source: StoredSource): Uint8Array;
  /** Null where a column is lost or the bytes are of another version. */
  decode(bytes: Uint8Array): StoredSource | null;
}

/** Makes a codec over a store for the shared columns. */
export function createSourceCodec(store: ByteStore): SourceCodec {
  const keys = new WeakMap<Column, string>();
  const written = new Set<string>();
  const columns = new Map<string, Column>();

  const keyOf = (column: Column): string => {
    const known = keys.get(column);
    if (known !== undefined) return known;
    const bytes = serialize(column);
    const key = `column/${hash('sha1', bytes)}`;
    keys.set(column, key);
    if (!written.has(key)) store.put(key, bytes);
    written.add(key);
    return key;
  };
  const columnOf = (key: string): Column | null => {
    const known = columns.get(key);
    if (known !== undefined) return known;
    const bytes = store.get(key);
    if (bytes === null) return null;
    const column: unknown = deserialize(bytes);
    if (!isColumn(column)) return null;
    columns.set(key, column);
    keys.set(column, key);
    return column;
  };
  const pack = ({ raw, reader, files, warnings }: StoredSource['runs'][number]): PackedRun => {
    const { samples, ...rest } = raw;
    return {
      raw: rest,
      samples:
        samples === undefined
          ? null
          : { ...samples, ids: keyOf(samples.ids), gold: samples.gold === null ? null : keyOf(samples.gold) },
      ...{ reader, files, warnings },
    };
  };
  const unpack = ({ raw, samples, reader, files, warnings }: PackedRun): StoredSource['runs'][number] | null => {
    if (samples === null) return { raw, reader, files, warnings };
    const ids = columnOf(samples.ids);
    const gold = samples.gold === null ? null : columnOf(samples.gold);
    if (ids === null || !isFull(ids) || (samples.gold !== null && gold === null)) return null;
    return { raw: { ...raw, samples: { ...samples, ids, gold } }, reader, files, warnings };
  };
  return {
    encode: (source) =>
      serialize({
        version: storedVersion,
        runs: source.runs.map(pack),
        diagnostics: source.diagnostics,
      } satisfies PackedSource),
    decode(bytes) {
      const packed: unknown = deserialize(bytes);
      if (!isPackedSource(packed)) return null;
      const runs = packed.runs.map(unpack);
      return runs.every((run) => run !== null) ? { runs, diagnostics: packed.diagnostics } : null;
    },
  };
}

const isColumn = (value: unknown): value is Column =>
  Array.isArray(value) && value.every((cell) => cell === null || typeof cell === 'string');

const isFull = (column: Column): column is readonly string[] => column.every((cell) => cell !== null);

const isPackedSource = (value: unknown): value is PackedSource =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  value.version === storedVersion &&
  'runs' in value &&
  Array.isArray(value.runs) &&
  value.runs.every((run: unknown) => typeof run === 'object' && run !== null && 'raw' in run && 'samples' in run) &&
  'diagnostics' in value &&
  Array.isArray(value.diagnostics);

/** Gives stored runs the folders of this scan. */
export const placeRuns = (
  stored: StoredSource,
  place: { readonly folder: Folder; readonly parent: Folder | null },
): readonly CollectedRun[] => stored.runs.map((run) => ({ ...run, ...place }));
