/** What can be found from any page: pages, configurations with their params and tags, runs. Loaded only on a search. */
import type { Note } from '../report/note.ts';
import type { Report } from '../report/schema.ts';
import { rankedMetrics, metricPath } from './metric-paths.ts';
import { menuOf } from './navigation.ts';
import { hasRunPage } from './run-pages.ts';
import { scriptJson } from './script-text.ts';
import { paths } from './urls.ts';

/** One thing to find: kind, title, site path, and further words it is found by. Short keys: there may be thousands. */
export interface SearchEntry {
  readonly k: 'page' | 'experiment' | 'run' | 'note' | 'metric';
  readonly t: string;
  readonly p: string;
  readonly w: string;
}

/** All entries of a Report, configurations before runs; runs without a page are found through their configurations. */
export function searchEntries(report: Report, notes: readonly Note[]): SearchEntry[] {
  const pages = [null, ...report.benchmarks].flatMap((benchmark) =>
    menuOf(report, benchmark, { notes: notes.length })
      .filter((entry) => benchmark === null || entry.path.startsWith(`${benchmark.id}/`))
      .map((entry): SearchEntry => ({
        k: 'page',
        t: benchmark === null ? entry.title : `${entry.title}: ${benchmark.title}`,
        p: entry.path,
        w: benchmark?.description ?? '',
      })),
  );
  const experiments = report.benchmarks.flatMap((benchmark) =>
    benchmark.configurations.map((configuration): SearchEntry => ({
      k: 'experiment',
      t: configuration.name,
      p: paths.experiment(benchmark.id, configuration.slug),
      w: [
        benchmark.title,
        ...configuration.tags,
        ...Object.entries(configuration.params).map(([name, value]) => `${name}=${String(value)}`),
      ].join(' '),
    })),
  );
  const runs = report.runs
    .filter((run) => hasRunPage(report.runs.length, run))
    .map((run): SearchEntry => ({
      k: 'run',
      t: run.id,
      p: paths.run(run.benchmark, run.slug),
      w: [run.status, run.seed === null ? '' : `seed=${run.seed}`, run.error?.type ?? '', run.error?.message ?? '']
        .join(' ')
        .trim(),
    }));
  const metrics = report.benchmarks.flatMap((benchmark) =>
    rankedMetrics(benchmark).map((metric): SearchEntry => ({
      k: 'metric',
      t: `${metric.label}: ${benchmark.title}`,
      p: metricPath(benchmark, metric.id) ?? paths.benchmark(benchmark.id),
      w: [metric.id, metric.description ?? ''].join(' ').trim(),
    })),
  );
  const found = notes.map((note): SearchEntry => ({
    k: 'note',
    t: note.title,
    p: paths.note(note.id),
    w: [note.description ?? '', ...note.headings.map((heading) => heading.text), note.words].join(' ').trim(),
  }));
  const unique = new Map(
    [...pages, ...found, ...experiments, ...metrics, ...runs].map((entry) => [`${entry.k} ${entry.p}`, entry]),
  );
  return [...unique.values()];
}

/** The index as a classic script: `fetch` does not work from `file://`, a script does. */
export const searchScript = (entries: readonly SearchEntry[]): string =>
  `window.sweepbookSearch=${scriptJson(entries)};\n`;
