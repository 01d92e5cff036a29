/** A small sound example of every format: what the fuzz harness damages. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fixture, fixturePath } from '../ingest/support/fixtures.ts';
import { mlflowTables, trackerTables, writeDatabase } from '../ingest/writers/database.ts';
import { scalarFile } from '../ingest/writers/tfevents.ts';
import { exitRecord, historyRecord, runRecord, summaryRecord, writeWandbLog } from '../ingest/writers/wandb-log.ts';
import { writeZip } from '../ingest/writers/zip.ts';

/** Files by path. */
export type Corpus = Readonly<Record<string, Buffer>>;

const files = (texts: Readonly<Record<string, string | Uint8Array>>): Corpus =>
  Object.fromEntries(Object.entries(texts).map(([name, content]) => [name, Buffer.from(content)]));

/** All files of a folder of fixtures. */
function folder(name: string): Corpus {
  const root = fixturePath(name);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  return Object.fromEntries(names.map((path) => [relative(root, join(root, path)), readFileSync(join(root, path))]));
}

const lines = (...rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
const id = 'a'.repeat(32);
const score = { match: { value: 'C', answer: '4' } };
const inspectHeader = {
  version: 2,
  status: 'success',
  eval: { run_id: 'r', created: '2026-03-01T10:00:00Z', task: 't', model: 'm', config: { epochs: 1 } },
  plan: { config: { seed: 1 } },
  results: {
    completed_samples: 2,
    scores: [{ name: 'match', metrics: { accuracy: { value: 0.5 }, stderr: { value: 0.1 } } }],
  },
};
const lmEval = {
  results: { arc: { 'acc,none': 0.5, 'acc_stderr,none': 0.01 } },
  group_subtasks: { arc: [] },
  'n-samples': { arc: { original: 2, effective: 2 } },
  config: { model: 'hf', model_args: 'pretrained=gpt2', limit: null },
  date: 1724211836.1,
};
const helmStat = { name: { name: 'exact_match', split: 'test' }, count: 2, sum: 1, mean: 0.5 };

/** By the id of the reader. */
export const corpora: Readonly<Record<string, Corpus>> = {
  generic: files({
    'r/config.yaml': 'lr: 0.1\nseed: 1\nmodel:\n  dim: 8\n',
    'r/metrics.json': '{"acc": 0.5, "by": {"a": NaN}}',
    'r/history.csv': 'step,loss\n0,1\n1,0.5\n',
    'r/predictions.pkl': fixture('python/numpy2-frame-protocol4.pkl'),
    'r/train.log': 'epoch 1\n',
    'r/metadata.json': '{"status": "completed"}',
    's/metrics.json': '{"acc": 0.5}',
    's/config.json': '{"lr": 1}',
    's/history.jsonl.gz': gzipSync('{"step": 0, "loss": 1}\n{"step": 1, "loss": 2}\n'),
    's/predictions.npz': fixture('python/predictions.npz'),
    't/metrics.json': '{"acc": 0.5}',
    't/config.json': '{"lr": 1}',
    't/predictions.parquet': fixture('python/predictions-snappy.parquet'),
    'u/metrics.json': '{"acc": 0.5}',
    'u/config.json': '{"lr": 1}',
    'u/predictions.pickle': fixture('python/numpy1-protocol2.pkl'),
  }),
  table: files({
    'a/results.csv': 'run_id,lr,seed,test_acc\nx,0.1,1,0.5\ny,0.1,2,0.6\n',
    'b/results.tsv': 'commit\tval_bpb\tstatus\tdescription\nabc\t0.99\tkeep\tbase\ndef\t0\tcrash\tbad\n',
    'c/env_beta0.3_seed4.csv': 'step,return\n0,1\n1,2\n',
    'd/results.jsonl': lines({ seed: 1, acc: 0.5 }, { seed: 2, acc: 0.6 }),
    'e/results.parquet': fixture('python/predictions-zstd.parquet'),
  }),
  'tracker-sqlite': files({
    'tracker.db': writeDatabase(trackerTables, {
      experiments: [['e1', '{"lr": 0.1}', 'completed', 't', 't', 'c', null, '["a"]']],
      training_metrics: [[1, 'e1', 1, 'loss', 0.5, 't']],
      evaluation_results: [[1, 'e1', 'b', '{"acc": 0.5}', 't']],
      sample_results: [[1, 1, 's1', 'x', 1]],
    }),
  }),
  'mlflow-files': files({
    'mlruns/7/meta.yaml': "experiment_id: '7'\nlifecycle_stage: active\nname: digits\n",
    [`mlruns/7/${id}/meta.yaml`]: `run_id: ${id}\nlifecycle_stage: active\nstatus: 3\nstart_time: 1754589325688\nend_time: 1754589350319\n`,
    [`mlruns/7/${id}/params/lr`]: '0.1',
    [`mlruns/7/${id}/params/layers`]: "{'a': [1, 2], 'b': None}",
    [`mlruns/7/${id}/metrics/val/acc`]: '1754589330270 0.5 0\n1754589330271 0.6 1\n',
    [`mlruns/7/${id}/tags/mlflow.runName`]: 'calm-hare-1',
  }),
  'mlflow-sqlite': files({
    'mlflow.db': writeDatabase(mlflowTables, {
      experiments: [[1, 'digits', 'x', 'active']],
      runs: [['r1', 'n', 'FINISHED', 1754589325688, 1754589350319, 'active', 1]],
      params: [['lr', '0.1', 'r1']],
      tags: [['mlflow.runName', 'x', 'r1']],
      metrics: [['acc', 0.5, 10, 'r1', 1, 0]],
    }),
  }),
  wandb: {
    ...files({
      'wandb/run-20260301_120000-abc/run-abc.wandb': writeWandbLog([
        runRecord('abc', 'p', { lr: '0.1' }),
        ...Array.from({ length: 30 }, (_, step) =>
          historyRecord(step, { loss: `${1 / (step + 1)}`, note: `"${'x'.repeat(2000)}"` }),
        ),
        summaryRecord({ acc: '0.5' }),
        exitRecord(0),
      ]),
      'wandb/run-20260302_120000-def/files/config.yaml': 'lr:\n  value: 0.1\n',
      'wandb/run-20260302_120000-def/files/wandb-summary.json': '{"acc": 0.5, "_runtime": 5}',
    }),
  },
  'wandb-export': files({
    'wandb_export_1.csv': '"Name","State","lr","acc"\n"a","finished","0.1","0.5"\n',
    'wandb_export_2.csv': '"Step","a - loss","a - loss__MIN"\n"0","1","1"\n',
  }),
  hydra: files({
    'outputs/2026-03-01/10-00-00/.hydra/config.yaml': 'lr: 0.1\nx: ${lr}\nm:\n  y: ${x}\n',
    'outputs/2026-03-01/10-00-00/.hydra/overrides.yaml': '- lr=0.1\n',
    'outputs/2026-03-01/10-00-00/.hydra/hydra.yaml': 'hydra:\n  job:\n    name: train\n',
    'outputs/2026-03-01/10-00-00/train.log': 'start\n',
    'outputs/2026-03-01/10-00-00/metrics.json': '{"acc": 0.5}',
  }),
  tensorboard: {
    ...folder('tools/tensorboard'),
    'more/events.out.tfevents.1.h': scalarFile(['a', 'b/c'], 50, (tag, step) => tag + step),
  },
  lightning: files({
    'lightning_logs/version_0/metrics.csv': 'epoch,step,loss,acc\n0,1,0.5,\n0,1,,0.1\n',
    'lightning_logs/version_0/hparams.yaml': 'lr: 0.1\n',
  }),
  ultralytics: files({
    'runs/detect/train/args.yaml': 'task: detect\nmodel: y\ndata: c.yaml\nseed: 0\n',
    'runs/detect/train/results.csv': 'epoch,time,train/box_loss,metrics/mAP50(B)\n1,5,1,0.5\n2,9,0.5,0.6\n',
  }),
  keras: files({
    'k/training.log': fixture('tools/keras/training.log'),
    'l/a.csv': 'epoch,loss,x\n0,1,"[1 2]"\n',
    'l/b.csv': 'epoch,loss\n0,1\n',
  }),
  'hf-trainer': files({
    'out/trainer_state.json': JSON.stringify({
      best_metric: 0.5,
      global_step: 20,
      max_steps: 20,
      log_history: [
        { loss: 1, step: 10 },
        { eval_acc: 0.5, step: 20 },
      ],
    }),
    'out/all_results.json': '{"eval_acc": 0.5}',
    'out/training_args.bin': fixture('python/training_args.bin'),
    'out2/checkpoint-5/trainer_state.json':
      '{"global_step": 5, "max_steps": 9, "log_history": [{"loss": 1, "step": 5}]}',
  }),
  'lm-eval': files({
    'm/results_2026-03-01T10-00-00.json': JSON.stringify(lmEval),
    'm/samples_arc_2026-03-01T10-00-00.jsonl': lines(
      { doc_id: 0, target: 'a', filtered_resps: ['a'], acc: 1 },
      {
        doc_id: 1,
        target: 1,
        filtered_resps: [
          [-1, 'x'],
          [-2, 'y'],
        ],
        acc: 0,
      },
    ),
  }),
  inspect: files({
    'logs/2026-03-01T10-00-00_t_x.json': JSON.stringify({
      ...inspectHeader,
      samples: [{ id: 1, epoch: 1, target: '4', scores: score }],
    }),
    'logs/a.eval': writeZip([
      { name: 'header.json', content: Buffer.from(JSON.stringify(inspectHeader)), method: 93 },
      {
        name: 'summaries.json',
        content: Buffer.from(JSON.stringify([{ id: 1, epoch: 1, target: '4', scores: score }])),
        method: 8,
      },
    ]),
    'logs/b.eval': writeZip([
      { name: '_journal/start.json', content: Buffer.from(JSON.stringify(inspectHeader)), method: 8 },
      { name: '_journal/summaries/1.json', content: Buffer.from(JSON.stringify([{ id: 1, epoch: 1, scores: score }])) },
    ]),
  }),
  dvclive: files({
    'p/params.yaml': 'lr: 0.1\n',
    'p/dvclive/metrics.json': '{"acc": 0.5, "step": 1}',
    'p/dvclive/plots/metrics/acc.tsv': 'step\tacc\n0\t0.1\n1\t0.5\n',
  }),
  sacred: files({
    's/1/run.json': JSON.stringify({
      experiment: { name: 'e' },
      status: 'COMPLETED',
      result: 0.5,
      host: { hostname: 'h' },
    }),
    's/1/config.json': '{"seed": 1, "x": {"py/tuple": [1]}}',
    's/1/metrics.json': '{"loss": {"values": [1, 2], "steps": [0, 1]}}',
    's/1/info.json': '{"r": [{"py/object": "numpy.float64", "value": 0.5}]}',
  }),
  'ray-tune': folder('tools/ray'),
  'optuna-sqlite': files({ 'study.db': fixture('tools/optuna/study.db') }),
  'optuna-journal': files({ 'journal.log': fixture('tools/optuna/journal.log') }),
  helm: files({
    'runs/v1/x/run_spec.json':
      '{"adapter_spec": {"model": "m"}, "scenario_spec": {"class_name": "a.BScenario", "args": {}}}',
    'runs/v1/x/stats.json': JSON.stringify([helmStat]),
    'runs/v1/x/per_instance_stats.json': JSON.stringify([
      { instance_id: 'i', train_trial_index: 0, stats: [helmStat] },
    ]),
  }),
  guild: files({
    [`runs/${id}/.guild/attrs/flags`]: 'lr: 0.1\n',
    [`runs/${id}/.guild/attrs/exit_status`]: '0\n',
    [`runs/${id}/.guild/attrs/started`]: '1754589325688123\n',
    [`runs/${id}/.guild/output`]: 'x\n',
  }),
  aim: files({ '.aim/meta/x': 'x', '.aim/run_metadata.sqlite': 'x' }),
};
