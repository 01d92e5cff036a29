import { gammaRatioHalf } from '../distributions.ts';
import { finiteOrNull, type Effect, type StatWarning } from '../result.ts';
import type { TTestResult } from '../tests/t-test.ts';
import { type CohenLabel, LABEL_NEEDS } from './magnitude.ts';
import { noncentralityInterval } from './noncentrality.ts';

/** An effect with its label, `null` below ten values on a side. */
export interface EffectSize extends Effect {
  readonly magnitude: CohenLabel | null;
}

/** Choices of an effect size. */
export interface EffectOptions {
  /** Confidence level in (0, 1), 0.95 by default. */
  readonly level?: number;
}

/** A standardised effect before its interval is known. */
export interface Standardised {
  readonly n: number;
  /** Values on the smaller side, or pairs: what the label goes by. */
  readonly nPerSide: number;
  readonly method: string;
  readonly warnings: readonly StatWarning[];
  /** The observed t, of the noncentral t distribution with `df`; the effect is `perT` times it. */
  readonly t: number;
  readonly perT: number;
  readonly df: number;
  readonly label: (value: number) => CohenLabel;
}

/** Adds the interval from the noncentral t distribution and the label; an overflow gives null with a reason. */
export function withNoncentralInterval(effect: Standardised, options: EffectOptions): EffectSize {
  const { n, method, warnings, t, perT, df } = effect;
  const { level = 0.95 } = options;
  const value = finiteOrNull(t * perT);
  if (value === null) return noEffect(n, method, 'the effect exceeds the range of numbers', warnings);
  const [low, high] = noncentralityInterval(t, df, level);
  return {
    n,
    method,
    warnings,
    value,
    low: finiteOrNull(low * perT),
    high: finiteOrNull(high * perT),
    level,
    magnitude: effect.nPerSide < LABEL_NEEDS ? null : effect.label(value),
  };
}

/** An effect that does not exist, with the reason. */
export function noEffect(
  n: number,
  method: string,
  reason: string,
  warnings: readonly StatWarning[],
): EffectSize & { readonly reason: string } {
  return { n, method, warnings, value: null, low: null, high: null, level: null, magnitude: null, reason };
}

/**
 * Hedges' exact factor J(df) = Γ(df/2) / (√(df/2)·Γ((df − 1)/2)), which takes the upward bias off a standardised
 * difference; 0 at df = 1, where no factor can.
 *
 * Source: Hedges (1981). Matches `effectsize::hedges_g`.
 *
 * @example hedgesCorrection(8) // 0.90270333367641
 */
export function hedgesCorrection(df: number): number {
  return df <= 1 ? 0 : gammaRatioHalf((df - 1) / 2) / Math.sqrt(df / 2);
}

/** The effect times Hedges' factor, interval and all. */
export function corrected(effect: EffectSize, df: number, method: string): EffectSize {
  const factor = hedgesCorrection(df);
  if (effect.value === null) return { ...effect, method };
  if (factor === 0)
    return noEffect(effect.n, method, 'one degree of freedom: the correction does not exist', effect.warnings);
  const times = (value: number | null): number | null => (value === null ? null : value * factor);
  return { ...effect, method, value: effect.value * factor, low: times(effect.low), high: times(effect.high) };
}

/** The difference and the interval of a t test as an effect in units of the metric. */
export function differenceOf(test: TTestResult, method: string): Effect {
  const { n, warnings, difference, low, high, level } = test;
  const missing = low === null || high === null;
  const reason = missing ? { reason: test.reason ?? 'the interval exceeds the range of numbers' } : {};
  return { n, method, warnings, value: difference, low, high, level: missing ? null : level, ...reason };
}
