import { describe, expect, it } from 'vitest';
import { resolveDuplicates } from '../../src/analyze/duplicates.ts';
import { toMember } from '../../src/analyze/members.ts';
import type { Run } from '../../src/report/run.ts';
import { makeRun } from '../helpers/runs.ts';

const resolve = (runs: readonly Run[], policy: 'latest' | 'first' = 'latest') =>
  resolveDuplicates(
    runs.map((run) => toMember(run, ['accuracy'])),
    policy,
    (run) => run.group,
  );
const repeat = (id: string, fields: Partial<Run> = {}) =>
  makeRun({ id, group: 'g', seed: '0', metrics: { accuracy: 0.5 }, ...fields });
const countedOf = (found: ReturnType<typeof resolve>) =>
  found.members.filter((member) => member.counted).map((member) => member.run.id);

describe('resolveDuplicates', () => {
  const old = repeat('z-old', { finishedAt: '2026-01-01T00:00:00Z' });
  const young = repeat('a-new', { finishedAt: '2026-01-02T00:00:00Z' });

  it('keeps the latest or the first by time, whatever the order of the files', () => {
    expect(countedOf(resolve([old, young]))).toEqual(['a-new']);
    expect(countedOf(resolve([young, old]))).toEqual(['a-new']);
    expect(countedOf(resolve([young, old], 'first'))).toEqual(['z-old']);
  });

  it('says what was superseded by what', () => {
    const found = resolve([old, young]);
    expect(found.diagnostics).toMatchObject([{ code: 'duplicate-seed', severity: 'warning' }]);
    expect(found.members[0]).toMatchObject({ superseded: true, counted: false });
    expect(found.members[0]!.statusReason).toContain('superseded by a-new');
  });

  it('never lets a crash erase a result', () => {
    const crashed = repeat('b', { status: 'failed', metrics: {}, finishedAt: '2026-01-03T00:00:00Z' });
    expect(countedOf(resolve([old, crashed]))).toEqual(['z-old']);
  });

  it('falls back to the id where no time is known', () => {
    expect(countedOf(resolve([repeat('run10'), repeat('run9')]))).toEqual(['run10']);
  });

  it('leaves runs without a seed and other configurations alone', () => {
    const runs = [repeat('a', { seed: null }), repeat('b', { seed: null }), repeat('c'), repeat('d', { group: 'h' })];
    const found = resolve(runs);
    expect(countedOf(found)).toEqual(['a', 'b', 'c', 'd']);
    expect(found.diagnostics).toEqual([]);
  });
});
