import { describe, expect, it } from 'vitest';
import { definingParams, groupRuns } from '../../src/analyze/group.ts';
import { toMember } from '../../src/analyze/members.ts';
import type { BenchmarkSpec } from '../../src/report/benchmark-spec.ts';
import type { Run } from '../../src/report/run.ts';
import { makeRun } from '../helpers/runs.ts';

const group = (runs: readonly Run[], spec: BenchmarkSpec | null = null) =>
  groupRuns(
    runs.map((run) => toMember(run, ['accuracy'])),
    { spec, benchmarkId: 'bench' },
  );
const run = (id: string, fields: Partial<Run> = {}) => makeRun({ id, metrics: { accuracy: 1 }, ...fields });
const spec = (fields: Partial<BenchmarkSpec>): BenchmarkSpec => ({ id: 'b', file: 'b.yaml', ...fields });

describe('groupRuns', () => {
  it('puts runs with the same params together, seeds in natural order', () => {
    const { configurations } = group([
      run('c', { params: { lr: 1 }, seed: '10' }),
      run('a', { params: { lr: 1 }, seed: '9' }),
      run('b', { params: { lr: 2 }, seed: '0', status: 'failed' }),
    ]);
    expect(
      configurations.map((data) => [data.configuration.name, data.configuration.runIds, data.configuration.seeds]),
    ).toEqual([
      ['lr=1', ['a', 'c'], ['9', '10']],
      ['lr=2', ['b'], []],
    ]);
  });

  it('has ids that are slug and hash, stable when other configurations come', () => {
    const labelled = run('a', { name: 'My Model', group: 'abcdef0123456789', params: { lr: 1 } });
    const [one] = group([labelled]).configurations;
    expect(one!.id).toBe('my-model-abcdef01');
    const more = group([labelled, run('b', { name: 'Other', params: { lr: 2 } })]).configurations;
    expect(more.map((data) => data.id)).toContain('my-model-abcdef01');
  });

  it('keeps names that were built from params out of the permalink', () => {
    const [first] = group([
      run('a', { params: { lr: 1 }, group: '0123456789' }),
      run('b', { params: { lr: 2 } }),
    ]).configurations;
    expect(first).toMatchObject({ id: 'configuration-01234567', configuration: { name: 'lr=1' } });
  });

  it('ignores the params that the file names', () => {
    const runs = [
      run('a', { params: { lr: 1, 'log.dir': 'x' }, seed: '0' }),
      run('b', { params: { lr: 1, 'log.dir': 'y' }, seed: '1' }),
    ];
    expect(group(runs).configurations).toHaveLength(2);
    const { configurations } = group(runs, spec({ ignoreParams: ['log.*'] }));
    expect(configurations).toHaveLength(1);
    expect(configurations[0]!.configuration.params).toEqual({ lr: 1 });
  });

  it('gives each configuration a marker of its own, by factors where there are two', () => {
    const many = group(
      Array.from({ length: 56 }, (_, index) => run(`r${index}`, { params: { lr: index } })),
    ).configurations;
    expect(new Set(many.map((data) => JSON.stringify(data.configuration.marker))).size).toBe(56);
    const grid = [1, 2].flatMap((a) => ['x', 'y'].map((b) => run(`${a}${b}`, { params: { a, b } })));
    expect(
      group(grid).configurations.map((data) => [
        data.configuration.params['a'],
        data.configuration.params['b'],
        data.configuration.marker,
      ]),
    ).toEqual([
      [1, 'x', { colour: 0, shape: 0 }],
      [1, 'y', { colour: 0, shape: 1 }],
      [2, 'x', { colour: 1, shape: 0 }],
      [2, 'y', { colour: 1, shape: 1 }],
    ]);
  });

  it('takes notes from the file and warns of notes for nothing', () => {
    const found = group([run('a', { name: 'svm' })], spec({ notes: { svm: 'good', swm: 'typo' } }));
    expect(found.configurations[0]!.configuration.notes).toBe('good');
    expect(found.diagnostics).toMatchObject([{ code: 'note-without-configuration', hint: 'Did you mean svm?' }]);
  });
});

describe('definingParams', () => {
  it('hashes what is left in an order of its own', () => {
    const first = definingParams(run('a', { params: { a: 1, b: 2, c: 3 } }), ['c']);
    const second = definingParams(run('b', { params: { c: 9, b: 2, a: 1 } }), ['c']);
    expect(first.group).toBe(second.group);
    expect(first.params).toEqual({ a: 1, b: 2 });
  });
});
