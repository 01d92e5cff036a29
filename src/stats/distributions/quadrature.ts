import { chiSquaredTails } from './chi-squared.ts';
import { log1pMinusX, stirlingError } from './special.ts';
import type { Tails } from './tails.ts';

const ORDER = 20;
/** Beyond this many standard deviations (on the scale of Wilson and Hilferty) less than 1e-20 of the mass is left. */
const SUPPORT = 9.5;

interface Rule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Nodes and weights of the Gauss–Legendre rule on [−1, 1], by Newton's method on the Legendre polynomial. */
function gaussLegendre(order: number): Rule {
  const nodes = new Float64Array(order);
  const weights = new Float64Array(order);
  for (let i = 0; i < order; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (order + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      let [previous, value] = [1, x];
      for (let k = 2; k <= order; k++) {
        [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
      }
      slope = (order * (x * value - previous)) / (x * x - 1);
      x -= value / slope;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

const rule = gaussLegendre(ORDER);

/**
 * Visits the nodes of a composite Gauss–Legendre rule on [low, high] with panels of at most `width`: `visit(x, weight)`.
 * The sum of weight · f(x) is the integral of f; a panel of four standard deviations of a bell is exact to 1e-16.
 */
export function visitNodes(low: number, high: number, width: number, visit: (x: number, weight: number) => void): void {
  if (!(high > low)) return;
  const panels = Math.max(1, Math.ceil((high - low) / width));
  const half = (high - low) / panels / 2;
  for (let panel = 0; panel < panels; panel++) {
    const centre = low + (2 * panel + 1) * half;
    for (let i = 0; i < ORDER; i++) visit(centre + half * rule.nodes[i]!, half * rule.weights[i]!);
  }
}

/** An integrand of `expectOverChi`: adds to its own sums the value at s times `weight`. */
export type ChiVisitor = (s: number, weight: number) => void;

/** The range of s = √(χ²/df) that holds all but 1e-20 of the mass, and about its standard deviation. */
export interface ChiSupport {
  readonly low: number;
  readonly high: number;
  readonly deviation: number;
}

/** See `ChiSupport`; the transformation of Wilson and Hilferty 1931 bounds the quantiles. */
export function chiSupport(df: number): ChiSupport {
  const spread = 2 / (9 * df);
  const at = (z: number): number => Math.sqrt(Math.max(0, 1 - spread + z * Math.sqrt(spread)) ** 3);
  return { low: at(-SUPPORT), high: at(SUPPORT), deviation: 1 / Math.sqrt(2 * df) };
}

/** P(√(χ²/df) <= s) and its complement. */
export function chiTails(s: number, df: number): Tails {
  return chiSquaredTails(df * s * s, df);
}

/**
 * Visits nodes s in [low, high] with weights that hold the density of s = √(χ²/df), so that the sum of weight · g(s) is
 * the part of the expectation of g from that range. `width` bounds the panels (the scale on which g changes).
 */
export function visitChiNodes(df: number, low: number, high: number, width: number, visit: ChiVisitor): void {
  if (!(high > low)) return;
  const a = df / 2;
  const constant = 2 * Math.sqrt(a / (2 * Math.PI)) * Math.exp(-stirlingError(a));
  const withDensity: ChiVisitor = (s, weight) => {
    const w = (s - 1) * (s + 1);
    // s² − 1 − ln s² is the deviance of s²; written so that it keeps its digits near s = 1.
    const exponent = w > -0.75 ? log1pMinusX(w) : 2 * Math.log(s) - w;
    visit(s, (weight * constant * Math.exp(a * exponent)) / s);
  };
  let from = low;
  if (low === 0 && df < 6 && !Number.isInteger(df)) {
    // Near 0 the density goes like s^(df − 1), a root here: s = first · v⁶ makes a short first panel smooth.
    const first = Math.min(high, width / 4);
    visitNodes(0, 1, 1, (v, weight) => withDensity(first * v ** 6, weight * first * 6 * v ** 5));
    from = first;
  }
  visitNodes(from, high, width, withDensity);
}
