import { expect, it } from 'vitest';
import {
  BOOTSTRAP_NEEDS,
  CLUSTERS_NEEDED,
  constantValues,
  fewClusters,
  percentileFallback,
  undercoverage,
} from '../../src/stats/warnings.ts';

it('warns below the limits and not from them on', () => {
  expect(undercoverage(BOOTSTRAP_NEEDS)).toEqual([]);
  expect(undercoverage(BOOTSTRAP_NEEDS - 1)).toMatchObject([{ code: 'bootstrap-undercovers' }]);
  expect(fewClusters(CLUSTERS_NEEDED)).toEqual([]);
  expect(fewClusters(CLUSTERS_NEEDED - 1)).toMatchObject([{ code: 'few-clusters' }]);
});

it('says in a sentence what to know, with the numbers', () => {
  expect(undercoverage(3)[0]!.message).toContain('3 values');
  expect(fewClusters(7)[0]!.message).toContain('7 clusters');
  expect(percentileFallback('because')).toMatchObject({
    code: 'percentile-fallback',
    message: expect.stringContaining('because'),
  });
  expect(constantValues.message).toContain('says nothing');
});
