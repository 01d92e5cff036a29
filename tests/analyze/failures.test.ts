import { describe, expect, it } from 'vitest';
import { makeRun, makeRuns } from '../helpers/runs.ts';
import { analyze, onlyBenchmark } from './helpers.ts';

describe('listFailures', () => {
  it('lists what did not complete, with its error, by run id', () => {
    const error = { type: 'ValueError', message: 'bad', traceback: 'long', logTail: 'end' };
    const benchmark = onlyBenchmark(
      analyze([
        ...makeRuns({ a: [0.5, 0.6] }),
        makeRun({ id: 'z', study: 'study', status: 'running', statusReason: 'never ended' }),
        makeRun({ id: 'b', study: 'study', status: 'failed', statusReason: 'ValueError: bad', error, attempts: 3 }),
      ]),
    );
    expect(benchmark.failures).toMatchObject([
      {
        run: 'b',
        status: 'failed',
        reason: 'ValueError: bad',
        error: { type: 'ValueError', message: 'bad', logTail: 'end' },
        attempts: 3,
      },
      { run: 'z', status: 'running', error: { type: null, message: null, logTail: null }, attempts: null },
    ]);
  });
});
