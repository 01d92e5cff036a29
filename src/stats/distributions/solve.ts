import type { Tails } from './tails.ts';

const MAX_STEPS = 200;

/**
 * A root of `f` between `low` and `high`, where `f` changes sign, to about two units in the last place or to `tolerance`.
 * Chandrupatla 1997: inverse quadratic steps where they are safe, bisection elsewhere. NaN when the signs are equal.
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 0): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(Math.sign(fa) * Math.sign(fb) < 0)) return Number.NaN;
  let [c, fc] = [a, fa];
  let t = 0.5;
  for (let step = 0; step < MAX_STEPS; step++) {
    const x = a + t * (b - a);
    const fx = f(x);
    if (Math.sign(fx) === Math.sign(fa)) {
      [c, fc] = [a, fa];
    } else {
      [c, fc] = [b, fb];
      [b, fb] = [a, fa];
    }
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const smallest = 2 ** -52 * Math.abs(best) + tolerance / 2;
    const relative = smallest / Math.abs(b - a);
    if (fx === 0 || relative > 0.5) return best;
    t = nextFraction(a, b, c, fa, fb, fc);
    t = Math.min(1 - relative, Math.max(relative, t));
  }
  return a;
}

function nextFraction(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
}

const LARGEST_LOG = 709;

/**
 * The x > 0 at which a distribution on the positive axis has the wanted tails: bracketed from `start` on a logarithmic
 * axis and solved for the logarithm of the smaller tail, so that 1e-300 is found as well as 0.5. 0 and Infinity where
 * the wanted lower tail is 0 and 1; NaN for a probability outside [0, 1].
 */
export function positiveQuantile(tails: (x: number) => Tails, wanted: Tails, start: number): number {
  if (!(wanted.lower >= 0 && wanted.upper >= 0)) return Number.NaN;
  if (wanted.lower === 0) return 0;
  if (wanted.upper === 0) return Infinity;
  const fromBelow = wanted.lower <= wanted.upper;
  const target = Math.log(fromBelow ? wanted.lower : wanted.upper);
  const f = (logX: number): number => {
    const { lower, upper } = tails(Math.exp(logX));
    // A tail of 0 has left the range of doubles: any value below every target keeps the sign right.
    return fromBelow ? logOrFloor(lower) - target : target - logOrFloor(upper);
  };
  let low = Math.log(start);
  let step = 0.5;
  let high = low + step;
  while (f(high) < 0 && high < LARGEST_LOG) {
    low = high;
    step *= 2;
    high = Math.min(LARGEST_LOG, high + step);
  }
  step = 0.5;
  while (f(low) > 0 && low > -LARGEST_LOG) {
    high = low;
    step *= 2;
    low = Math.max(-LARGEST_LOG, low - step);
  }
  return Math.exp(findRoot(f, low, high));
}

function logOrFloor(p: number): number {
  return p > 0 ? Math.log(p) : -800;
}
