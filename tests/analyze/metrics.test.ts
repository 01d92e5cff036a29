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
const task = (id: string) => ({ id, dataset: id, version: null, split: null, sampleCount: null });
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
    const list = listMetrics(tasked, null, [task('gsm8k'), task('math')]);
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

describe('what the result files state', () => {
  it('beats what a name suggests', () => {
    const [metric] = listMetrics(
      [
        makeRun({
          id: 'a',
          metrics: { error_score: 3 },
          metricFacts: { error_score: { better: 'higher', unit: 'points', replication: 'sample', role: 'info' } },
        }),
      ],
      null,
      [],
    ).metrics;
    expect(metric).toMatchObject({ better: 'higher', unit: 'points', replication: 'sample' });
    expect(metric!.inferred).not.toContain('better');
  });

  it('is named as the source of a direction', () => {
    const stated = [makeRun({ id: 'a', metrics: { x: 1 }, metricFacts: { x: { better: 'lower' } } })];
    expect(listMetrics(stated, null, []).inferences).toContain('Direction of x: as the result files state it.');
  });

  it('ranks each stated task by a metric of its own, so that no run of another task is incomplete', () => {
    const evaluated = [
      makeRun({ id: 'a', metrics: { 'asdiv.acc': 0.5 }, metricFacts: { 'asdiv.acc': { task: 'asdiv' } } }),
      makeRun({
        id: 'b',
        metrics: { 'cot.exact_match.strict': 0.2, 'cot.n_samples': 9 },
        metricFacts: { 'cot.exact_match.strict': { task: 'cot' }, 'cot.n_samples': { task: 'cot' } },
      }),
    ];
    const list = listMetrics(evaluated, null, [task('asdiv'), task('cot')]);
    expect(list.metrics.map((metric) => [metric.id, metric.task, metric.role, metric.label])).toEqual([
      ['asdiv.acc', 'asdiv', 'primary', 'acc'],
      ['cot.exact_match.strict', 'cot', 'primary', 'exact match strict'],
      ['cot.n_samples', 'cot', 'info', 'n samples'],
    ]);
  });
});

describe('fractions and per cent', () => {
  const listOf = (name: string, ...values: readonly number[]) =>
    listMetrics(
      values.map((value, at) => makeRun({ id: String(at), metrics: { [name]: value } })),
      null,
      [],
    );

  it('are told apart by the values of a share', () => {
    expect(listOf('accuracy', 0.91, 0.87).metrics[0]).toMatchObject({ unit: null, bounds: [0, 1] });
    expect(listOf('accuracy', 91.2, 87).metrics[0]).toMatchObject({ unit: '%', bounds: [0, 100] });
    expect(listOf('eval_wer', 24.9, 12).metrics[0]).toMatchObject({ unit: '%' });
    expect(listOf('eval_wer', 1.2, 2).metrics[0]).toMatchObject({ unit: null });
    expect(listOf('reward', 91.2).metrics[0]).toMatchObject({ unit: null, bounds: null });
    expect(listOf('accuracy', 91.2).inferences.join(' ')).toContain('accuracy in per cent');
  });

  it('are warned of where they are mixed', () => {
    const { metrics, diagnostics } = listOf('accuracy', 0.91, 92.1);
    expect(metrics[0]).toMatchObject({ unit: null, bounds: null });
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'scales-mixed' }]);
  });
});
