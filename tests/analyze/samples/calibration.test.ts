import { describe, expect, it } from 'vitest';
import { calibrationOf } from '../../../src/analyze/samples/calibration.ts';
import { loadCheckpoints } from '../../../src/analyze/samples/checkpoints.ts';
import { createSampleIds } from '../../../src/report/sample-ids.ts';
import type { SampleTable } from '../../../src/report/run.ts';
import { tableOf, withTables } from './tables.ts';

const calibrate = (tables: readonly SampleTable[]) => {
  const { configurations, attachments } = withTables({ a: tables });
  return calibrationOf(loadCheckpoints(configurations[0]!, attachments, createSampleIds()), 0.95);
};

describe('calibrationOf', () => {
  const found = calibrate([tableOf('aaaa', 'aabb', { probability: [0.95, 1, 0.55, 0.51] })])!;

  it('puts rows into ten bins of equal width, 1 into the last', () => {
    expect(found.bins.map((bin) => bin.n)).toEqual([0, 0, 0, 0, 0, 2, 0, 0, 0, 2]);
    expect(found.bins[9]).toMatchObject({
      low: 0.9,
      high: 1,
      meanProbability: 0.975,
      accuracy: { k: 2, n: 2, value: 1, high: 1 },
    });
    expect(found.bins[0]!.accuracy).toMatchObject({ value: { value: null }, low: null, high: null });
  });

  it('computes the expected calibration error by hand', () => {
    // bin 5: |0 - 0.53| · 2/4, bin 9: |1 - 0.975| · 2/4
    expect(found.ece).toBe(0.2775);
    expect(found.eceBySeed).toEqual([{ run: 'a-0', seed: '0', value: 0.2775 }]);
  });

  it('warns that pooled seeds are not independent', () => {
    const table = tableOf('aa', 'ab', { probability: [0.9, 0.8] });
    expect(calibrate([table])!.warnings).toEqual([]);
    const two = calibrate([table, table])!;
    expect(two.warnings.map((warning) => warning.code)).toEqual(['pooled-seeds']);
    expect(two.n).toBe(4);
  });

  it('leaves out impossible and missing probabilities, and is null where none is left', () => {
    expect(calibrate([tableOf('aaa', 'aaa', { probability: [1.5, null, 0.3] })])!.n).toBe(1);
    expect(calibrate([tableOf('aa', 'aa')])).toBeNull();
    expect(calibrate([tableOf('--', 'aa', { probability: [0.5, 0.5] })])).toBeNull();
  });
});
