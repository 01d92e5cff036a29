import { describe, expect, it } from 'vitest';
import { groupFolders } from '../../scripts/build/folders.ts';
import { analyze } from '../analyze/helpers.ts';
import { makeRun } from '../helpers/runs.ts';

const run = (id: string, fields: object = {}) =>
  makeRun({ id, study: 's', params: { lr: 1 }, seed: id, metrics: { acc: 0.5 }, ...fields });
const { report } = analyze([run('1'), run('2', { attachments: { history: true, samples: false, log: false } })]);

describe('groupFolders', () => {
  it('puts alike folders beside each other into one paragraph, and alike files with their number', () => {
    const account = (id: string) => ({
      path: `sweep/${id}`,
      readers: ['generic'],
      runs: [id],
      ignored: [{ path: `model-${id}.pt`, reason: 'not opened' }],
    });
    expect(groupFolders([account('1'), account('2')], report)).toEqual([
      {
        ...{ folder: 'sweep', folders: 2, readers: ['generic'], runs: 2, notCompleted: 0, metrics: ['acc'], params: 1 },
        ...{ withSeed: 2, histories: 1, samples: 0, logs: 0 },
        ignored: [{ file: 'model-*.pt', count: 2, reason: 'not opened' }],
      },
    ]);
  });

  it('keeps folders of other readers apart, and names a lone one itself', () => {
    const accounts = [
      { path: 'sweep/1', readers: ['generic'], runs: ['1'], ignored: [] },
      { path: 'sweep/2', readers: [], runs: [], ignored: [{ path: 'a7.png', reason: 'unknown' }] },
    ];
    expect(groupFolders(accounts, report).map(({ folder, runs, ignored }) => [folder, runs, ignored])).toEqual([
      ['sweep/1', 1, []],
      ['sweep/2', 0, [{ file: 'a7.png', count: 1, reason: 'unknown' }]],
    ]);
  });
});
