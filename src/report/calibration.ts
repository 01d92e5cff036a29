/** How often intervals and verdicts of each kind are wrong: measured by simulation (`npm run calibrate -- --write`). */
import { z } from 'zod';
import measured from './calibration.json' with { type: 'json' };

const row = z.strictObject({
  kind: z.enum(['coverage', 'false-verdict', 'power']),
  method: z.string(),
  n: z.int(),
  k: z.int(),
  distribution: z.string(),
  nominal: z.number().nullable(),
  rate: z.number(),
  standardError: z.number(),
  replicates: z.int(),
});

/** One cell of the simulation: `n` seeds, `k` configurations, a share with its Monte Carlo error. */
export type CalibrationRow = z.infer<typeof row>;

/** All measured cells. */
export const calibration: readonly CalibrationRow[] = z.array(row).parse(measured.rows);

/** The entry of `known` nearest to `wanted`, the smaller one where two are equally near. */
const nearest = (known: readonly number[], wanted: number): number | null =>
  known.reduce<number | null>(
    (best, value) => (best === null || Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best),
    null,
  );

/** The cells of a kind and method whose n and k lie nearest to a design, one per distribution. */
export function calibrationNear(
  kind: CalibrationRow['kind'],
  method: string,
  design: { readonly n: number; readonly k: number },
): readonly CalibrationRow[] {
  const all = calibration.filter((item) => item.kind === kind && item.method === method);
  const n = nearest(
    [...new Set(all.map((item) => item.n))].sort((a, b) => a - b),
    design.n,
  );
  const k = nearest(
    [...new Set(all.filter((item) => item.n === n).map((item) => item.k))].sort((a, b) => a - b),
    design.k,
  );
  return all.filter((item) => item.n === n && item.k === k);
}
