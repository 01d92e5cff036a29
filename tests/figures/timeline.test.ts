import { describe, expect, it } from 'vitest';
import { timeline } from '../../src/figures/timeline.ts';
import { built, inputWith, layerData, runs } from './fixture.ts';

describe('timeline', () => {
  it('tells the span, how many ran at once, and what did not complete', () => {
    expect(built(timeline).description).toBe(
      '21 runs from 2026-11-21 03:00 to 2026-11-21 03:07 UTC, 7\u202fmin 15\u202fs in all, at most 8 at once. ' +
        '1 run did not complete: noise/svm (failed).',
    );
  });

  it('gives runs that overlap lanes of their own', () => {
    const boxes = layerData(built(timeline));
    for (const a of boxes) {
      for (const b of boxes) {
        if (a === b || a['y'] !== b['y']) continue;
        expect(Number(a['x2']) <= Number(b['x']) + 1 || Number(b['x2']) <= Number(a['x']) + 1).toBe(true);
      }
    }
  });

  it('says how many runs have no times, and does not apply without two that have', () => {
    const some = runs.map((run, i) => ({ ...run, startedAt: i < 3 ? null : run.startedAt }));
    expect(built(timeline, inputWith({ runs: some })).description).toContain(
      '3 runs without a known start or duration are left out.',
    );
    expect(timeline.build(inputWith({ runs: runs.map((run) => ({ ...run, startedAt: null })) }))).toBeNull();
    expect(timeline.build(inputWith({ runs: runs.map((run) => ({ ...run, startedAt: 'yesterday' })) }))).toBeNull();
  });
});
