/** Pages that a note may link with a path such as `/failures/`. */
import type { ReportIndex } from '../../report/select.ts';
import { metricPath, rankedMetrics } from '../metric-paths.ts';
import { menuOf } from '../navigation.ts';
import { comparePairs } from '../compare-pairs.ts';
import { paths } from '../urls.ts';
import type { NoteContext } from './context.ts';

const known = new WeakMap<ReportIndex, ReadonlySet<string>>();

/** Site paths of all pages but those of notes. */
export function sitePaths(context: NoteContext): ReadonlySet<string> {
  const { report } = context;
  const done = known.get(report);
  if (done !== undefined) return done;
  const all = new Set<string>();
  for (const benchmark of [null, ...report.report.benchmarks]) {
    for (const entry of menuOf(report.report, benchmark, { notes: 1 })) all.add(entry.path);
  }
  for (const benchmark of report.report.benchmarks) {
    for (const metric of rankedMetrics(benchmark)) all.add(metricPath(benchmark, metric.id) ?? '');
    for (const item of benchmark.configurations) all.add(paths.experiment(benchmark.id, item.slug));
    for (const { a, b } of comparePairs(context.benchmark(benchmark)).pairs) {
      all.add(paths.comparePair(benchmark.id, a.slug, b.slug));
    }
  }
  for (const run of report.report.runs) all.add(paths.run(run.benchmark, run.slug));
  known.set(report, all);
  return all;
}
