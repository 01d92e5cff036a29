import { describe, expect, it } from 'vitest';
import { differingParams } from '../../src/exports/params.ts';
import { makeReport } from './reports.ts';

describe('differingParams', () => {
  it('tells what all share from what differs or is missing somewhere', () => {
    const report = makeReport([
      {
        scores: { a: [1], b: [1] },
        params: (name) => ({ epochs: 20, lr: name === 'a' ? 0.1 : 0.2, ...(name === 'a' ? { extra: null } : {}) }),
      },
    ]);
    expect(differingParams(report.benchmarks[0]!.configurations)).toEqual({
      shared: [['epochs', '20']],
      differing: ['extra', 'lr'],
    });
  });

  it('has nothing to say about no configuration', () => {
    expect(differingParams([])).toEqual({ shared: [], differing: [] });
  });
});
