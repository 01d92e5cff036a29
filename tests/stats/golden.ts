import { readFileSync } from 'node:fs';

/** A reference case: what went in, what must come out, which call made it, and its own tolerances where it has some. */
export interface GoldenCase {
  readonly id: string;
  // The files hold many shapes; every test reads only the fields that its file's README line names.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly input: any;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly options: any;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly expected: any;
  readonly source: string;
  readonly note?: string | null;
  readonly tol?: Readonly<Record<string, number>>;
}

/** All cases of `tests/reference/<name>.json`; "NaN", "Infinity" and "-Infinity" become numbers. Throws when it is empty. */
export function loadGolden(name: string): readonly GoldenCase[] {
  const path = new URL(`../reference/${name}.json`, import.meta.url);
  const cases = JSON.parse(readFileSync(path, 'utf8'), (_key, value: unknown) =>
    value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value,
  );
  if (!Array.isArray(cases) || cases.length === 0) throw new Error(`no reference cases in ${name}.json`);
  return cases;
}

/** How far a value may lie from the reference: `rel` of its size or `abs`, whichever is larger. */
export interface Tolerance {
  readonly rel?: number;
  readonly abs?: number;
}

/** True when `actual` matches `expected`: null with null, otherwise within rel 1e-9 or abs 1e-12 unless told. */
export function isClose(
  actual: number | null | undefined,
  expected: number | null,
  tolerance: Tolerance = {},
): boolean {
  if (expected === null) return actual === null;
  if (actual === null || actual === undefined) return false;
  if (Object.is(actual, expected) || actual === expected) return true;
  const { rel = 1e-9, abs = 1e-12 } = tolerance;
  return Math.abs(actual - expected) <= Math.max(abs, rel * Math.abs(expected));
}

/**
 * Compares the fields of `actual` with the reference fields of the same name; throws one error that lists every difference.
 * A field with an entry in `tol` (of the case) is compared with that absolute tolerance. At least one field is required.
 */
export function expectGolden(
  golden: GoldenCase,
  actual: Readonly<Record<string, number | null | undefined>>,
  tolerance: Tolerance = {},
): void {
  const fields = Object.keys(actual);
  if (fields.length === 0) throw new Error(`${golden.id}: nothing compared`);
  const wrong = fields.filter((field) => {
    if (!(field in golden.expected)) throw new Error(`${golden.id}: the reference has no field ${field}`);
    const own = golden.tol?.[field];
    const allowed = own === undefined ? tolerance : { rel: 0, abs: Math.max(own, 1e-12) };
    return !isClose(actual[field], golden.expected[field], allowed);
  });
  if (wrong.length > 0) {
    const lines = wrong.map((field) => `  ${field}: got ${actual[field]}, reference ${golden.expected[field]}`);
    throw new Error(
      `${golden.id} (${golden.source})\n${lines.join('\n')}\n  input ${JSON.stringify(golden.input).slice(0, 400)}`,
    );
  }
}

/** Compares every case of a reference file with `compute` of its input; one error names the first differing case. */
export function expectAllGolden(
  name: string,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  compute: (input: any, golden: GoldenCase) => Readonly<Record<string, number | null | undefined>>,
  tolerance: Tolerance = {},
): void {
  for (const golden of loadGolden(name)) expectGolden(golden, compute(golden.input, golden), tolerance);
}
