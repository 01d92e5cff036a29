/**
 * Parts of a sharded reading: each holds what was read of its share of the sources, and what the scan found. Joined,
 * they are what one machine would have read.
 */
import { hash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Diagnostic } from '../report/primitives.ts';
import { UserError } from '../report/user-error.ts';
import { collectRuns, type CollectedRun } from './collect.ts';
import { createDiagnostics } from './diagnostics.ts';
import { nodeDisk } from './disk.ts';
import { createFileAccess } from './file-access.ts';
import type { Folder } from './reader.ts';
import type { Scanned } from './scanned.ts';
import { settleRuns, type Ingested } from './settle.ts';
import type { ByteStore } from './store.ts';
import { createSourceCodec, placeRuns, storedVersion } from './stored-source.ts';

/** Which share: the first is 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

interface Place {
  readonly root: string;
  readonly path: string;
}

/** What a part says of itself. */
interface Header {
  readonly format: number;
  readonly program: string;
  readonly shard: Shard;
  readonly roots: readonly string[];
  /** All sources of the scan, those of other shards included. */
  readonly places: readonly { readonly folder: Place; readonly parent: Place | null }[];
  /** What the scan reported. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether whoever read the results knew a folder that describes them; it is read when the parts are joined. */
  readonly described: boolean;
}

/** A part that was opened. */
export interface Part {
  readonly file: string;
  readonly header: Header;
  readonly store: ByteStore;
}

const headerKey = 'part';
const sourceKey = (at: number): string => `source/${at}`;
const placeOf = ({ root, path }: Folder): Place => ({ root, path });

/** Whether a source belongs to a shard: every n-th one, so that shards are alike in size. */
const isIn = ({ index, count }: Shard, at: number): boolean => at % count === index - 1;

/** Reads the sources of one shard into a store. */
export function writePart(
  scanned: Scanned,
  of: { readonly shard: Shard; readonly program: string; readonly store: ByteStore; readonly described: boolean },
): number {
  const { options, sources, context } = scanned;
  const { shard, program, store, described } = of;
  const codec = createSourceCodec(store);
  const header: Header = {
    format: storedVersion,
    program,
    shard,
    roots: options.roots.map((root) => root.label),
    places: sources.map(({ folder, parent }) => ({
      folder: placeOf(folder),
      parent: parent === null ? null : placeOf(parent),
    })),
    diagnostics: context.diagnostics.replay(),
    described,
  };
  let runCount = 0;
  sources.forEach((source, at) => {
    if (!isIn(shard, at)) return;
    const diagnostics: Diagnostic[] = [];
    scanned.listen((diagnostic) => diagnostics.push(diagnostic));
    const runs = collectRuns(source, context).map(({ folder: _folder, parent: _parent, ...run }) => run);
    scanned.listen(null);
    runCount += runs.length;
    store.put(sourceKey(at), codec.encode({ runs, diagnostics }));
    options.onProgress?.(at, sources.length);
  });
  store.put(headerKey, serialize(header));
  return runCount;
}

const isHeader = (value: unknown): value is Header =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  'program' in value &&
  'shard' in value &&
  typeof value.shard === 'object' &&
  'roots' in value &&
  'places' in value &&
  Array.isArray(value.places) &&
  'diagnostics' in value &&
  'described' in value;

/** Opens a part. @throws UserError where the file is none, is damaged or was written by another version */
export function readPart(file: string, store: ByteStore, program: string): Part {
  const bytes = store.get(headerKey);
  const header: unknown = bytes === null ? null : deserialize(bytes);
  if (!isHeader(header)) {
    throw new UserError(`${file} is no part of a sharded analysis, or it is damaged.`, {
      file,
      hint: 'A part is written by "sweepbook analyze --shard 1/4 --out part-1".',
    });
  }
  if (header.format !== storedVersion || header.program !== program) {
    throw new UserError(`This part was written by Sweepbook ${header.program}; this is ${program}.`, {
      file,
      hint: 'Read every part with the version that joins them.',
    });
  }
  return { file, header, store };
}

/** Refuses parts that do not make one whole. */
function checkParts(parts: readonly Part[]): void {
  const first = parts[0];
  if (first === undefined) throw new UserError('There is no part to join.', { hint: 'sweepbook merge part-*' });
  const whole = (part: Part): string =>
    hash('sha1', serialize([part.header.roots, part.header.places, part.header.diagnostics]));
  const { count } = first.header.shard;
  const taken = new Map<number, Part>();
  for (const part of parts) {
    const { shard } = part.header;
    if (shard.count !== count) {
      throw new UserError(`This is part ${shard.index} of ${shard.count}, but ${first.file} is one of ${count}.`, {
        file: part.file,
        hint: 'Join the parts of one analysis only.',
      });
    }
    const other = taken.get(shard.index);
    if (other !== undefined) {
      throw new UserError(`${other.file} and ${part.file} are both part ${shard.index} of ${count}.`, {
        file: part.file,
        hint: 'Give each part once.',
      });
    }
    if (whole(part) !== whole(first)) {
      throw new UserError(`This part and ${first.file} saw different results.`, {
        file: part.file,
        hint: 'Results must not change while the parts are read. Read them all again.',
      });
    }
    taken.set(shard.index, part);
  }
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !taken.has(index));
  if (missing.length > 0) {
    throw new UserError(
      `Of ${count} parts ${missing.length === 1 ? 'one is' : `${missing.length} are`} missing: ${missing.join(', ')}.`,
      {
        hint: `sweepbook analyze --shard ${missing[0]}/${count} --out part-${missing[0]}`,
      },
    );
  }
}

/** Joins all parts of one analysis, in any order. @throws UserError where they make no whole */
export function joinParts(
  parts: readonly Part[],
  options: { readonly redact: boolean },
): Ingested & { readonly roots: readonly string[] } {
  checkParts(parts);
  const { roots, places, diagnostics: found, shard } = parts[0]!.header;
  const byIndex = new Map(
    parts.map((part) => [part.header.shard.index, { part, codec: createSourceCodec(part.store) }]),
  );
  const diagnostics = createDiagnostics();
  for (const diagnostic of found) diagnostics.report(diagnostic);
  const folders = new Map<string, Folder>();
  const folderAt = ({ root, path }: Place): Folder => {
    const key = `${root}\0${path}`;
    const folder = folders.get(key) ?? { root, path, files: [], folders: [] };
    folders.set(key, folder);
    return folder;
  };
  const collected = places.flatMap(({ folder, parent }, at): readonly CollectedRun[] => {
    const { part, codec } = byIndex.get((at % shard.count) + 1)!;
    const bytes = part.store.get(sourceKey(at));
    const stored = bytes === null ? null : codec.decode(bytes);
    if (stored === null) throw new UserError('This part is damaged.', { file: part.file, hint: 'Read it again.' });
    for (const diagnostic of stored.diagnostics) diagnostics.report(diagnostic);
    return placeRuns(stored, { folder: folderAt(folder), parent: parent === null ? null : folderAt(parent) });
  });
  const severalRoots = roots.length > 1;
  const named = roots.map((label) => ({ label, path: label }));
  const access = createFileAccess({ roots: named, disk: nodeDisk, diagnostics });
  return {
    ...settleRuns(collected, { access, diagnostics, severalRoots, redact: options.redact, account: () => [] }),
    roots,
  };
}
