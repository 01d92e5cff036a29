/** Writes the samples of every benchmark: what pages load piece by piece, and what their static tables show. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exportSamples, type SampleExport } from '../../src/exports/samples/index.ts';
import type { ListedSamples } from '../../src/exports/samples/format.ts';
import type { Made } from './make-report.ts';

/** Prepared once per Report: the stage and the site are both written from it. */
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

function write(target: string, path: string, content: string): void {
  const file = join(target, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Into the stage: the samples that the Report lists, with their texts. */
export function writeListedSamples(made: Made, stage: string): void {
  for (const [benchmark, samples] of prepare(made)) {
    const { configurations, columns, notes } = samples;
    const listed: ListedSamples = { configurations, columns, notes, samples: [...samples.listed().values()] };
    write(stage, `samples/${benchmark}.json`, JSON.stringify(listed));
  }
}

/** Into the site: all samples, in chunks. */
export function writeSamples(made: Made, target: string): void {
  for (const samples of prepare(made).values()) {
    for (const file of samples.files()) write(target, file.path, file.content);
  }
}
