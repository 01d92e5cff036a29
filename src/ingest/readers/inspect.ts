/** Logs of Inspect: JSON, and `.eval` archives with deflate or zstd, also of runs that crashed. */
import { withFile, type ByteSource } from '../decode/byte-source.ts';
import { attempt, DecodeError } from '../decode/decode-error.ts';
import { listZip, readMember, type ZipDirectory } from '../decode/zip.ts';
import { isMapping, readDocument } from '../parse/parse-document.ts';
import { parseJson } from '../parse/parse-json.ts';
import type { Claim, FileAccess, Folder, Json, RawRun, ReadContext, Reader } from '../reader.ts';
import { readHeader } from './inspect/inspect-log.ts';
import { readInspectSamples } from './inspect/inspect-samples.ts';
import { headText } from './support/files.ts';
import { reportInfo, reportPartly, reportUnreadable } from './support/problems.ts';
import { lookUp } from './support/values.ts';

/** Reads the folder that INSPECT_LOG_DIR names. */
export const inspectReader = {
  id: 'inspect',
  title: 'Inspect',
  recognises: [
    { file: 'logs/<time>_<task>_<id>.eval', gives: 'model, task, status, metrics with standard error, samples' },
    { file: 'logs/<time>_<task>_<id>.json', gives: 'the same' },
    { file: '_journal/ in an .eval file without header.json', gives: 'the samples so far of a run that never ended' },
  ],
  precedence: 81,
  claim,
  read,
  fileKind: () => 'metrics',
} as const satisfies Reader;

function isLog(folder: Folder, name: string, access: FileAccess): boolean {
  // The name is enough: a log that is damaged from its first byte on must not be passed over.
  if (name.endsWith('.eval') || /^\d{4}-\d\d-\d\dT[-\d+]+_.*_\w+\.json$/.test(name)) return true;
  return (
    name.endsWith('.json') &&
    /^\s*\{\s*"version"\s*:\s*\d+\s*,\s*"status"\s*:\s*"\w+"\s*,\s*"eval"\s*:/.test(headText(access, folder, name, 400))
  );
}

function claim(folder: Folder, access: FileAccess): Claim | null {
  const files = folder.files.map((file) => file.name).filter((name) => isLog(folder, name, access));
  return files.length === 0 ? null : { files, owns: files, wholeTree: false, many: true };
}

/** What a log holds: the header, the samples or their summaries, and what was missing. */
interface LogContent {
  readonly header: Json;
  readonly samples: readonly Json[];
  readonly notes: readonly string[];
}

/** Samples of an archive without summaries are read one by one, as long as they are not too many bytes. */
const maxSampleBytes = 512 * 1024 * 1024;

function readArchive(source: ByteSource): LogContent {
  const directory = listZip(source);
  const document = (name: string): Json | undefined => {
    const member = directory.members.get(name);
    if (member === undefined) return undefined;
    const parsed = parseJson(new TextDecoder().decode(readMember(source, member)));
    if (!parsed.ok)
      throw new DecodeError(parsed.problem.torn ? 'torn' : 'malformed', `${name}: ${parsed.problem.message}`);
    return parsed.value;
  };
  const notes = directory.torn ? ['the archive ends too early; what is whole in it counts'] : [];
  const header = document('header.json');
  const summaries = document('summaries.json');
  if (header !== undefined) {
    const found = Array.isArray(summaries) ? { samples: summaries, notes: [] } : readSampleFiles(directory, document);
    return { header, samples: found.samples, notes: [...notes, ...found.notes] };
  }
  const start = document('_journal/start.json');
  if (start === undefined) throw new DecodeError('malformed', 'it holds neither header.json nor a journal');
  const journal = [...directory.members.keys()].filter((name) => /^_journal\/summaries\/\d+\.json$/.test(name));
  const numbered = journal.toSorted((a, b) => Number(/\d+/.exec(a)![0]) - Number(/\d+/.exec(b)![0]));
  const samples = numbered.flatMap((name) => {
    const part = document(name);
    return Array.isArray(part) ? part : [];
  });
  return { header: { ...(isMapping(start) ? start : {}), status: 'started' }, samples, notes };
}

/** The samples from their own files; their texts are dropped one by one, so that only one is held. */
function readSampleFiles(directory: ZipDirectory, document: (name: string) => Json | undefined) {
  const samples: Json[] = [];
  let bytes = 0;
  for (const member of directory.members.values()) {
    if (!/^samples\/.*\.json$/.test(member.name)) continue;
    bytes += member.size;
    if (bytes > maxSampleBytes)
      return { samples, notes: [`only ${samples.length} samples are read: the others are too large`] };
    const sample = document(member.name);
    samples.push(
      Object.fromEntries(['id', 'epoch', 'target', 'scores', 'error'].map((key) => [key, lookUp(sample, key) ?? null])),
    );
  }
  return { samples, notes: [] };
}

function readLog(folder: Folder, name: string, context: ReadContext): LogContent | string {
  if (name.endsWith('.eval')) {
    const decoded = attempt(() => withFile(context.access.absolutePath(folder, name), readArchive));
    return decoded.ok ? decoded.value : reportUnreadable(context, name, decoded.error);
  }
  const found = readDocument(folder, name, context);
  if (!('value' in found)) return found.unreadable;
  const samples = lookUp(found.value, 'samples');
  return { header: found.value, samples: Array.isArray(samples) ? samples : [], notes: [] };
}

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  return claimed.files.map((name): RawRun => {
    const part = name.replace(/\.(?:eval|json)$/, '');
    const log = readLog(folder, name, context);
    if (typeof log === 'string') return { part, files: [name], unreadable: [log], provenance: { metrics: name } };
    for (const note of log.notes) reportPartly(context, name, note);
    const { table, errors } = readInspectSamples(log.samples);
    if (errors > 0) {
      reportInfo(
        context,
        name,
        'sample-errors',
        `${errors} of ${log.samples.length} samples ended in an error and are counted as neither right nor wrong.`,
      );
    }
    const provenance = { config: name, metrics: name, status: name, samples: name };
    return {
      part,
      files: [name],
      ...readHeader(log.header),
      ...(table === undefined ? {} : { samples: table }),
      provenance,
    };
  });
}
