/** What one build leaves for the next: the runs as they were read, and whether the site that stands is up to date. */
import { hash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createIngestCache, type IngestCache } from '../../src/ingest/cache.ts';
import type { Scanned } from '../../src/ingest/index.ts';
import type { ByteStore } from '../../src/ingest/store.ts';
import type { CacheFolder } from './cache-folder.ts';
import { nameBeside } from '../build/work-folders.ts';
import { openPackStore } from './pack-store.ts';
import { stampsBelow, type Stamps } from './stamps.ts';

/** What the last build said when it ended. */
export interface Outcome {
  readonly verdict: string;
  readonly summary: unknown;
  readonly hasProblems: boolean;
}

/** The cache of one build. */
export interface BuildCache {
  readonly reads: IngestCache;
  /** What this program made of anything: drawings, intervals. Keys name what they are made from. */
  readonly made: ByteStore;
  /** What the last build said, where the same inputs made the site that stands in `out`; else null. */
  unchanged(scanned: Scanned, out: string): Outcome | null;
  /** Takes the finished site as it is before it is swapped in: afterwards another build may have replaced it. */
  seal(site: Stamps): void;
  /** Keeps the runs, and that the sealed site was made from these inputs. */
  keep(scanned: Scanned, outcome: Outcome): void;
  /** Lets go of the files. */
  close(): void;
}

interface State {
  /** What changed at this time or later, by the clock of the disk, may have changed once more since that build began. */
  readonly trustedBefore: number;
  readonly inputs: string;
  readonly output: string;
  readonly outcome: Outcome;
}

const isState = (value: unknown): value is State =>
  typeof value === 'object' &&
  value !== null &&
  'trustedBefore' in value &&
  typeof value.trustedBefore === 'number' &&
  'inputs' in value &&
  'output' in value &&
  'outcome' in value &&
  typeof value.outcome === 'object';

/** The state of the last build; null where there is none, or it is damaged. */
function readState(path: string): State | null {
  try {
    const [digest, text = ''] = readFileSync(path, 'utf8').split('\n', 2);
    if (hash('sha1', text) !== digest) return null;
    const found: unknown = JSON.parse(text);
    return isState(found) ? found : null;
  } catch {
    return null;
  }
}

function writeState(path: string, state: State): void {
  const text = JSON.stringify(state);
  const aside = nameBeside(path);
  writeFileSync(aside, `${hash('sha1', text)}\n${text}`);
  renameSync(aside, path);
}

const digestOf = (site: Stamps): string => hash('sha1', site.lines.join('\n'));

/** One digest of the files of the site as they stand on the disk; null where there is no site. */
function outputDigest(out: string): string | null {
  try {
    return digestOf(stampsBelow(out));
  } catch {
    return null;
  }
}

/** Opens the cache of a build. `program` and `options` are everything but files that the site depends on. */
export function openBuildCache(
  folder: CacheFolder,
  about: { readonly program: string; readonly options: unknown; readonly contentDir: string | null },
): BuildCache {
  const statePath = folder.file('last-build.json');
  const state = readState(statePath);
  const store = openPackStore(folder.file('reads.pack'));
  const reads = createIngestCache({ store, program: about.program, trustedBefore: state?.trustedBefore ?? 0 });

  let output: string | null = null;

  const inputsOf = (scanned: Scanned) => {
    const results = scanned.stamps();
    const content = about.contentDir === null ? { lines: [], latest: 0 } : stampsBelow(about.contentDir);
    const text = JSON.stringify([about.program, about.options, results.digest, content.lines]);
    return { digest: hash('sha1', text), latest: Math.max(results.latest, content.latest) };
  };

  return {
    reads,
    made: {
      get: (key) => store.get(`${about.program}/${key}`),
      put: (key, bytes) => store.put(`${about.program}/${key}`, bytes),
    },
    unchanged(scanned, out) {
      if (state === null) return null;
      const inputs = inputsOf(scanned);
      if (inputs.digest !== state.inputs || inputs.latest >= state.trustedBefore) return null;
      return outputDigest(out) === state.output ? state.outcome : null;
    },
    seal(site) {
      output = digestOf(site);
    },
    keep(scanned, outcome) {
      store.commit();
      if (output === null) return;
      try {
        const { trustedBefore } = folder;
        writeState(statePath, { trustedBefore, inputs: inputsOf(scanned).digest, output, outcome });
      } catch {
        // A full disk costs the next build its time.
      }
    },
    close: () => store.close(),
  };
}
