import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles, readFolder, realData } from '../support/read.ts';

interface Results {
  readonly results: Record<string, Record<string, number | string>>;
  readonly 'n-samples': Record<string, { effective: number }>;
  readonly model_name: string;
  readonly date: number;
}

describe('the real results of 0.4', () => {
  it('hold every number of every file, with standard errors and n', (context) => {
    const folder = realData('formats/lm-eval-0.4-asdiv');
    if (folder === null) return context.skip();
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /results_.*\.json$/.test(name),
    );
    const { keys, raw } = readFolder(folder);
    expect(files.length).toBe(9);
    expect(keys).toHaveLength(files.length);
    for (const file of files) {
      const document: Results = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const stamp = /results_([^/]*)\.json$/.exec(file)![1];
      const run = raw(`${dirname(file)}:${stamp}`);
      for (const [task, entries] of Object.entries(document.results)) {
        for (const [key, value] of Object.entries(entries)) {
          const [metric, filter] = key.split(',');
          if (filter === undefined || metric!.endsWith('_stderr')) continue;
          const name = `${task}.${metric}${filter === 'none' ? '' : `.${filter}`}`;
          expect(run.metrics?.[name]).toBe(value);
          expect(run.metricFacts?.[name]).toEqual({
            task,
            better: 'higher',
            replication: 'sample',
            n: document['n-samples'][task]!.effective,
            standardError: entries[`${metric}_stderr,${filter}`],
          });
        }
      }
      expect(run).toMatchObject({
        config: { model: document.model_name, num_fewshot: 8 },
        status: 'completed',
        study: Object.keys(document.results)[0],
        tags: ['partial evaluation'],
      });
      expect(run.startedAt).toBe(new Date(document.date * 1000).toISOString());
    }
  });

  it('join the samples by document', (context) => {
    const folder = realData('formats/lm-eval-0.4-asdiv');
    if (folder === null) return context.skip();
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /samples_.*\.jsonl$/.test(name),
    );
    const { raw } = readFolder(folder);
    expect(files.length).toBe(4);
    for (const file of files) {
      const [, task, stamp] = /samples_(.*)_(\d{4}-.*)\.jsonl$/.exec(file)!;
      const run = raw(`${dirname(file)}:${stamp}`);
      const correct = readFileSync(join(folder, file), 'utf8').match(/"acc": (?:1|1\.0|true)\b/g) ?? [];
      expect(run.samples?.ids.length).toBe(50);
      expect(run.samples?.correct?.filter((value) => value === true).length).toBe(correct.length);
      expect(run.metrics?.[`${task}.acc`]).toBe(correct.length / 50);
      expect(run.samples?.gold?.[0]).toBe('9');
      expect(run.samples?.ids.slice(0, 3)).toEqual(['0', '1', '2']);
    }
  });
});

const results04 = {
  results: {
    mmlu: { 'acc,none': 0.5, 'acc_stderr,none': 0.01, alias: 'mmlu' },
    mmlu_law: { 'acc,none': 0.4, 'acc_stderr,none': 'N/A', alias: ' - law' },
    mmlu_art: { 'acc,none': 0.6, 'acc_stderr,none': 0.02, alias: ' - art' },
    gsm8k: {
      'exact_match,strict': 0.3,
      'exact_match_stderr,strict': 0.03,
      'exact_match,flexible': 0.35,
      'exact_match_stderr,flexible': 0.04,
    },
    wiki: { 'word_perplexity,none': 12.5, 'word_perplexity_stderr,none': 'N/A' },
  },
  group_subtasks: { mmlu: ['mmlu_law', 'mmlu_art'], gsm8k: [] },
  'n-shot': { mmlu_law: 5, gsm8k: 8 },
  higher_is_better: { gsm8k: { exact_match: true }, wiki: { word_perplexity: false }, mmlu_law: { acc: null } },
  'n-samples': { gsm8k: { original: 1319, effective: 1319 } },
  config: {
    model: 'hf',
    model_args: 'pretrained=gpt2,dtype=float16,trust_remote_code=True',
    limit: null,
    random_seed: 0,
  },
  total_evaluation_time_seconds: '17.5',
};
const sample = (id: number, filter: string, value: number, responses: unknown, target: unknown = 'x'): string =>
  JSON.stringify({
    doc_id: id,
    target,
    filtered_resps: responses,
    filter,
    metrics: ['exact_match'],
    exact_match: value,
    doc: { long: 'text' },
  });

