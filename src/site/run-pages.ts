/** Which runs have a page of their own, and where the others are found. */
import type { Report, RunRecord } from '../report/schema.ts';
import { paths } from './urls.ts';

/** Above this many runs only those that did not complete or do not count have a page: hosts limit files and bytes. */
export const mostRunPages = 5_000;

/** Whether a run of a Report with so many runs has a page. */
export const hasRunPage = (runCount: number, run: Pick<RunRecord, 'status' | 'counted'>): boolean =>
  runCount <= mostRunPages || run.status !== 'completed' || !run.counted;

const slugs = new WeakMap<Report, ReadonlyMap<string, string>>();

function slugOf(report: Report, run: RunRecord): string | undefined {
  let known = slugs.get(report);
  if (known === undefined) {
    known = new Map(
      report.benchmarks.flatMap(({ id, configurations }) =>
        configurations.map((configuration) => [`${id}\0${configuration.id}`, configuration.slug] as const),
      ),
    );
    slugs.set(report, known);
  }
  return known.get(`${run.benchmark}\0${run.configuration}`);
}

/** The site path where a run is shown: its page, else its row on the page of its configuration. */
export function runPath(report: Report, run: RunRecord): string {
  const slug = hasRunPage(report.runs.length, run) ? undefined : slugOf(report, run);
  return slug === undefined
    ? paths.run(run.benchmark, run.slug)
    : `${paths.experiment(run.benchmark, slug)}#${run.slug}`;
}
