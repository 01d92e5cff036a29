import { describe, expect, it } from 'vitest';
import { chooseBaseline } from '../../src/analyze/baseline.ts';
import { groupRuns } from '../../src/analyze/group.ts';
import { toMember } from '../../src/analyze/members.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeRuns } from '../helpers/runs.ts';

const configurations = (names: readonly string[]) =>
  groupRuns(
    makeRuns(Object.fromEntries(names.map((name) => [name, [1]]))).map((run) => toMember(run, ['accuracy'])),
    { spec: null, benchmarkId: 'b' },
  ).configurations;
const spec = { id: 'b', file: 'content/benchmarks/b.yaml' };

describe('chooseBaseline', () => {
  it('takes the stated name or id', () => {
    const found = configurations(['none/mlp', 'svm']);
    expect(chooseBaseline(found, { ...spec, baseline: 'none/mlp' }).baseline).toBe(found[0]!.id);
    expect(chooseBaseline(found, { ...spec, baseline: found[1]!.id }).baseline).toBe(found[1]!.id);
  });

  it('falls back to the configuration named baseline, else claims only ranks', () => {
    const named = chooseBaseline(configurations(['Baseline', 'svm']), null);
    expect(named.baseline).toMatch(/^baseline-/);
    expect(chooseBaseline(configurations(['a', 'b']), null)).toMatchObject({ baseline: null });
    expect(chooseBaseline(configurations(['a', 'b']), null).reason).toContain('only ranks');
  });

  it('throws with the nearest names where the stated one does not exist', () => {
    const act = () => chooseBaseline(configurations(['none/mlp', 'svm']), { ...spec, baseline: 'none/mpl' });
    expect(act).toThrow(UserError);
    try {
      act();
    } catch (error) {
      expect(error).toMatchObject({ file: spec.file, hint: 'Did you mean none/mlp?' });
    }
  });
});
