/** What the metrics of a report mean: definition, range, direction, what decides by it. */
import type { Benchmark, Metric, Report } from '../report/schema.ts';
import { plainNumber, withUnit } from './numbers.ts';
import { capital, listText } from './words.ts';

/** A metric as the glossary shows it; benchmarks that describe it alike share one entry. */
export interface MetricEntry {
  readonly metric: Metric;
  readonly sentences: readonly string[];
  readonly benchmarks: readonly Benchmark[];
}

/** "From 0 to 1." Null where nobody stated a range. */
export function rangeText(metric: Metric): string | null {
  const [low, high] = metric.bounds ?? [null, null];
  if (low !== null && high !== null) return `From ${plainNumber(low)} to ${withUnit(plainNumber(high), metric.unit)}.`;
  if (low !== null) return `From ${withUnit(plainNumber(low), metric.unit)} up.`;
  return high === null ? null : `Up to ${withUnit(plainNumber(high), metric.unit)}.`;
}

const roles: Readonly<Record<Metric['role'], string>> = {
  primary: 'It ranks the configurations and decides.',
  secondary: 'Exploratory: it does not rank.',
  cost: 'What a run takes. It does not rank.',
  info: 'Only listed.',
};

function sentencesOf(metric: Metric): string[] {
  const description = metric.description ?? 'Nobody described it; its name in the files is all that is known.';
  const inferred = metric.inferred.length === 0 ? '' : `Inferred, not stated: ${listText(metric.inferred)}.`;
  const smallest =
    metric.minEffect === null
      ? ''
      : `Smallest difference that matters: ${withUnit(plainNumber(metric.minEffect), metric.unit)}.`;
  const direction = metric.role === 'info' ? '' : `${capital(metric.better)} is better.`;
  const facts = [
    rangeText(metric) ?? '',
    direction,
    metric.unit === null ? '' : `In ${metric.unit}.`,
    smallest,
    roles[metric.role],
    inferred,
  ];
  return [description, facts.filter((text) => text !== '').join(' ')];
}

/** All metrics in the order of the benchmarks; those that rank first. */
export function metricEntries(report: Report): readonly MetricEntry[] {
  const entries = new Map<string, { metric: Metric; sentences: string[]; benchmarks: Benchmark[] }>();
  for (const benchmark of report.benchmarks) {
    for (const metric of benchmark.metrics) {
      const sentences = sentencesOf(metric);
      const key = [metric.id, metric.label, metric.task ?? '', ...sentences].join('\0');
      const known = entries.get(key);
      if (known === undefined) entries.set(key, { metric, sentences, benchmarks: [benchmark] });
      else known.benchmarks.push(benchmark);
    }
  }
  const order = ['primary', 'secondary', 'cost', 'info'] as const;
  return [...entries.values()].sort((a, b) => order.indexOf(a.metric.role) - order.indexOf(b.metric.role));
}
