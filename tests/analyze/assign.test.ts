import { describe, expect, it } from 'vitest';
import { assignRuns, fitsSpec } from '../../src/analyze/assign.ts';
import type { BenchmarkSpec } from '../../src/report/benchmark-spec.ts';
import { makeRun } from '../helpers/runs.ts';

const spec = (id: string, runs?: BenchmarkSpec['runs']): BenchmarkSpec => ({
  id,
  file: `content/benchmarks/${id}.yaml`,
  ...(runs === undefined ? {} : { runs }),
});

describe('fitsSpec', () => {
  const run = makeRun({
    id: 'r',
    sweep: 'night/sweep-1',
    study: 'digits',
    tags: ['a', 'b'],
    params: { model: 'mlp', lr: 0.1, on: true },
  });

  it('takes study or sweep folder with the name of the file where no condition is given', () => {
    expect(fitsSpec(run, spec('digits'))).toBe(true);
    expect(fitsSpec(run, spec('sweep-1'))).toBe(true);
    expect(fitsSpec(run, spec('other'))).toBe(false);
  });

  it('needs every given condition', () => {
    expect(fitsSpec(run, spec('x', { sweep: 'night/*' }))).toBe(true);
    expect(fitsSpec(run, spec('x', { sweep: ['day/*', 'night/*'], tags: ['a', 'b'] }))).toBe(true);
    expect(fitsSpec(run, spec('x', { sweep: 'night/*', tags: ['a', 'c'] }))).toBe(false);
    expect(fitsSpec(run, spec('x', { study: 'digit?' }))).toBe(false);
  });

  it('compares params by their text, so that numbers and booleans need no quotes', () => {
    expect(fitsSpec(run, spec('x', { where: { model: ['svm', 'mlp'], lr: 0.1, on: true } }))).toBe(true);
    expect(fitsSpec(run, spec('x', { where: { model: 'svm' } }))).toBe(false);
    expect(fitsSpec(run, spec('x', { where: { missing: 1 } }))).toBe(false);
  });
});

describe('assignRuns', () => {
  it('groups by study, else by sweep folder, and orders by id', () => {
    const runs = [
      makeRun({ id: 'c', study: null, sweep: 'Zeta Sweep' }),
      makeRun({ id: 'b', study: 'alpha', sweep: 'z' }),
      makeRun({ id: 'a', study: 'alpha', sweep: 'y' }),
      makeRun({ id: 'd', study: null, sweep: null }),
    ];
    const { assignments } = assignRuns(runs, []);
    expect(assignments.map((entry) => [entry.id, entry.runs.map((run) => run.id)])).toEqual([
      ['alpha', ['a', 'b']],
      ['runs', ['d']],
      ['zeta-sweep', ['c']],
    ]);
  });

  it('gives a run that fits two files to the first one, and says so', () => {
    const { assignments, diagnostics } = assignRuns(
      [makeRun({ id: 'a', study: 's', tags: ['t'] })],
      [spec('one', { study: 's' }), spec('two', { tags: 't' })],
    );
    expect(assignments.map((entry) => entry.id)).toEqual(['one']);
    expect(diagnostics.map((entry) => entry.code)).toEqual(['run-fits-two-benchmarks', 'benchmark-without-runs']);
    expect(diagnostics[0]!.message).toContain('one.yaml');
  });

  it('names the nearest study where a file fits no run', () => {
    const { assignments, diagnostics } = assignRuns(
      [makeRun({ id: 'a', study: 'echo-digits' })],
      [spec('x', { study: 'echo-digit' })],
    );
    expect(assignments.map((entry) => entry.id)).toEqual(['echo-digits']);
    expect(diagnostics[0]).toMatchObject({ code: 'benchmark-without-runs', hint: 'Did you mean echo-digits?' });
  });

  it('keeps the rest of a study apart from the file that takes a part of it', () => {
    const runs = [
      makeRun({ id: 'a', study: 's', params: { m: 1 } }),
      makeRun({ id: 'b', study: 's', params: { m: 2 } }),
    ];
    const { assignments } = assignRuns(runs, [spec('s', { where: { m: 1 } })]);
    expect(assignments.map((entry) => entry.id)).toEqual(['s', 's-other']);
  });
});

describe('runs of several tools in one folder', () => {
  const made = (id: string, reader: string, metric: string | null) =>
    makeRun({ id, reader, sweep: 'mixed', metrics: metric === null ? {} : { [metric]: 1 } });

  it('are benchmarks of their own where they share no metric', () => {
    const runs = [made('a', 'generic', 'accuracy'), made('b', 'generic', 'accuracy'), made('c', 'ray-tune', 'reward')];
    const { assignments } = assignRuns(runs, []);
    expect(assignments.map(({ id, runs: own }) => [id, own.map((run) => run.id)])).toEqual([
      ['mixed', ['a', 'b']],
      ['mixed-ray-tune', ['c']],
    ]);
    expect(assignments[1]!.origin).toBe('the runs in folder mixed that ray-tune read');
  });

  it('stay together where they share one, and where a failed run has none', () => {
    const runs = [made('a', 'generic', 'accuracy'), made('b', 'hydra', 'accuracy'), made('c', 'ray-tune', null)];
    expect(assignRuns(runs, []).assignments.map(({ id, runs: own }) => [id, own.length])).toEqual([['mixed', 3]]);
  });
});
