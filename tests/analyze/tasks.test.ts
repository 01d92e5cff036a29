import { describe, expect, it } from 'vitest';
import { listTasks, splitTask, tasksInKeys } from '../../src/analyze/tasks.ts';
import { makeRun } from '../helpers/runs.ts';

const hint = (dataset: string, version: string | null = null, split: string | null = null) => ({
  dataset,
  version,
  split,
  sampleCount: null,
});

describe('tasks in metric names', () => {
  it('are prefixes that share a metric', () => {
    expect(tasksInKeys(['gsm8k.accuracy', 'math.accuracy', 'math.loss', 'accuracy'])).toEqual(['gsm8k', 'math']);
  });

  it('are neither splits of one task nor lone groups', () => {
    expect(tasksInKeys(['train.loss', 'val.loss', 'system.memory'])).toEqual([]);
    expect(tasksInKeys(['gsm8k.accuracy', 'timing.seconds'])).toEqual([]);
  });

  it('stand behind the groups that some runners put in front', () => {
    const keys = ['evaluation_metrics.gsm8k.accuracy', 'evaluation_metrics.math.accuracy', 'training_metrics.loss'];
    expect(tasksInKeys(keys)).toEqual(['gsm8k', 'math']);
    expect(splitTask(keys[0]!, ['gsm8k', 'math'])).toEqual({ task: 'gsm8k', leaf: 'accuracy' });
  });

  it('split off the longest task', () => {
    expect(splitTask('a.b.acc', ['a', 'a.b'])).toEqual({ task: 'a.b', leaf: 'acc' });
    expect(splitTask('c.acc', ['a'])).toEqual({ task: null, leaf: 'acc' });
  });
});

describe('listTasks', () => {
  it('reads the task from the runs', () => {
    const list = listTasks(
      [makeRun({ id: 'a', task: { ...hint('FSDD', 'v1', 'official test'), sampleCount: 300 } })],
      null,
    );
    expect(list.tasks).toEqual([
      { id: 'fsdd/official-test', dataset: 'FSDD', version: 'v1', split: 'official test', sampleCount: 300 },
    ]);
    expect(list.inferences).toHaveLength(1);
  });

  it('prefers the file and fills what it leaves open', () => {
    const list = listTasks([makeRun({ id: 'a', task: hint('FSDD', 'v1', 'test') })], {
      id: 'b',
      file: 'b.yaml',
      tasks: [{ id: 'digits', dataset: 'Digits', sampleCount: 5 }],
    });
    expect(list.tasks).toEqual([{ id: 'digits', dataset: 'Digits', version: 'v1', split: 'test', sampleCount: 5 }]);
    expect(list.inferences).toEqual([]);
  });

  it('warns where runs used different versions of a dataset', () => {
    const list = listTasks(
      [makeRun({ id: 'a', task: hint('D', 'v1') }), makeRun({ id: 'b', task: hint('D', 'v2') })],
      null,
    );
    expect(list.diagnostics).toMatchObject([{ code: 'dataset-versions-differ', severity: 'warning' }]);
  });

  it('knows nothing where nothing is stated', () => {
    expect(listTasks([makeRun({ id: 'a' })], null)).toEqual({ tasks: [], inferences: [], diagnostics: [] });
  });
});

describe('tasks that tools state', () => {
  it('come before those of dotted names, with split and version of the runs and the largest count', () => {
    const runs = [
      makeRun({
        id: 'a',
        task: hint('gsm8k', '3', 'test'),
        metrics: { 'gsm8k.acc': 1 },
        metricFacts: { 'gsm8k.acc': { task: 'gsm8k', n: 50 } },
      }),
      makeRun({
        id: 'b',
        metrics: { 'gsm8k.acc': 1, 'arc.acc': 1 },
        metricFacts: { 'gsm8k.acc': { task: 'gsm8k', n: 1319 }, 'arc.acc': { task: 'arc' } },
      }),
    ];
    const { tasks, inferences } = listTasks(runs, null);
    expect(tasks).toEqual([
      { id: 'arc', dataset: 'arc', version: null, split: null, sampleCount: null },
      { id: 'gsm8k/test', dataset: 'gsm8k', version: '3', split: 'test', sampleCount: 1319 },
    ]);
    expect(inferences).toEqual(['Tasks arc and gsm8k: as the result files state.']);
  });
});
