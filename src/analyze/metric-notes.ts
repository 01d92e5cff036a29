/** What the reader must know of the list of metrics: what was inferred, and what does not fit. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import { nearestNames } from '../report/nearest.ts';
import type { Diagnostic } from '../report/primitives.ts';
import type { Run } from '../report/run.ts';
import type { Metric } from '../report/schema.ts';
import { factsFromName } from './metric-facts.ts';
import type { KeyFacts } from './metric-keys.ts';
import { publish } from './publish.ts';
import { countOf, leafOf, listText } from './text.ts';

/** Where directions and units come from, in sentences. */
export function metricInferences(metrics: readonly Metric[], spec: BenchmarkSpec | null): readonly string[] {
  const guessed = metrics.filter((metric) => metric.role !== 'info' && metric.inferred.includes('better'));
  const lower = guessed.filter((metric) => metric.better === 'lower').map((metric) => metric.id);
  const higher = guessed
    .filter((metric) => metric.better === 'higher' && factsFromName(leafOf(metric.key)).betterKnown)
    .map((metric) => metric.id);
  const unknown = guessed
    .filter((metric) => metric.better === 'higher' && !factsFromName(leafOf(metric.key)).betterKnown)
    .map((metric) => metric.id);
  const where = spec === null ? '' : ' (not stated in the benchmark file)';
  const stated = metrics
    .filter((metric) => spec?.metrics?.[metric.id]?.better === undefined && !metric.inferred.includes('better'))
    .map((metric) => metric.id);
  const percent = metrics.filter((metric) => metric.unit === '%' && metric.inferred.includes('bounds'));
  return [
    ...(stated.length > 0 ? [`Direction of ${listText(stated, 12)}: as the result files state it.`] : []),
    ...(percent.length > 0
      ? [
          `${listText(
            percent.map(({ id }) => id),
            12,
          )} in per cent: the values lie above 1 and within 100.`,
        ]
      : []),
    ...(lower.length > 0 ? [`Lower is better for ${listText(lower, 12)}: inferred from the names${where}.`] : []),
    ...(higher.length > 0 ? [`Higher is better for ${listText(higher, 12)}: inferred from the names${where}.`] : []),
    ...(unknown.length > 0
      ? [`Higher is taken to be better for ${listText(unknown, 12)}: the names do not tell${where}.`]
      : []),
  ];
}

/** Shares of which some runs seem to state fractions and others per cent: their means would be nonsense. */
export function mixedScaleDiagnostics(
  metrics: readonly Metric[],
  context: {
    readonly byKey: ReadonlyMap<string, KeyFacts>;
    readonly runs: readonly Run[];
    readonly spec: BenchmarkSpec | null;
  },
): readonly Diagnostic[] {
  return metrics.flatMap((metric): readonly Diagnostic[] => {
    const facts = context.byKey.get(metric.key);
    const isShare = factsFromName(leafOf(metric.key)).unitInterval && metric.unit === null && metric.bounds === null;
    if (facts === undefined || !isShare || facts.fractions === 0 || facts.above === 0 || facts.high > 100) return [];
    const message =
      `${metric.key} is at most 1 in ${countOf(facts.fractions, 'run')} and above 1, up to ${publish(facts.high)}, in ` +
      `${facts.above}: fractions and per cent seem to be mixed.`;
    const hint = `Write one scale in all runs, or state the unit of ${metric.id} in the benchmark file.`;
    const file = context.spec?.file ?? context.runs[0]?.sweep ?? null;
    return [{ severity: 'warning', code: 'scales-mixed', message, file, line: null, hint }];
  });
}

/** Metrics of the benchmark file that no run holds. */
export function missingKeyDiagnostics(
  stated: readonly Metric[],
  keys: readonly KeyFacts[],
  spec: BenchmarkSpec | null,
): readonly Diagnostic[] {
  const known = keys.map((entry) => entry.key);
  if (spec === null || known.length === 0) return [];
  return stated
    .filter((metric) => !known.includes(metric.key))
    .map((metric) => {
      const near = nearestNames(metric.key, known);
      return {
        severity: 'warning',
        code: 'metric-in-no-run',
        message: `No run of ${spec.id} holds the metric ${metric.key}.`,
        file: spec.file,
        line: null,
        hint: near.length > 0 ? `Did you mean ${listText(near)}?` : `The runs hold ${listText(known, 12)}.`,
      };
    });
}
