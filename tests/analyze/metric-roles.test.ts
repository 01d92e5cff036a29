import { describe, expect, it } from 'vitest';
import { assignRoles, findMetric, mostComplete, unknownMetric } from '../../src/analyze/metric-roles.ts';
import type { Metric } from '../../src/report/schema.ts';
import { UserError } from '../../src/report/user-error.ts';
import { specOf } from './helpers.ts';
import { makeMetric } from './metric.ts';

const metric = (id: string, task: string | null): Metric => makeMetric({ id, key: id, task, role: 'secondary' });
const task = (id: string) => ({ id, dataset: id, version: null, split: null, sampleCount: null });
const metrics = [
  metric('a.acc', 'a'),
  metric('a.f1', 'a'),
  metric('b.acc', 'b'),
  metric('b.f1', 'b'),
  metric('c.f1', 'c'),
];
const tasks = ['a', 'b', 'c'].map(task);
const ranking = (found: readonly Metric[]): readonly string[] =>
  found.filter((item) => item.role === 'primary').map((item) => item.id);
const byKey = new Map<string, never>();

describe('assignRoles', () => {
  it('ranks each task by the namesake of the primary metric', () => {
    expect(ranking(assignRoles(metrics, { primary: 'a.acc', spec: null, tasks, byKey }))).toEqual(['a.acc', 'b.acc']);
  });

  it('prefers the metric that the file names for a task, and gives it to that task', () => {
    const stated = [{ dataset: 'a' }, { dataset: 'b', primary: 'b.f1' }, { dataset: 'c', primary: 'free' }];
    const all = [...metrics, metric('free', null)];
    const found = assignRoles(all, { primary: 'a.acc', spec: specOf({ tasks: stated }), tasks, byKey });
    expect(ranking(found)).toEqual(['a.acc', 'b.f1', 'free']);
    expect(found.at(-1)!.task).toBe('c');
  });

  it('refuses an unknown name with the nearest ones', () => {
    const spec = specOf({ tasks: [{ dataset: 'a', primary: 'a.ac' }] });
    expect(() => assignRoles(metrics, { primary: 'a.acc', spec, tasks, byKey })).toThrow(UserError);
    expect(() => unknownMetric('primary', 'zzz', { metrics, file: 'x.yaml' })).toThrow(
      /primary: there is no metric "zzz"/,
    );
  });
});

it('finds a metric by id before key, and the best-known name that runs hold', () => {
  const renamed = { ...metric('x', null), key: 'a.acc' };
  expect(findMetric('a.acc', [renamed, metrics[0]!])!.id).toBe('a.acc');
  expect(findMetric('a.acc', [renamed])!.id).toBe('x');
  expect(mostComplete(metrics, byKey)).toBeUndefined();
});
