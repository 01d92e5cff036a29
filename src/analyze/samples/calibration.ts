/** Does the stated probability tell how often the answer is right? Ten bins of equal width, all seeds pooled. */
import { wilsonInterval } from '../../stats/intervals/wilson-interval.ts';
import type { Calibration, Rate } from '../../report/samples-schema.ts';
import { publish, publishOrNull, toQuantity } from '../publish.ts';
import type { Checkpoint } from './checkpoints.ts';

const bins = 10;

interface Tally {
  readonly n: Int32Array;
  readonly right: Int32Array;
  readonly stated: Float64Array;
}

/** Rows by bin of their stated probability; 1 belongs to the last bin. Rows without probability or judgement are left out. */
function tally(checkpoints: readonly Checkpoint[]): Tally {
  const result = { n: new Int32Array(bins), right: new Int32Array(bins), stated: new Float64Array(bins) };
  for (const { table, right } of checkpoints) {
    for (let row = 0; row < right.length; row++) {
      const probability = table.probability?.[row] ?? null;
      if (probability === null || right[row]! < 0 || probability < 0 || probability > 1) continue;
      const bin = Math.min(bins - 1, Math.floor(probability * bins));
      result.n[bin]!++;
      result.right[bin]! += right[row]!;
      result.stated[bin]! += probability;
    }
  }
  return result;
}

const countOf = (found: Tally): number => found.n.reduce((total, count) => total + count, 0);

/** Expected calibration error (Guo et al. 2017): the mean over rows of |share right − mean probability| of their bin. */
function calibrationError(found: Tally): number | null {
  const total = countOf(found);
  if (total === 0) return null;
  let error = 0;
  for (let bin = 0; bin < bins; bin++) error += Math.abs(found.right[bin]! - found.stated[bin]!);
  return error / total;
}

function rateOf(k: number, n: number, level: number): Rate {
  const interval = wilsonInterval(k, n, { level });
  return {
    k,
    n,
    value: toQuantity(n === 0 ? null : k / n, 'no prediction in this bin'),
    low: publishOrNull(interval.low),
    high: publishOrNull(interval.high),
    level,
    method: interval.method,
  };
}

/** The calibration of a configuration; null where its predictions hold no probability or cannot be judged. */
export function calibrationOf(checkpoints: readonly Checkpoint[], level: number): Calibration | null {
  const usable = checkpoints.filter((checkpoint) => countOf(tally([checkpoint])) > 0);
  if (usable.length === 0) return null;
  const pooled = tally(usable);
  return {
    runs: usable.length,
    n: countOf(pooled),
    bins: Array.from({ length: bins }, (_, bin) => {
      const n = pooled.n[bin]!;
      return {
        low: publish(bin / bins),
        high: publish((bin + 1) / bins),
        n,
        meanProbability: toQuantity(n === 0 ? null : pooled.stated[bin]! / n, 'no prediction in this bin'),
        accuracy: rateOf(pooled.right[bin]!, n, level),
      };
    }),
    ece: toQuantity(calibrationError(pooled), 'no prediction with a probability'),
    eceBySeed: usable.map((checkpoint) => ({
      run: checkpoint.run,
      seed: checkpoint.seed,
      value: toQuantity(calibrationError(tally([checkpoint])), 'no prediction with a probability'),
    })),
    warnings: usable.length > 1 ? [pooledWarning] : [],
  };
}

const pooledWarning = {
  code: 'pooled-seeds',
  message:
    'All seeds are pooled: the intervals treat repeated predictions of one sample as independent and are too narrow.',
};
