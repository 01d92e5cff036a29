import { findRoot, noncentralTTails, normalQuantile } from '../distributions.ts';

/**
 * Interval of the noncentrality parameter behind an observed t: the values at which t lies on the upper and on the lower
 * (1 − level)/2 quantile. The effect sizes are multiples of it.
 *
 * Source: Steiger and Fouladi (1997); Cumming and Finch (2001). Matches the intervals of R `effectsize::cohens_d`, by
 * inversion of `pt(t, df, ncp)`, also where that call fails (|ncp| > 37.6).
 *
 * @example noncentralityInterval(0, 10, 0.95) // [-1.95996…, 1.95996…]
 */
export function noncentralityInterval(t: number, df: number, level: number): readonly [number, number] {
  // Solved on the side where t is positive, so that swapping the groups mirrors the interval exactly.
  if (t < 0) {
    const [low, high] = noncentralityInterval(-t, df, level);
    return [-high, -low];
  }
  const key = `${t} ${df} ${level}`;
  let interval = solved.get(key);
  if (interval === undefined) {
    interval = solveInterval(t, df, level);
    if (solved.size >= mostSolved) solved.clear();
    solved.set(key, interval);
  }
  return interval;
}

/**
 * Intervals that were solved already. Several effects of one comparison have the same t, and a program that analyses again
 * after one more run asks for nearly all of them again.
 */
const solved = new Map<string, readonly [number, number]>();
const mostSolved = 50_000;

function solveInterval(t: number, df: number, level: number): readonly [number, number] {
  const tail = (1 - level) / 2;
  const z = normalQuantile(tail, 'upper');
  const spread = Math.sqrt(1 + (t * t) / (2 * df));
  // On the scale of the normal quantile both tails are nearly straight lines in the parameter, of slope 1/spread.
  return [
    solve((ncp) => probit(noncentralTTails(t, df, ncp).upper) + z, t - z * spread, spread),
    solve((ncp) => -z - probit(noncentralTTails(t, df, ncp).lower), t + z * spread, spread),
  ];
}

/** Normal quantile, finite at 0 and 1, where only the sign is wanted. */
function probit(p: number): number {
  return Math.min(40, Math.max(-40, normalQuantile(p)));
}

/** Root of an increasing, nearly straight function near `guess`, of slope about 1/spread: secant steps. */
function solve(f: (ncp: number) => number, guess: number, spread: number): number {
  let [x0, f0] = [guess, f(guess)];
  let x1 = x0 - f0 * spread;
  for (let step = 0; step < 20 && Math.abs(x1 - x0) > 1e-9 * spread; step++) {
    const f1 = f(x1);
    const next = x1 - (f1 * (x1 - x0)) / (f1 - f0);
    if (!Number.isFinite(next) || Math.abs(next - guess) > 50 * spread) return bracketed(f, guess, spread);
    [x0, f0, x1] = [x1, f1, next];
  }
  return x1;
}

/** The same root where secant steps run away. */
function bracketed(f: (ncp: number) => number, guess: number, spread: number): number {
  const direction = f(guess) < 0 ? 1 : -1;
  let step = spread / 4;
  let far = guess + direction * step;
  while (f(far) * direction < 0 && step < Number.MAX_VALUE) {
    step *= 2;
    far += direction * step;
  }
  return findRoot(f, guess, far, 1e-12 * spread);
}
