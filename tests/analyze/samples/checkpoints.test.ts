import { describe, expect, it } from 'vitest';
import { judgements, loadCheckpoints } from '../../../src/analyze/samples/checkpoints.ts';
import { createSampleIds } from '../../../src/report/sample-ids.ts';
import type { SampleTable } from '../../../src/report/run.ts';
import { judgedOf, tableOf, withTables } from './tables.ts';

const load = (table: SampleTable) => {
  const { configurations, attachments } = withTables({ a: [table] });
  const ids = createSampleIds();
  const [checkpoint] = loadCheckpoints(configurations[0]!, attachments, ids);
  return { checkpoint: checkpoint!, ids };
};

describe('loadCheckpoints', () => {
  it('judges by gold and predicted; no answer is wrong, no gold is not judged', () => {
    expect([...load(tableOf('ab-c', 'ax a')).checkpoint.right]).toEqual([1, 0, -1, 0]);
    expect([...load(tableOf('a', '-')).checkpoint.right]).toEqual([0]);
  });

  it('takes what the file states as correct, and judges itself where it is silent', () => {
    expect([...load(tableOf('aab', 'axb', { correct: [false, true, null] })).checkpoint.right]).toEqual([0, 1, 1]);
  });

  it('judges nothing without labels', () => {
    expect([...load({ ...tableOf('ab', 'ab'), gold: null }).checkpoint.right]).toEqual([-1, -1]);
  });

  it('leaves out runs that do not count', () => {
    const { configurations, attachments } = withTables({ a: [tableOf('a', 'a'), tableOf('a', 'b')] });
    const data = configurations[0]!;
    const members = data.members.map((member, index) => (index === 0 ? { ...member, counted: false } : member));
    expect(loadCheckpoints({ ...data, members }, attachments, createSampleIds()).map((entry) => entry.seed)).toEqual([
      '1',
    ]);
  });
});

describe('judgements', () => {
  it('decides repeated answers by majority, ties as wrong', () => {
    const table = { ...tableOf('aaaaa', 'aabab'), ids: ['x', 'x', 'x', 'y', 'y'] };
    const { checkpoint, ids } = load(table);
    expect(checkpoint.repeats).toBe(true);
    expect(ids.names).toEqual(['x', 'y']);
    expect([...judgements(checkpoint, 2)]).toEqual([1, 0]);
  });

  it('leaves samples that were not answered open', () => {
    const { checkpoint } = load(tableOf('a', 'a'));
    expect([...judgements(checkpoint, 3)]).toEqual([1, -1, -1]);
  });
});

describe('judgeAll', () => {
  it('counts over the seeds', () => {
    const { judged } = judgedOf({ a: [tableOf('ab', 'ab'), tableOf('ab', 'xb')] });
    expect([...judged['a']!.right]).toEqual([1, 2]);
    expect([...judged['a']!.runs]).toEqual([2, 2]);
  });
});
