import { isConstant, maxAbs, mean, sum } from '../numeric.ts';
import { finiteOrNull, type Interval } from '../result.ts';
import { createRng } from '../rng.ts';
import { isFiniteScore, pairedDifferences, type Scores } from '../tests/inputs.ts';
import { constantValues, fewClusters, undercoverage } from '../warnings.ts';
import { bootstrapInterval } from './bootstrap-interval.ts';
import type { BootstrapMethod } from './bootstrap/bca.ts';
import { drawnReplicates, intervalEnds } from './bootstrap/replicates.ts';
import { clusteredInterval, type ClusterId } from './clustered-interval.ts';

/** Choices of `pairedSamplesInterval`. */
export interface PairedSamplesOptions {
  /** `clt` (default): Student's t on the standard error; else a bootstrap over samples. */
  readonly method?: 'clt' | BootstrapMethod;
  /** Cluster of each sample; repeated answers to one question are one cluster. Each sample its own by default. */
  readonly clusters?: readonly ClusterId[];
  /** Confidence level in (0, 1), 0.95 by default. */
  readonly level?: number;
  /** Key of the random stream, from `rngKey`. */
  readonly key?: string;
  /** Number of resamples, 10,000 by default. */
  readonly resamples?: number;
}

/** Interval of the mean difference x − y over shared samples. `n` counts the samples with both scores. */
export interface PairedSamplesInterval extends Interval {
  readonly difference: number | null;
  /** Standard error of the difference, clustered where clusters are given. */
  readonly standardError: number | null;
  /** Samples on which x scores higher, and lower. */
  readonly higher: number;
  readonly lower: number;
  /** Number of clusters, or of samples without clusters. */
  readonly clusters: number;
}

/**
 * Interval of the difference in mean score of two runs on the same samples, for any score (0/1 for correctness): by the
 * central limit theorem (with Student's t, so that it agrees with the clustered one when each sample is its own cluster)
 * or by a bootstrap that draws samples, or whole clusters. It holds for these two checkpoints: it says nothing about seeds.
 *
 * Sources: Miller (2024), "Adding error bars to evals"; Davison and Hinkley (1997), section 3.8 for whole clusters.
 * Matches R `t.test(x, y, paired = TRUE)$conf.int` without clusters; the bootstrap matches SciPy
 * `bootstrap((x - y,), np.mean)`.
 *
 * @example pairedSamplesInterval([1, 1, 0, 1], [1, 0, 0, 0]).difference // 0.5
 */
export function pairedSamplesInterval(x: Scores, y: Scores, options: PairedSamplesOptions = {}): PairedSamplesInterval {
  const { method = 'clt', level = 0.95 } = options;
  const { unrounded: differences, warnings } = pairedDifferences(x, y);
  const n = differences.length;
  const clusters = sharedClusters(x, y, options.clusters);
  const base = {
    n,
    method: method === 'clt' ? 'paired t interval over samples' : `paired bootstrap ${method} interval over samples`,
    level,
    difference: n === 0 ? null : mean(differences),
    higher: differences.filter((difference) => difference > 0).length,
    lower: differences.filter((difference) => difference < 0).length,
  };
  if (options.clusters !== undefined && options.clusters.length !== Math.max(x.length, y.length)) {
    const reason = 'samples and clusters differ in number';
    return { ...base, clusters: 0, standardError: null, low: null, high: null, warnings, reason };
  }
  const clt = clusteredInterval(differences, clusters, { level });
  // Without clusters of its own a sample is one: too few of them is no matter of clustering.
  const cltWarnings =
    options.clusters === undefined ? clt.warnings.filter(({ code }) => code !== 'few-clusters') : clt.warnings;
  const shared = { ...base, standardError: clt.seCR1, clusters: clt.clusters };
  if (method === 'clt' || clt.low === null) {
    const reason = clt.reason === undefined ? {} : { reason: n === 1 ? 'one sample: no spread' : clt.reason };
    return { ...shared, low: clt.low, high: clt.high, warnings: [...warnings, ...cltWarnings], ...reason };
  }
  const settings = { ...options, method };
  const bootstrap =
    options.clusters === undefined
      ? bootstrapInterval(differences, settings)
      : clusterBootstrap(differences, clusters, settings);
  const { low, high } = bootstrap;
  const reason = bootstrap.reason === undefined ? {} : { reason: bootstrap.reason };
  return { ...shared, low, high, warnings: [...warnings, ...bootstrap.warnings], ...reason };
}

/** The clusters of the samples that have both scores; positions where none are given. */
function sharedClusters(x: Scores, y: Scores, clusters: readonly ClusterId[] | undefined): readonly ClusterId[] {
  const shared: ClusterId[] = [];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    if (isFiniteScore(x[i]) && isFiniteScore(y[i])) shared.push(clusters?.[i] ?? i);
  }
  return shared;
}

type ClusterBootstrapOptions = PairedSamplesOptions & { readonly method: BootstrapMethod };

/** Draws whole clusters with replacement; the mean of a resample is over its samples, so large clusters weigh more. */
function clusterBootstrap(
  differences: Float64Array,
  clusters: readonly ClusterId[],
  { method, level = 0.95, key = '', resamples = 10_000 }: ClusterBootstrapOptions,
): Pick<Interval, 'low' | 'high' | 'warnings' | 'reason'> {
  if (isConstant(differences)) {
    const constant = differences[0]!;
    return { low: constant, high: constant, warnings: [constantValues], reason: 'identical values' };
  }
  const { sums, sizes } = clusterTotals(differences, clusters);
  const count = sums.length;
  const [total, size] = [sum(sums), sum(sizes)];
  const values = new Float64Array(resamples);
  const drawn = new Int32Array(count);
  const rng = createRng(key);
  for (let i = 0; i < resamples; i++) {
    rng.fillIndices(drawn, count);
    let [drawnTotal, drawnSize] = [0, 0];
    for (let j = 0; j < count; j++) {
      drawnTotal += sums[drawn[j]!]!;
      drawnSize += sizes[drawn[j]!]!;
    }
    values[i] = drawnTotal / drawnSize;
  }
  const ends = intervalEnds(drawnReplicates(values, { tolerance: 1e-12 * maxAbs(differences) }), {
    method,
    level,
    observed: total / size,
    jackknife: () => sums.map((clusterSum, i) => (total - clusterSum) / (size - sizes[i]!)),
  });
  return {
    low: finiteOrNull(ends.low),
    high: finiteOrNull(ends.high),
    warnings: [...fewClusters(count), ...undercoverage(count), ...ends.warnings],
  };
}

/** Sum and size of each cluster, ordered by these, so that neither names nor the order of samples change a draw. */
function clusterTotals(
  differences: Float64Array,
  clusters: readonly ClusterId[],
): { readonly sums: Float64Array; readonly sizes: Float64Array } {
  const members = new Map<ClusterId, number[]>();
  clusters.forEach((cluster, i) => {
    const list = members.get(cluster);
    if (list === undefined) members.set(cluster, [differences[i]!]);
    else list.push(differences[i]!);
  });
  const totals = Array.from(members.values(), (list) => ({ sum: sum(list.sort((a, b) => a - b)), size: list.length }));
  totals.sort((a, b) => a.sum - b.sum || a.size - b.size);
  return { sums: Float64Array.from(totals, (t) => t.sum), sizes: Float64Array.from(totals, (t) => t.size) };
}
