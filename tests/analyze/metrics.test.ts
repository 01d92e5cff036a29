import { describe, expect, it } from 'vitest';
import { listMetrics } from '../../src/analyze/metrics.ts';
import type { BenchmarkSpec } from '../../src/report/benchmark-spec.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeRun } from '../helpers/runs.ts';

const spec = (fields: Partial<BenchmarkSpec>): BenchmarkSpec => ({
  id: 'b',
  file: 'content/benchmarks/b.yaml',
  ...fields,
});
const runs = [
  makeRun({ id: 'a', metrics: { loss: 0.5, accuracy: 0.9, latency_ms: 3 } }),
  makeRun({ id: 'b', metrics: { loss: 0.6, accuracy: { value: null, reason: 'NaN' }, f1: 120 } }),
];

describe('listMetrics', () => {
  it('infers everything where there is no file, and says so', () => {
    const list = listMetrics(runs, null, []);
    expect(list.primaryMetric).toBe('accuracy');
    expect(list.metrics.map((metric) => [metric.id, metric.role, metric.better])).toEqual([
      ['accuracy', 'primary', 'higher'],
      ['f1', 'secondary', 'higher'],
      ['latency_ms', 'cost', 'lower'],
      ['loss', 'secondary', 'lower'],
    ]);
    expect(list.inferences.join('\n')).toMatch(/Primary metric accuracy: inferred from its name/);
    expect(list.inferences.join('\n')).toMatch(/Lower is better for latency_ms and loss/);
    expect(list.metrics[0]!.inferred).toContain('better');
  });

  it('sets bounds 0 to 1 only where all values fit', () => {
    const [accuracy, f1] = listMetrics(runs, null, []).metrics;
    expect(accuracy!.bounds).toEqual([0, 1]);
    expect(f1!.bounds).toBeNull();
  });

  it('puts stated metrics first, in the order of the file', () => {
    const list = listMetrics(
      runs,
      spec({ primary: 'error', metrics: { error: { key: 'loss', label: 'Loss!', better: 'lower' } } }),
      [],
    );
    expect(list.metrics.map((metric) => metric.id)).toEqual(['error', 'accuracy', 'f1', 'latency_ms']);
    expect(list.metrics[0]).toMatchObject({ key: 'loss', label: 'Loss!', role: 'primary', inferred: [] });
  });

  it('leaves out the others where the file wants so', () => {
    const list = listMetrics(runs, spec({ onlyListedMetrics: true, metrics: { loss: {} } }), []);
    expect(list.metrics.map((metric) => metric.id)).toEqual(['loss']);
    expect(list.primaryMetric).toBe('loss');
  });

  it('takes the primary metric that most runs name', () => {
    const named = runs.map((run) => ({ ...run, primaryMetric: 'loss' }));
    expect(listMetrics(named, null, []).primaryMetric).toBe('loss');
    expect(listMetrics(named, spec({ primary: 'accuracy' }), []).primaryMetric).toBe('accuracy');
  });

  it('throws for an unknown primary metric, with the nearest name', () => {
    expect(() => listMetrics(runs, spec({ primary: 'acuracy' }), [])).toThrow(UserError);
    try {
      listMetrics(runs, spec({ primary: 'acuracy' }), []);
    } catch (error) {
      expect(error).toMatchObject({ file: 'content/benchmarks/b.yaml', hint: 'Did you mean accuracy?' });
    }
  });

  it('warns where no run holds a stated metric', () => {
    const list = listMetrics(runs, spec({ metrics: { acuracy: {} } }), []);
    expect(list.diagnostics).toMatchObject([{ code: 'metric-in-no-run', hint: 'Did you mean accuracy?' }]);
  });

  it('ranks each task by the same metric', () => {
    const tasked = [makeRun({ id: 'a', metrics: { 'gsm8k.accuracy': 0.5, 'math.accuracy': 0.2, 'math.loss': 1 } })];
    const list = listMetrics(tasked, null, ['gsm8k', 'math']);
    expect(list.primaryMetric).toBe('gsm8k.accuracy');
    expect(list.metrics.map((metric) => [metric.id, metric.task, metric.role])).toEqual([
      ['gsm8k.accuracy', 'gsm8k', 'primary'],
      ['math.accuracy', 'math', 'primary'],
      ['math.loss', 'math', 'secondary'],
    ]);
  });

  it('tells metrics of the same name apart by the whole key', () => {
    const split = [makeRun({ id: 'a', metrics: { 'train.loss': 1, 'val.loss': 2, 'val.accuracy': 0.5 } })];
    expect(listMetrics(split, null, []).metrics.map((metric) => metric.label)).toEqual([
      'train loss',
      'accuracy',
      'val loss',
    ]);
  });

  it('has no primary metric where there are no metrics', () => {
    const list = listMetrics([makeRun({ id: 'a' })], null, []);
    expect(list).toMatchObject({ primaryMetric: '', metrics: [] });
    expect(list.inferences[0]).toMatch(/No run holds any metric/);
  });

  it('takes the first metric that is no cost where no name is known', () => {
    const list = listMetrics([makeRun({ id: 'a', metrics: { latency_ms: 1, zeta: 2 } })], null, []);
    expect(list.primaryMetric).toBe('zeta');
    expect(list.inferences[1]).toMatch(/Lower is better for latency_ms/);
  });
});
