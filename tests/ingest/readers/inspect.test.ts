import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreNumber } from '../../../src/ingest/readers/inspect/inspect-samples.ts';
import { readFiles, readFolder, realData } from '../support/read.ts';
import { writeZip } from '../writers/zip.ts';

interface Log {
  readonly status: string;
  readonly eval: { model: string; task: string };
  readonly results: {
    completed_samples: number;
    scores: { name: string; metrics: Record<string, { value: number }> }[];
  };
  readonly samples?: { id: number; scores?: Record<string, { value: string }> }[];
}

describe('the real logs', () => {
  it('hold every metric, the status and the scores of the samples', (context) => {
    const folder = realData('formats/inspect');
    if (folder === null) return context.skip();
    const names = readdirSync(join(folder, 'logs')).filter((name) => name.endsWith('.json'));
    const { keys, raw } = readFolder(folder);
    expect(names.length).toBe(5);
    expect(keys).toHaveLength(5);
    for (const name of names) {
      const log: Log = JSON.parse(readFileSync(join(folder, 'logs', name), 'utf8'));
      const run = raw(`logs:${name.replace('.json', '')}`);
      const score = log.results.scores[0]!;
      expect(run.metrics).toEqual({ [`${score.name}.accuracy`]: score.metrics['accuracy']!.value });
      expect(run.metricFacts?.[`${score.name}.accuracy`]).toEqual({
        better: 'higher',
        replication: 'sample',
        task: log.eval.task,
        n: log.results.completed_samples,
        standardError: score.metrics['stderr']!.value,
      });
      expect(run).toMatchObject({
        status: log.status,
        config: { model: log.eval.model },
        task: { dataset: log.eval.task },
      });
      const scored = (log.samples ?? []).filter((sample) => sample.scores !== undefined);
      const right = scored.filter((sample) => Object.values(sample.scores!)[0]!.value === 'C').length;
      expect(run.samples?.correct?.filter((value) => value === true).length ?? 0).toBe(right);
      expect(run.samples?.ids.length ?? 0).toBe(log.samples?.length ?? 0);
    }
  });
});

const header = {
  version: 2,
  status: 'success',
  eval: {
    run_id: 'r',
    created: '2026-03-01T10:00:00+00:00',
    task: 'arith',
    task_version: 1,
    model: 'openai/x',
    task_args: { hard: true },
    model_args: {},
    config: { epochs: 2, limit: 2, log_samples: true, fail_on_error: true },
    tags: ['t'],
    revision: { type: 'git', commit: 'abc', origin: 'o', dirty: true },
    packages: { inspect_ai: '0.3' },
  },
  plan: {
    steps: [{ solver: 'cot' }, { solver: 'generate' }],
    config: { seed: 7, temperature: 0.5, max_connections: 4 },
  },
  results: {
    total_samples: 4,
    completed_samples: 4,
    scores: [
      {
        name: 'match',
        scorer: 'match',
        reducer: 'mean',
        metrics: { accuracy: { value: 0.5 }, stderr: { value: 0.25 } },
      },
      { name: 'match', scorer: 'match', reducer: 'max', metrics: { accuracy: { value: 0.75 } } },
    ],
  },
  stats: {
    started_at: '2026-03-01T10:00:01+00:00',
    completed_at: '2026-03-01T10:05:00+00:00',
    model_usage: { a: { total_tokens: 10 }, b: { total_tokens: 5 } },
  },
};
const summaries = [
  {
    id: 'a',
    epoch: 1,
    target: '4',
    scores: { match: { value: 'C', answer: '4' }, judge: { value: { tone: 0.5, style: 'P' } } },
  },
  { id: 'b', epoch: 1, target: ['5', 'five'], scores: { match: { value: 'I', answer: '6' } } },
  { id: 'a', epoch: 2, target: '4', scores: { match: { value: 'P', answer: '?' } } },
  { id: 'b', epoch: 2, target: ['5', 'five'], scores: {}, error: { message: 'timeout' } },
];
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const archive = (method: 8 | 93, members: Record<string, unknown>): Buffer =>
  writeZip(Object.entries(members).map(([name, value]) => ({ name, content: json(value), method })));

