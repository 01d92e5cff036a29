import { describe, expect, it } from 'vitest';
import { makeRun } from '../helpers/runs.ts';
import { analyze, specOf } from './helpers.ts';

describe('toRunRecord', () => {
  const runs = [
    makeRun({
      id: 'b',
      study: 'study',
      params: { m: 1, dir: 'x' },
      volatile: { host: 'h' },
      seed: '0',
      metrics: { z: 1, accuracy: 0.5 },
    }),
    makeRun({
      id: 'a',
      study: 'study',
      params: { m: 1, dir: 'y' },
      seed: '0',
      metrics: { accuracy: 0.4 },
      startedAt: '2020-01-01T00:00:00Z',
    }),
  ];
  const { report } = analyze(runs, { specs: [specOf({ ignoreParams: ['dir'] })] });

  it('lists runs by id with their benchmark and configuration', () => {
    const [configuration] = report.benchmarks[0]!.configurations;
    expect(report.runs.map((run) => [run.id, run.benchmark, run.configuration])).toEqual([
      ['a', 'study', configuration!.id],
      ['b', 'study', configuration!.id],
    ]);
  });

  it('says of a superseded run that it does not count, and why', () => {
    const superseded = report.runs.find((run) => !run.counted)!;
    expect(superseded).toMatchObject({ id: 'b', status: 'completed' });
    expect(superseded.statusReason).toContain('superseded by a');
    expect(report.diagnostics.map((entry) => entry.code)).toContain('duplicate-seed');
  });

  it('shows ignored params among the volatile ones, and keys in order', () => {
    const run = report.runs.find((entry) => entry.id === 'b')!;
    expect(run.volatile).toEqual({ dir: 'x', host: 'h' });
    expect(Object.keys(run.metrics)).toEqual(['accuracy', 'z']);
  });

  it('says how final values were chosen, how precise they are stated to be, and where fields come from', () => {
    const [record] = analyze([
      makeRun({
        id: 'a',
        study: 'study',
        metrics: { accuracy: 0.5, loss: 1, step: 3 },
        finalValue: { accuracy: 'best', loss: 'last', step: 'last', gone: 'declared' },
        metricFacts: { accuracy: { n: 512, standardError: 0.01 }, gone: { n: 3 } },
        provenance: { metrics: 'm.json', config: 'c.yaml' },
      }),
    ]).report.runs;
    expect(record).toMatchObject({
      finalValue: { usual: 'last', except: { accuracy: 'best' } },
      stated: { accuracy: { n: 512, standardError: 0.01 } },
      provenance: { config: 'c.yaml', metrics: 'm.json' },
    });
    expect(Object.keys(record!.stated)).toEqual(['accuracy']);
  });
});
