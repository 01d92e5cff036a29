/** Finds what a name on the command line means. Names may be abbreviated where that is unique. */
import { shortKeys } from '../../src/analyze/text.ts';
import { nearestNames } from '../../src/report/nearest.ts';
import type { ReportIndex } from '../../src/report/select.ts';
import type { Benchmark, Configuration, Metric, RunRecord } from '../../src/report/schema.ts';
import { UserError } from '../../src/report/user-error.ts';

/** A thing that can be named in several ways. */
interface Named<T> {
  readonly item: T;
  readonly names: readonly string[];
}

/**
 * The one thing that a name means: an exact name first, then the only one that begins with it, then the only one that
 * contains it. @throws UserError with the nearest names, or with the candidates where several fit
 */
export function findNamed<T>(wanted: string, things: readonly Named<T>[], kind: string): T {
  const lower = wanted.toLowerCase();
  const steps: ((name: string) => boolean)[] = [
    (name) => name === wanted,
    (name) => name.toLowerCase() === lower,
    (name) => name.toLowerCase().startsWith(lower),
    (name) => name.toLowerCase().includes(lower),
  ];
  for (const fits of steps) {
    const found = things.filter((thing) => thing.names.some(fits));
    if (found.length === 1) return found[0]!.item;
    if (found.length > 1) {
      const names = found.slice(0, 8).map((thing) => thing.names[0]);
      throw new UserError(`"${wanted}" may mean ${found.length} ${kind}s.`, {
        hint: `Give more of the name: ${names.join(', ')}${found.length > 8 ? ', …' : ''}`,
      });
    }
  }
  const all = things.map((thing) => thing.names[0] ?? '');
  const near = nearestNames(wanted, all);
  throw new UserError(`There is no ${kind} "${wanted}".`, {
    hint: `${near.length > 0 ? 'Nearest' : 'There are'}: ${(near.length > 0 ? near : all.slice(0, 8)).join(', ')}`,
  });
}

/** The benchmarks that the arguments mean: the named one, or all. */
export function chooseBenchmarks(index: ReportIndex, name: string | null): readonly Benchmark[] {
  const { benchmarks } = index.report;
  return name === null
    ? benchmarks
    : [
        findNamed(
          name,
          benchmarks.map((item) => ({ item, names: [item.id, item.title] })),
          'benchmark',
        ),
      ];
}

/** The shortest ending of a param's dotted name that no other param of the benchmark has; commands take it for the name. */
export function shortParams(benchmark: Benchmark): (param: string) => string {
  const short = shortKeys([...new Set(benchmark.configurations.flatMap((item) => Object.keys(item.params)))]);
  return (param) => short.get(param) ?? param;
}

/** The metric of a benchmark that a name means; its primary metric where none is given. */
export function chooseMetric(benchmark: Benchmark, name: string | null): Metric {
  const things = benchmark.metrics.map((item) => ({ item, names: [item.id, item.label, item.key] }));
  return findNamed(name ?? benchmark.primaryMetric, things, 'metric');
}

/** A configuration of any of the benchmarks, by name, slug or abbreviation. */
export function chooseConfiguration(
  benchmarks: readonly Benchmark[],
  name: string,
): { readonly benchmark: Benchmark; readonly configuration: Configuration } {
  const things = benchmarks.flatMap((benchmark) =>
    benchmark.configurations.map((configuration) => ({
      item: { benchmark, configuration },
      names: [configuration.name, configuration.slug],
    })),
  );
  return findNamed(name, things, 'configuration');
}

/** A run by id or abbreviation. */
export const chooseRun = (index: ReportIndex, name: string): RunRecord =>
  findNamed(
    name,
    index.report.runs.map((item) => ({ item, names: [item.id] })),
    'run',
  );
