/**
 * What the chooser of a benchmark is made of, as classic scripts beside the page: the names of all configurations, and
 * their values in portions that are loaded for those that the reader chooses. Scripts load from `file://`, data does not.
 */
import { pairComparison } from '../format/compare-sentences.ts';
import { numberOf } from '../format/missing.ts';
import { differenceText, signedIntervalText } from '../format/numbers.ts';
import type { Comparison, Configuration, Metric } from '../report/schema.ts';
import type { BenchmarkIndex, ReportIndex } from '../report/select.ts';
import { makeSide, type Side } from '../components/compare/sides.ts';
import { comparePairs } from './compare-pairs.ts';
import { portionSize } from './compare-portions.ts';
import { scriptJson } from './script-text.ts';

/** What the Report says of a pair on one metric; the difference is second minus first. */
export interface KnownPair {
  readonly metric: string;
  /** Slugs of the reference and of the candidate. */
  readonly a: string;
  readonly b: string;
  readonly difference: string | null;
  readonly interval: string | null;
  readonly verdict: Pick<Comparison, 'verdict' | 'exploratory' | 'reason'>;
}

/** A configuration to choose; short keys, there may be thousands. */
export interface CompareName {
  /** Slug, name, and further words that it is found by. */
  readonly s: string;
  readonly n: string;
  readonly w: string;
  readonly c: number;
  readonly m: number;
}

/** The first script: everything that choosing needs. */
export interface CompareNames {
  readonly metrics: readonly Metric[];
  readonly primary: string;
  readonly level: number;
  /** The name of the baseline and of the leader, where the verdicts are against them. */
  readonly references: readonly { readonly name: string; readonly as: 'baseline' | 'leader' }[];
  readonly names: readonly CompareName[];
  /** Pages of pairs by `slug..slug`. */
  readonly pages: readonly string[];
}

/** A further script: values of some configurations, and what the Report says of each against its references. */
export interface ComparePortion {
  readonly sides: readonly Side[];
  readonly known: readonly KnownPair[];
}

const varyingKeys = (configurations: readonly Configuration[]): readonly string[] =>
  [...new Set(configurations.flatMap((item) => Object.keys(item.params)))].filter((key) =>
    configurations.some((item) => item.params[key] !== configurations[0]!.params[key]),
  );

/** Metrics that are compared: all but those that are only listed. */
export const comparedMetrics = (index: BenchmarkIndex): readonly Metric[] =>
  index.benchmark.metrics.filter((metric) => metric.role !== 'info');

/** The names of a benchmark. */
export function compareNames(index: BenchmarkIndex): CompareNames {
  const { benchmark } = index;
  const varying = varyingKeys(benchmark.configurations);
  const referenceOf = (as: 'baseline' | 'leader') => {
    const id = benchmark.comparisons.find(
      (item) => item.reference === as && item.metric === benchmark.primaryMetric,
    )?.baseline;
    const found = id === undefined ? null : index.configuration(id);
    return found === null ? [] : [{ name: found.name, as }];
  };
  return {
    metrics: comparedMetrics(index),
    primary: benchmark.primaryMetric,
    level: benchmark.settings.level,
    references: [...referenceOf('baseline'), ...referenceOf('leader')],
    names: benchmark.configurations.map((item) => ({
      s: item.slug,
      n: item.name,
      w: [
        ...item.tags,
        ...varying.flatMap((key) => (item.params[key] === undefined ? [] : [`${key}=${item.params[key]}`])),
      ]
        .join(' ')
        .slice(0, 300),
      c: item.marker.colour,
      m: item.marker.shape,
    })),
    pages: comparePairs(index).pairs.map(({ a, b }) => `${a.slug}..${b.slug}`),
  };
}

function knownOf(index: BenchmarkIndex, candidate: Configuration): KnownPair[] {
  const references = new Set(index.comparisonsOf(candidate.id).map((item) => item.baseline));
  return [...references].flatMap((id) => {
    const reference = index.configuration(id);
    if (reference === null) return [];
    return comparedMetrics(index).flatMap((metric): KnownPair[] => {
      const comparison = pairComparison(index, metric.id, id, candidate.id);
      if (comparison === null) return [];
      const value = numberOf(comparison.difference.value);
      const { low, high } = comparison.difference;
      const { verdict, exploratory, reason } = comparison;
      return [
        {
          metric: metric.id,
          a: reference.slug,
          b: candidate.slug,
          difference: value === null ? null : differenceText(value, low, high),
          interval: low === null || high === null ? null : signedIntervalText(low, high),
          verdict: { verdict, exploratory, reason },
        },
      ];
    });
  });
}

/** How many portions a benchmark has. */
export const portionCount = (index: BenchmarkIndex): number =>
  Math.ceil(index.benchmark.configurations.length / portionSize);

/** One portion; configurations stand in the order of the names. */
export function comparePortion(report: ReportIndex, index: BenchmarkIndex, portion: number): ComparePortion {
  const chosen = index.benchmark.configurations.slice(portion * portionSize, (portion + 1) * portionSize);
  const metrics = comparedMetrics(index);
  return {
    sides: chosen.map((configuration) => {
      const side = makeSide(report, index, { configuration, metrics });
      return { ...side, configuration: { ...configuration, runIds: [], notes: null } };
    }),
    known: chosen.flatMap((item) => knownOf(index, item)),
  };
}

/** The first script as text. */
export const namesScript = (names: CompareNames): string => `window.sweepbookCompareNames=${scriptJson(names)};\n`;

/** A portion as a script that adds itself to those already loaded. */
export const portionScript = (portion: ComparePortion): string =>
  `(window.sweepbookComparePortions??=[]).push(${scriptJson(portion)});\n`;
