import { describe, expect, it } from 'vitest';
import { makeRuns } from '../helpers/runs.ts';
import { analyze, namesIn, onlyBenchmark } from './helpers.ts';

const rank = (scores: Parameters<typeof makeRuns>[0], metric = 'accuracy') => {
  const benchmark = onlyBenchmark(analyze(makeRuns(scores, { metric })));
  const nameOf = namesIn(benchmark);
  const ranking = benchmark.rankings[0]!;
  return { ranking, rows: ranking.rows.map((row) => ({ ...row, name: nameOf(row.configuration) })), nameOf };
};

describe('stability', () => {
  const checks = (scores: Parameters<typeof makeRuns>[0]) => {
    const { ranking, nameOf } = rank(scores);
    return Object.fromEntries(
      ranking.stability.map((entry) => [entry.check, { ...entry, leaders: entry.leaders.map(nameOf) }]),
    );
  };

  it('tells where the median, a left-out seed or failed seeds change the leader', () => {
    const found = checks({
      spiky: [0.5, 0.5, 0.5, 0.99],
      steady: [0.6, 0.6, 0.6, 0.6],
      failing: [0.621, 0.622, 0.623, null],
    });
    expect(found['median']).toMatchObject({ changes: true, leaders: ['failing'] });
    expect(found['median']!.message).toContain('goes to failing');
    expect(found['leave-one-seed-out']).toMatchObject({ changes: true });
    expect(found['failed-as-worst']!.leaders).not.toContain('failing');
  });

  it('tells where nothing changes it', () => {
    const found = checks({ a: [0.9, 0.91, 0.92], b: [0.1, 0.11, 0.12] });
    expect(Object.values(found).every((entry) => !entry.changes)).toBe(true);
    expect(found['failed-as-worst']).toBeUndefined();
    expect(found['leave-one-seed-out']!.message).toBe('Leave any one of 3 seeds out and the lead stays.');
  });
});
