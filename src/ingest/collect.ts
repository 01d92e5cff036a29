/** From claimed folders to raw runs with their files: what the normalizer works on. */
import type { FileRecord, Warning } from '../report/primitives.ts';
import { UserError } from '../report/user-error.ts';
import type { ClaimedFolder, RunSource } from './claim.ts';
import type { DiagnosticSink } from './diagnostics.ts';
import { findEntry, shownPath } from './file-access.ts';
import { asPart, mergeRawRuns, placeProvenance } from './merge.ts';
import { compareCodePoints } from './order.ts';
import type { FileAccess, Folder, RawRun, ReadContext, Reader } from './reader.ts';

/** A raw run and where it comes from. */
export interface CollectedRun {
  readonly raw: RawRun;
  readonly folder: Folder;
  readonly parent: Folder | null;
  readonly reader: string;
  readonly files: readonly FileRecord[];
  /** Problems with files that the run can do without. */
  readonly warnings: readonly Warning[];
}

/** What {@link collectRuns} needs. */
export interface CollectContext {
  readonly access: FileAccess;
  readonly diagnostics: DiagnosticSink;
  readonly severalRoots: boolean;
}

/** How many files in folders below a run are listed with it. */
const mostLooseFiles = 200;

/** A warning and the file that it is about, as the reader names it; null for the folder. */
interface PlacedWarning {
  readonly file: string | null;
  readonly warning: Warning;
}

/** What was found of one run. */
interface Part {
  readonly reader: Reader;
  readonly runs: RawRun[];
}

/** Reads one source. A reader that throws is a bug of that reader: the run counts as failed and says so. */
export function collectRuns(source: RunSource, context: CollectContext): readonly CollectedRun[] {
  const placed: PlacedWarning[] = [];
  const own = source.claims[0]!.reader;
  const byPart = new Map<string, Part>();
  for (const claimed of source.claims.toSorted((a, b) => b.reader.precedence - a.reader.precedence)) {
    const place = relative(source, claimed.folder);
    for (const raw of readClaim(claimed, { ...context, placed })) {
      // Runs of a table or a database are never parts of others, even where their names are the same.
      const name = claimed.claim.many === true ? freeName(raw.part, byPart) : raw.part;
      const part = byPart.get(name) ?? { reader: claimed.reader, runs: [] };
      const isExtra = place !== '' && claimed.reader === own && part.runs.some((run) => run.metrics ?? run.config);
      const named = name === raw.part ? raw : { ...raw, part: name };
      part.runs.push(placeProvenance(isExtra ? asPart(named, place) : named, place));
      byPart.set(name, part);
    }
  }
  const files = listFiles(source);
  const byPath = new Map(files.map((file) => [file.path, file]));
  return [...byPart.values()].map(({ reader, runs }) => {
    const raw = mergeRawRuns(runs);
    const names = raw.files === undefined ? null : new Set(raw.files);
    return {
      raw,
      folder: source.folder,
      parent: source.parent,
      reader: reader.id,
      files: names === null ? files : [...names].flatMap((name) => byPath.get(name) ?? []),
      warnings: placed
        .filter(({ file }) => names === null || file === null || names.has(file))
        .map(({ warning }) => warning),
    };
  });
}

/** The name of a part, with a number where it is taken. */
function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}#${number}`;
  return free;
}

const relative = (source: RunSource, folder: Folder): string =>
  folder === source.folder ? '' : folder.path.slice(source.folder.path === '' ? 0 : source.folder.path.length + 1);

function readClaim(
  { reader, folder, claim }: ClaimedFolder,
  { access, diagnostics, severalRoots, placed }: CollectContext & { readonly placed: PlacedWarning[] },
): readonly RawRun[] {
  const context: ReadContext = {
    access,
    report(diagnostic) {
      const file = shownPath(folder, diagnostic.file ?? '', severalRoots);
      diagnostics.report({ ...diagnostic, file });
      if (diagnostic.severity === 'info') return;
      placed.push({ file: diagnostic.file, warning: { code: diagnostic.code, message: diagnostic.message } });
    },
  };
  try {
    return reader.read(folder, claim, context);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof UserError) throw error;
    const message = `The reader for ${reader.title} failed: ${error.message}`;
    const hint = 'This is a bug of Sweepbook; please report it with the file.';
    context.report({
      severity: 'error',
      code: 'reader-failed',
      message,
      file: claim.files[0] ?? null,
      line: null,
      hint,
    });
    return [{ part: '', unreadable: [message] }];
  }
}

function listFiles(source: RunSource): readonly FileRecord[] {
  const files = new Map<string, FileRecord>();
  const add = (path: string, bytes: number, kind: FileRecord['kind']): void => {
    if (!files.has(path)) files.set(path, { path, kind, bytes, href: null, note: null });
  };
  for (const { reader, folder, claim } of source.claims) {
    const place = relative(source, folder);
    for (const name of claim.files) {
      const entry = findEntry(folder, name);
      if (entry !== null) add(place === '' ? name : `${place}/${name}`, entry.size, reader.fileKind(name));
    }
  }
  const first = source.claims[0]!.reader;
  const loose = source.looseFolders.flatMap((folder) =>
    folder.files.map((file) => ({ path: `${relative(source, folder)}/${file.name}`, size: file.size })),
  );
  for (const { path, size } of loose.slice(0, mostLooseFiles)) add(path, size, first.fileKind(path));
  const list = [...files.values()];
  return list.length < 2 ? list : list.sort((a, b) => compareCodePoints(a.path, b.path));
}
