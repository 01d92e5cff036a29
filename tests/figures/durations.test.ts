import { describe, expect, it } from 'vitest';
import { durations } from '../../src/figures/durations.ts';
import { built, inputWith, runs } from './fixture.ts';

describe('durations', () => {
  it('tells shortest, longest, the longest mean, and what did not complete', () => {
    expect(built(durations).description).toBe(
      'Durations of 21 runs of 4 configurations: from 1\u202fmin 00\u202fs (plain/svm) to 2\u202fmin 15\u202fs (noise/svm). ' +
        'The longest mean is 1\u202fmin 30\u202fs, of plain/svm. 1 run did not complete: crosses.',
    );
  });

  it('keeps failed runs in the table with their status', () => {
    const { rows } = built(durations).table;
    expect(rows.filter((row) => row[2] === 'failed')).toEqual([['noise/svm', '5', 'failed', 135]]);
  });

  it('leaves out runs without a duration and does not apply without two', () => {
    const untimed = runs.map((run, i) => ({ ...run, durationSeconds: i === 0 ? 5 : null }));
    expect(durations.build(inputWith({ runs: untimed }))).toBeNull();
  });
});