describe('archives', () => {
  it.each([8, 93] as const)('are read with compression method %i', (method) => {
    const { raw, diagnostics } = readFiles({
      'logs/x.eval': archive(method, { 'header.json': header, 'summaries.json': summaries }),
    });
    expect(raw('logs:x')).toMatchObject({
      config: {
        model: 'openai/x',
        task_args: { hard: true },
        generate: { seed: 7, temperature: 0.5 },
        eval: { epochs: 2, limit: 2 },
        solver: 'cot + generate',
      },
      metrics: { 'match.mean.accuracy': 0.5, 'match.max.accuracy': 0.75 },
      status: 'success',
      tags: ['t'],
      git: { commit: 'abc', remote: 'o', dirty: true },
      environment: { inspect_ai: '0.3', total_tokens: 15 },
      startedAt: '2026-03-01T10:00:01+00:00',
      samples: {
        ids: ['a#1', 'b#1', 'a#2', 'b#2'],
        gold: ['4', '5 | five', '4', '5 | five'],
        predicted: ['4', '6', '?', null],
        correct: [true, false, null, null],
        numbers: {
          match: [1, 0, 0.5, null],
          'judge.tone': [0.5, null, null, null],
          'judge.style': [0.5, null, null, null],
          epoch: [1, 1, 2, 2],
        },
        texts: { sample: ['a', 'b', 'a', 'b'] },
      },
    });
    expect(diagnostics).toMatchObject([{ code: 'sample-errors', severity: 'info' }]);
  });

  it('take the samples from their own files where there are no summaries', () => {
    const members = { 'header.json': header, 'samples/a_epoch_1.json': { ...summaries[0], messages: ['long'] } };
    expect(readFiles({ 'x.eval': archive(93, members) }).raw(':x').samples).toMatchObject({
      ids: ['a'],
      correct: [true],
    });
  });

  it('of a run that crashed give what its journal holds', () => {
    const members = {
      '_journal/start.json': { version: 2, eval: header.eval, plan: header.plan },
      '_journal/summaries/10.json': [summaries[1]],
      '_journal/summaries/2.json': [summaries[0]],
    };
    const { raw } = readFiles({ 'x.eval': archive(93, members) });
    expect(raw(':x')).toMatchObject({ status: 'started', config: { model: 'openai/x' }, samples: { ids: ['a', 'b'] } });
    expect(raw(':x').metrics).toBeUndefined();
  });

  it('that were cut before their directory give what is whole', () => {
    const whole = writeZip(
      Object.entries({
        '_journal/start.json': { version: 2, eval: header.eval },
        '_journal/summaries/1.json': [summaries[0]],
        'samples/z.json': {},
      }).map(([name, value]) => ({ name, content: json(value), method: 93 })),
      { directory: false },
    );
    const { raw, diagnostics } = readFiles({ 'x.eval': whole.subarray(0, -5) });
    expect(raw(':x')).toMatchObject({ status: 'started', samples: { ids: ['a'] } });
    expect(diagnostics).toMatchObject([{ code: 'torn-file' }]);
  });

  it('that cannot be read are runs that say why', () => {
    const { raw } = readFiles({
      'a.eval': 'PK but nothing else of a zip',
      'b.eval': archive(8, { 'other.json': {} }),
      'c.eval': 'no zip',
    });
    expect(raw(':a').unreadable).toHaveLength(1);
    expect(raw(':b').unreadable).toEqual([expect.stringContaining('neither header.json nor a journal')]);
  });

  it('may hold the error of the run', () => {
    const failed = {
      ...header,
      status: 'error',
      results: undefined,
      error: { message: 'boom', traceback: 'Traceback …' },
    };
    expect(readFiles({ 'x.json': JSON.stringify(failed) }).raw(':x')).toMatchObject({
      status: 'error',
      error: { message: 'boom', traceback: 'Traceback …' },
    });
  });
});

describe('scores', () => {
  it.each([
    ['C', 1],
    ['I', 0],
    ['P', 0.5],
    ['N', 0],
    [true, 1],
    ['yes', 1],
    ['0.25', 0.25],
    [0.5, 0.5],
    ['maybe', null],
    [null, null],
  ] as const)('%j is %j', (value, number) => {
    expect(scoreNumber(value)).toBe(number);
  });
});
