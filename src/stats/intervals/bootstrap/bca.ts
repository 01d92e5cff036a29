import { normalCdf, normalQuantile } from '../../distributions.ts';

/** The three bootstrap intervals, by the definitions of SciPy. */
export type BootstrapMethod = 'percentile' | 'basic' | 'bca';

/** What the corrections of BCa are made of. */
export interface BcaInput {
  /** Share of replicates below the observed statistic. */
  readonly below: number;
  /** Share of replicates equal to it. */
  readonly equal: number;
  /** The statistic with each value left out in turn. */
  readonly jackknife: Float64Array;
}

/** Corrected probabilities of a BCa interval, or the reason why they do not exist. */
export type BcaLevels =
  | { readonly z0: number; readonly acceleration: number; readonly low: number; readonly high: number }
  | { readonly reason: string };

/**
 * The probabilities at which BCa reads the distribution of the replicates: Φ(z0 + (z0 ± z)/(1 − a(z0 ± z))), with
 * z0 = Φ⁻¹(share below + half the share equal) and the acceleration a from the jackknife (Efron 1987).
 * Matches SciPy `bootstrap(..., method='BCa')`.
 */
export function bcaLevels(input: BcaInput, level: number): BcaLevels {
  const share = input.below + input.equal / 2;
  if (share <= 0 || share >= 1) return { reason: 'every resample lies on one side of the observed value' };
  const acceleration = jackknifeAcceleration(input.jackknife);
  if (acceleration === null) return { reason: 'leaving out a value changes nothing' };
  const z0 = normalQuantile(share);
  const corrected = (z: number): number => {
    const stretch = 1 - acceleration * (z0 + z);
    return stretch > 0 ? normalCdf(z0 + (z0 + z) / stretch) : Number.NaN;
  };
  const z = normalQuantile((1 - level) / 2, 'upper');
  const [low, high] = [corrected(-z), corrected(z)];
  if (!(low < high)) return { reason: 'the acceleration is too large' };
  return { z0, acceleration, low, high };
}

/** Σd³ / (6 (Σd²)^(3/2)) of the deviations d of the jackknife values from their mean, `null` where they are equal. */
function jackknifeAcceleration(values: Float64Array): number | null {
  const n = values.length;
  let total = 0;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    total += values[i]!;
    largest = Math.max(largest, Math.abs(values[i]!));
  }
  const centre = total / n;
  let widest = 0;
  for (let i = 0; i < n; i++) widest = Math.max(widest, Math.abs(centre - values[i]!));
  if (!(widest > 1e-14 * largest)) return null;
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < n; i++) {
    const deviation = (centre - values[i]!) / widest;
    squares += deviation * deviation;
    cubes += deviation * deviation * deviation;
  }
  return cubes / (6 * squares * Math.sqrt(squares));
}
