import { describe, expect, it } from 'vitest';
import { makeRun } from '../helpers/runs.ts';
import { analyze, onlyBenchmark, specOf } from './helpers.ts';

const runs = [
  makeRun({
    id: 'a',
    study: 'study',
    params: { 'opt.lr': 1, 'model.name': 'x', 'data.name': 'y' },
    metrics: { accuracy: 1 },
  }),
  makeRun({
    id: 'b',
    study: 'study',
    params: { 'opt.lr': 2, 'model.name': 'x', 'data.name': 'y' },
    metrics: { accuracy: 1 },
  }),
];

describe('listParameters', () => {
  it('labels by the shortest ending that is clear, or as the file says', () => {
    const spec = specOf({ parameters: { 'model.name': { label: 'model', unit: 'kind' } } });
    expect(onlyBenchmark(analyze(runs, { specs: [spec] })).parameters).toEqual([
      { key: 'data.name', label: 'data.name', unit: null, varies: false },
      { key: 'model.name', label: 'model', unit: 'kind', varies: false },
      { key: 'opt.lr', label: 'lr', unit: null, varies: true },
    ]);
  });

  it('warns of a param that no configuration has', () => {
    const { report } = analyze(runs, { specs: [specOf({ parameters: { 'opt.rl': {} } })] });
    expect(report.diagnostics).toMatchObject([{ code: 'unknown-parameter', hint: 'Did you mean opt.lr?' }]);
  });
});
