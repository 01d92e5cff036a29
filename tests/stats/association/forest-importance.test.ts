import { describe, expect, it } from 'vitest';
import { codeColumn } from '../../../src/stats/association/columns.ts';
import { forestImportance } from '../../../src/stats/association/forest-importance.ts';
import { createRng } from '../../../src/stats/rng.ts';

describe('forestImportance', () => {
  const rng = createRng('forest-data');
  const n = 80;
  const draw = (levels: number): number[] => Array.from({ length: n }, () => rng.nextIndex(levels));
  const [strong, weak, none] = [draw(6), draw(6), draw(6)];
  const columns = [codeColumn('strong', strong!), codeColumn('weak', weak!), codeColumn('none', none!)];
  const response = Float64Array.from({ length: n }, (_, i) => 3 * strong![i]! + weak![i]! + 0.5 * rng.nextFloat());
  const result = forestImportance(columns, response, 'k');

  it('orders the parameters by what they do, with intervals around the values', () => {
    const [first, second, third] = result.importance;
    expect(first!.value).toBeGreaterThan(2 * second!.value);
    expect(second!.value).toBeGreaterThan(third!.value);
    expect(Math.abs(third!.value)).toBeLessThan(0.03);
    for (const entry of result.importance) expect(entry.low <= entry.value && entry.value <= entry.high).toBe(true);
    expect(result.outOfBagR2).toBeGreaterThan(0.8);
    expect(result.warnings.map(({ code }) => code)).toEqual(['exploratory']);
  });

  it('is the same every time and blind to shift and scale', () => {
    expect(forestImportance(columns, response, 'k')).toEqual(result);
    const moved = forestImportance(
      columns,
      response.map((value) => 8 * value + 64),
      'k',
    );
    moved.importance.forEach((entry, i) => expect(entry.value).toBeCloseTo(result.importance[i]!.value, 9));
  });

  it('explains nothing of noise', () => {
    const noise = Float64Array.from({ length: n }, () => rng.nextFloat());
    expect(forestImportance(columns, noise, 'k').outOfBagR2).toBeLessThan(0.1);
  });

  it('refuses what is too small', () => {
    expect(forestImportance(columns, response.subarray(0, 10), 'k').reason).toBe('needs 20 rows, has 10');
    expect(forestImportance([columns[0]!], response, 'k').reason).toBe('fewer than two parameters vary');
    expect(forestImportance(columns, new Float64Array(n), 'k').reason).toBe('the response is constant');
  });
});
