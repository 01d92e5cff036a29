/** Writes the samples of every benchmark: what pages load piece by piece, and what their static tables show. */
import { exportSamples, type SampleExport } from '../../src/exports/samples/index.ts';
import type { ListedSamples } from '../../src/exports/samples/format.ts';
import type { Made } from './make-report.ts';
import type { SiteFile } from './site-file.ts';

/** Prepared once per Report: the pages and the files are both made from it. */
const prepared = new WeakMap<Made, ReadonlyMap<string, SampleExport>>();

function prepare(made: Made): ReadonlyMap<string, SampleExport> {
  let found = prepared.get(made);
  if (found === undefined) {
    const { report, ingested } = made;
    found = new Map(
      report.benchmarks.flatMap((benchmark) => {
        const runs = report.runs.filter((run) => run.benchmark === benchmark.id);
        const samples = exportSamples({ benchmark, runs, attachments: ingested.attachments });
        return samples === null ? [] : [[benchmark.id, samples] as const];
      }),
    );
    prepared.set(made, found);
  }
  return found;
}

/** The samples that the Report of a benchmark lists, with their texts; null where it has none. */
export function listedSamples(made: Made, benchmark: string): ListedSamples | null {
  const samples = prepare(made).get(benchmark);
  if (samples === undefined) return null;
  const { configurations, columns, notes } = samples;
  return { configurations, columns, notes, samples: [...samples.listed().values()] };
}

/** All samples, in chunks. */
export function* sampleFiles(made: Made): Generator<SiteFile> {
  for (const samples of prepare(made).values()) {
    for (const { path, content } of samples.files()) yield { path, content: () => content };
  }
}

/** Lets go of what pages and files were made from, once both are written. */
export const forgetSamples = (made: Made): void => void prepared.delete(made);
