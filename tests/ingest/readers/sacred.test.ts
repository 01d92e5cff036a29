import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles, readFolder, realData } from '../support/read.ts';

interface Info {
  readonly test_return_mean: { value: number }[];
  readonly test_return_mean_T: number[];
}

describe('the real runs', () => {
  it('hold the last value of every series, the status and the times', (context) => {
    const folder = realData('formats/sacred');
    if (folder === null) return context.skip();
    const { keys, raw, diagnostics } = readFolder(folder);
    expect(keys).toEqual(['results/1', 'results/2', 'results/3']);
    expect(diagnostics).toEqual([]);
    for (const key of keys) {
      const info: Info = JSON.parse(readFileSync(join(folder, key, 'info.json'), 'utf8'));
      const config: { seed: number; lr: number } = JSON.parse(readFileSync(join(folder, key, 'config.json'), 'utf8'));
      const state: { status: string; start_time: string } = JSON.parse(
        readFileSync(join(folder, key, 'run.json'), 'utf8'),
      );
      const run = raw(key);
      expect(run.metrics?.['test_return_mean']).toBe(info.test_return_mean.at(-1)!.value);
      expect(run).toMatchObject({
        config: { seed: config.seed, lr: config.lr },
        status: state.status,
        startedAt: state.start_time,
        study: 'pymarl',
      });
      // The steps of these runs are all the same, so that the values count themselves.
      expect(new Set(info.test_return_mean_T).size).toBe(1);
      const values = info.test_return_mean.map((item) => item.value);
      if (values.length > 1) expect(run.history?.columns['test_return_mean']).toEqual(values);
    }
  });
});

const state = (fields: object): string =>
  JSON.stringify({
    artifacts: [],
    command: 'main',
    experiment: { name: 'exp', repositories: [{ url: 'u', commit: 'c', dirty: true }] },
    host: { hostname: 'h', os: ['Linux', '6'] },
    ...fields,
  });

describe('runs of our own', () => {
  it('give metrics, the result, tuples and the error of a run that failed', () => {
    const { keys, raw } = readFiles({
      'sacred/1/run.json': state({
        status: 'FAILED',
        result: 0.75,
        fail_trace: ['Traceback (most recent call last):\n', '  File "a.py", line 1\n', 'ValueError: bad value\n'],
      }),
      'sacred/1/config.json': '{"seed": 5, "layers": {"py/tuple": [1, 2]}, "net": {"py/object": "my.Net", "dim": 8}}',
      'sacred/1/metrics.json':
        '{"loss": {"values": [0.9, 0.5, NaN], "steps": [0, 10, 20], "timestamps": ["a", "b", "c"]}}',
      'sacred/1/cout.txt': 'epoch 1\n',
      'sacred/_sources/main_47bb.py': 'print()',
    });
    expect(keys).toEqual(['sacred/1']);
    expect(raw('sacred/1')).toMatchObject({
      config: { seed: 5, layers: [1, 2], net: { dim: 8 } },
      metrics: { loss: { nonFinite: 'NaN' }, result: 0.75 },
      finalValue: { loss: 'last', result: 'declared' },
      history: { columns: { step: [0, 10, 20], loss: [0.9, 0.5, null] } },
      status: 'FAILED',
      error: { type: 'ValueError', message: 'bad value' },
      git: { commit: 'c', dirty: true },
      environment: { hostname: 'h', os: 'Linux 6' },
      logTail: 'epoch 1\n',
    });
  });

  it('lose only their metrics where the heartbeat tore the file', () => {
    const { raw, diagnostics } = readFiles({
      '1/run.json': state({ status: 'RUNNING' }),
      '1/config.json': '{}',
      '1/metrics.json': '{"loss": {"val',
    });
    expect(raw('1')).toMatchObject({ status: 'RUNNING' });
    expect(raw('1').unreadable).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'torn-file', file: '1/metrics.json' }]);
  });

  it('cannot count where run.json is torn', () => {
    const { raw } = readFiles({
      '1/run.json': state({ status: 'COMPLETED' }).slice(0, 100),
      '1/config.json': '{"a": 1}',
    });
    expect(raw('1')).toMatchObject({ unreadable: [expect.stringContaining('run.json')], config: { a: 1 } });
  });
});