describe('results of our own', () => {
  const { keys, raw, diagnostics } = readFiles({
    'm/results_2026-03-01T10-00-00.json': JSON.stringify(results04),
    'm/samples_gsm8k_2026-03-01T10-00-00.jsonl': [
      sample(0, 'strict', 1, ['18']),
      sample(1, 'strict', 0, ['no']),
      sample(0, 'flexible', 1, ['18']),
      sample(1, 'flexible', 1, ['3']),
    ].join('\n'),
    'm/samples_mmlu_law_2026-03-01T10-00-00.jsonl': `${sample(
      0,
      'none',
      1,
      [
        [-2, 'False'],
        [-1, 'True'],
      ],
      1,
    ).replace('exact_match":', 'acc":')}\n{"doc_id": 1, "acc`,
    'm/samples_other_1999-01-01.jsonl': sample(0, 'none', 1, ['x']),
  });
  const run = raw(keys[0]!);

  it('leaves out groups whose tasks are there, and standard errors that are none', () => {
    expect(keys).toEqual(['m:2026-03-01T10-00-00']);
    expect(run.metrics).toEqual({
      'mmlu_law.acc': 0.4,
      'mmlu_art.acc': 0.6,
      'gsm8k.exact_match.strict': 0.3,
      'gsm8k.exact_match.flexible': 0.35,
      'wiki.word_perplexity': 12.5,
    });
    expect(run.metricFacts).toEqual({
      'mmlu_law.acc': { task: 'mmlu_law', replication: 'sample' },
      'mmlu_art.acc': { task: 'mmlu_art', replication: 'sample', standardError: 0.02 },
      'gsm8k.exact_match.strict': {
        task: 'gsm8k',
        replication: 'sample',
        better: 'higher',
        n: 1319,
        standardError: 0.03,
      },
      'gsm8k.exact_match.flexible': {
        task: 'gsm8k',
        replication: 'sample',
        better: 'higher',
        n: 1319,
        standardError: 0.04,
      },
      'wiki.word_perplexity': { task: 'wiki', replication: 'sample', better: 'lower' },
    });
    expect(diagnostics.map((entry) => entry.code)).toEqual(['groups-left-out', 'torn-file']);
  });

  it('reads the model out of its arguments', () => {
    expect(run).toMatchObject({
      config: {
        model: 'gpt2',
        backend: 'hf',
        model_args: { dtype: 'float16', trust_remote_code: true },
        num_fewshot: { mmlu_law: 5, gsm8k: 8 },
        random_seed: 0,
      },
      durationSeconds: 17.5,
    });
    expect(run.config).not.toHaveProperty('limit');
    expect(run.task).toBeUndefined();
  });

  it('joins samples of several tasks and filters', () => {
    expect(run.samples).toMatchObject({
      ids: ['mmlu_law/0', 'gsm8k/0', 'gsm8k/1'],
      predicted: ['1', '18', 'no'],
      gold: ['1', 'x', 'x'],
      correct: [true, true, false],
      numbers: { 'exact_match.strict': [null, 1, 0], 'exact_match.flexible': [null, 1, 1] },
    });
  });

  it('reads the documents of 0.3, whatever their name', () => {
    const old = {
      results: { arc: { acc: 0.2, acc_stderr: 0.01, acc_norm: 0.3 } },
      versions: { arc: 0 },
      config: { model: 'gpt2', model_args: 'pretrained=gpt2', num_fewshot: 25, limit: 10 },
    };
    const found = readFiles({ 'out/my-run.json': JSON.stringify(old, null, 2) });
    expect(found.raw('out:my-run')).toMatchObject({
      metrics: { 'arc.acc': 0.2, 'arc.acc_norm': 0.3 },
      metricFacts: { 'arc.acc': { standardError: 0.01, replication: 'sample' } },
      config: { model: 'gpt2', num_fewshot: 25, limit: 10 },
      task: { dataset: 'arc', version: '0' },
    });
  });

  it('keeps a torn results file as a run that says why', () => {
    const torn = readFiles({ 'm/results_2026.json': JSON.stringify(results04).slice(0, 200) });
    expect(torn.raw('m:2026').unreadable).toHaveLength(1);
  });
});
