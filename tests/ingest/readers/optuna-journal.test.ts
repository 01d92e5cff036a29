import { describe, expect, it } from 'vitest';
import { readFiles } from '../support/read.ts';

const line = (code: number, fields: object): string => JSON.stringify({ op_code: code, worker_id: 'w', ...fields });
const categorical = '{"name": "CategoricalDistribution", "attributes": {"choices": ["sgd", "adam"]}}';

describe('a journal', () => {
  it('is replayed by its rules: doubled studies, deleted ones, trials that ended', () => {
    const text = [
      line(0, { study_name: 'a', directions: [2] }),
      line(0, { study_name: 'a', directions: [2] }),
      line(0, { study_name: 'b', directions: [1] }),
      line(4, { study_id: 1, datetime_start: '2026-03-01T10:00:00' }),
      line(1, { study_id: 1 }),
      line(4, { study_id: 1, datetime_start: '2026-03-01T10:00:00' }),
      line(4, {
        study_id: 0,
        state: 1,
        value: 0.5,
        datetime_start: '2026-03-01T10:00:00',
        datetime_complete: '2026-03-01T10:01:00',
        params: { opt: 1 },
        distributions: { opt: categorical },
        intermediate_values: { 1: 0.25, 0: 0.1 },
        user_attrs: { who: 'me' },
      }),
      line(6, { trial_id: 1, state: 3, values: null }),
      line(4, { study_id: 0, state: 4, datetime_start: null }),
      line(6, { trial_id: 2, state: 0, values: null, datetime_start: '2026-03-01T11:00:00' }),
      line(5, { trial_id: 2, param_name: 'opt', param_value_internal: 0, distribution: categorical }),
      line(7, { trial_id: 2, step: 3, intermediate_value: Infinity }).replace('null', 'Infinity'),
      '{"op_code": 6, "trial_id": 2, "sta',
    ].join('\n');
    const { keys, raw, diagnostics } = readFiles({ 'journal.log': text });
    expect(keys).toEqual([':trial-0', ':trial-1']);
    expect(raw(':trial-0')).toMatchObject({
      config: { opt: 'adam' },
      metrics: { value: 0.5 },
      status: 'completed',
      metricFacts: { value: { better: 'higher' } },
      history: { columns: { step: [0, 1], intermediate_value: [0.1, 0.25] } },
      environment: { who: 'me' },
    });
    expect(raw(':trial-1')).toMatchObject({
      config: { opt: 'sgd' },
      status: 'running',
      startedAt: '2026-03-01T11:00:00',
    });
    expect(diagnostics).toMatchObject([{ code: 'torn-file', file: 'journal.log' }]);
  });

  it('tells the studies of one file apart', () => {
    const text = [0, 1]
      .flatMap((id) => [
        line(0, { study_name: `s${id}`, directions: [1] }),
        line(4, { study_id: id, datetime_start: null }),
      ])
      .join('\n');
    expect(readFiles({ 'a.jsonl': text }).keys).toEqual([':s0/trial-0', ':s1/trial-0']);
  });
});
