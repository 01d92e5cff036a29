import { expect, test } from 'vitest';
import { makeRun } from '../../helpers/runs.ts';
import { diffRuns } from './reports.ts';

const run = (id: string, name: string, params: Record<string, string | number>) =>
  makeRun({ id, name, params, seed: id.slice(-1), seedKey: 'seed', metrics: { accuracy: 0.5 } });

test('a configuration is found again by its params under another name', () => {
  const diff = diffRuns([run('r0', 'old', { lr: 0.1 })], [run('r0', 'new', { lr: 0.1 })]);
  expect(diff.newConfigurations).toEqual([]);
  expect(diff.changedConfigurations).toMatchObject([{ configuration: { name: 'new' }, baseName: 'old', params: [] }]);
});

test('and by its name with other params, which are listed', () => {
  const diff = diffRuns([run('r0', 'net', { lr: 0.1, width: 8 })], [run('r0', 'net', { lr: 0.01, depth: 2 })]);
  expect(diff.changedConfigurations[0]!.params).toEqual([
    { param: 'depth', base: null, head: '2' },
    { param: 'lr', base: '0.1', head: '0.01' },
    { param: 'width', base: '8', head: null },
  ]);
  expect([diff.newConfigurations, diff.lostConfigurations]).toEqual([[], []]);
});

test('a name that several have matches nothing', () => {
  const base = [run('r0', 'net', { lr: 1 }), run('s0', 'net', { lr: 2 })];
  const head = [run('r0', 'net', { lr: 3 }), run('s0', 'net', { lr: 4 })];
  expect(diffRuns(base, head).newConfigurations).toHaveLength(2);
  expect(diffRuns(base, head).lostConfigurations).toHaveLength(2);
});
