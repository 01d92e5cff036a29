import { describe, expect, it } from 'vitest';
import { actionBenchmark, actionBenchmarkEntries } from '../../src/exports/action-benchmark.ts';
import { inputOf, makeReport } from './reports.ts';

describe('actionBenchmarkEntries', () => {
  const input = inputOf(
    makeReport([
      { id: 'up', title: 'Up', scores: { a: [0.4, 0.6], dead: [null] } },
      { id: 'down', title: 'Down', better: 'lower', scores: { b: [0.2] } },
    ]),
  );

  it('holds the means by direction, without configurations that have none', () => {
    expect(actionBenchmarkEntries(input.index, 'higher')).toEqual([
      { name: 'Up: a', unit: 'accuracy', value: 0.5, range: '± 0.14', extra: 'n = 2; id a-0' },
    ]);
    expect(actionBenchmarkEntries(input.index, 'lower')).toEqual([
      { name: 'Down: b', unit: 'accuracy', value: 0.2, extra: 'n = 1; id b-0' },
    ]);
  });

  it('is written as two files', async () => {
    const files = await actionBenchmark.render(input);
    expect(files.map((file) => JSON.parse(String(file.content)).length)).toEqual([1, 1]);
  });

  it('has no file without an entry, which the action would refuse', async () => {
    const up = inputOf(makeReport([{ id: 'up', title: 'Up', scores: { a: [0.4, 0.6] } }]));
    expect((await actionBenchmark.render(up)).map((file) => file.path)).toEqual([
      'exports/action-benchmark-bigger.json',
    ]);
    expect(await actionBenchmark.render(inputOf(makeReport([])))).toEqual([]);
  });
});
