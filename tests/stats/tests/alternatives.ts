import type { Alternative } from '../../../src/stats/result.ts';
import type { GoldenCase } from '../golden.ts';

/** The reference files write the alternative as R does. */
export function alternativeOf(golden: GoldenCase): Alternative {
  const { alternative } = golden.options;
  return alternative === 'greater' || alternative === 'less' ? alternative : 'two-sided';
}
