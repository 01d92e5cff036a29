import { describe, expect, it } from 'vitest';
import { toMember } from '../../src/analyze/members.ts';
import { makeRun } from '../helpers/runs.ts';

const judge = (fields: Parameters<typeof makeRun>[0], keys = ['accuracy']) => toMember(makeRun(fields), keys);

describe('toMember', () => {
  it('counts a completed run with its primary metric', () => {
    expect(judge({ id: 'a', metrics: { accuracy: 0 } })).toMatchObject({ status: 'completed', counted: true });
  });

  it('calls a non-finite primary metric diverged', () => {
    const member = judge({ id: 'a', metrics: { accuracy: { value: null, reason: 'NaN' } } });
    expect(member).toMatchObject({ status: 'diverged', counted: false });
    expect(member.statusReason).toContain('accuracy');
  });

  it('calls a missing primary metric incomplete', () => {
    expect(judge({ id: 'a', metrics: { loss: 1 } })).toMatchObject({ status: 'incomplete', counted: false });
    expect(judge({ id: 'a' }, [])).toMatchObject({ status: 'incomplete', statusReason: 'it holds no metric' });
  });

  it('never counts the metric of a failed, running or unknown run', () => {
    for (const status of ['failed', 'running', 'unknown'] as const) {
      expect(judge({ id: 'a', status, metrics: { accuracy: 1 } })).toMatchObject({ status, counted: false });
    }
  });

  it('judges by the metric of the benchmark, not by what the run thought', () => {
    expect(judge({ id: 'a', status: 'incomplete', metrics: { accuracy: 1 } })).toMatchObject({
      status: 'completed',
      counted: true,
    });
  });

  it('accepts the primary metric of any task, and one that diverged spoils the run', () => {
    const keys = ['a.acc', 'b.acc'];
    expect(judge({ id: 'a', metrics: { 'b.acc': 1 } }, keys).counted).toBe(true);
    expect(judge({ id: 'a', metrics: { 'a.acc': 1, 'b.acc': { value: null, reason: 'Infinity' } } }, keys).status).toBe(
      'diverged',
    );
  });
});
