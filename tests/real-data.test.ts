/**
 * Real output of other tools, from the folder to the Report. The numbers were read off the files with a script of its own
 * (Python's json, csv and text, none of our readers) and typed in. The data is not part of the repository:
 * SWEEPBOOK_REAL_DATA names the folder that holds `formats/` and `gsm8k/`.
 */
import { describe, expect, it } from 'vitest';
import { analyzeRuns } from '../src/analyze/index.ts';
import { ingestRoots } from '../src/ingest/index.ts';
import type { Report } from '../src/report/schema.ts';
import { realData } from './ingest/support/read.ts';

/** What the files say of one run. */
interface Expected {
  readonly status: string;
  readonly seed: string | null;
  readonly metrics: Readonly<Record<string, number>>;
  /** Rows of the history; null where there is none. */
  readonly history: number | null;
  /** Samples and how many of them are right; null where there are none. */
  readonly samples?: readonly [n: number, right: number] | null;
  readonly params?: Readonly<Record<string, string | number | boolean | null>>;
}

const asdiv50 = {
  status: 'completed',
  seed: '42',
  metrics: { 'asdiv.acc': 0.92 },
  history: null,
  samples: [50, 46],
} as const;
const cot = (flexible: number, strict: number): Expected => ({
  status: 'completed',
  seed: '42',
  metrics: {
    'asdiv_cot_llama.exact_match.flexible-extract': flexible,
    'asdiv_cot_llama.exact_match.strict-match': strict,
  },
  history: null,
});
const tuned = '..__prompt-pursuit__results__aug17__gsm8k_8shot_pursue_numq_1000_r16_lr1e-6__epoch_';
const dvc = (dice: number, evalLoss: number, evaluated: number, trainLoss: number, seed: string | null): Expected => ({
  status: 'completed',
  seed,
  metrics: { dice_multi: dice, 'eval/loss': evalLoss, 'evaluate/dice_multi': evaluated, 'train/loss': trainLoss },
  history: 9,
});
const wine = (loss: number, rmse: number, epochs: number, lr: number, momentum: number): Expected => ({
  status: 'completed',
  seed: null,
  metrics: { val_loss: loss, val_rmse: rmse, epochs_trained: epochs },
  history: null,
  params: { learning_rate: lr, momentum, optimizer: 'SGD', architecture: '64-32-1' },
});

const expected: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  'formats/dvclive': {
    '19c3e0c': dvc(0.9135811575962693, 0.01930679939687252, 0.8695227490639182, 0.03174786642193794, null),
    '81737ac': dvc(0.9265608970078182, 0.012487642467021942, 0.8962837662698526, 0.02054128423333168, '42'),
    e6e4570: dvc(0.8563485246105067, 0.029605239629745483, 0.8936084473052309, 0.019151488319039345, '42'),
    fa9e4f4: dvc(0.9135811575962693, 0.01930679939687252, 0.8695227490639182, 0.03174786642193794, null),
  },
  'formats/dvclive-simple': {
    dvclive: {
      status: 'completed',
      seed: null,
      metrics: {
        acc: 0.6905487804878049,
        precision: 0.6589147286821705,
        recall: 0.3483606557377049,
        'f1-score': 0.45576407506702415,
      },
      history: null,
      params: { n_estimators: 1000 },
    },
  },
  'formats/hf-trainer': {
    'hf-trainer': {
      status: 'completed',
      seed: null,
      metrics: {
        eval_loss: 0.5099794864654541,
        eval_runtime: 37.0125,
        eval_wer: 24.878197320341048,
        train_loss: 0.2913371723175049,
        train_runtime: 623384.3788,
        train_samples_per_second: 41.066,
        loss: 0.8333,
        learning_rate: 3e-6,
      },
      history: 2000,
    },
  },
  'formats/hydra-single': {
    'hydra-single': {
      status: 'completed',
      seed: '42',
      metrics: {
        precision: 0.9775280898876404,
        recall: 0.8877551020408163,
        f1: 0.93048128342246,
        roc_auc: 0.9755765306122448,
        pr_auc: 0.9368340623531647,
      },
      history: null,
      params: { 'model.name': 'rf', 'model.n_estimators': 300, 'hpo.sampler': 'tpe', 'threshold.value': 0.5 },
    },
  },
  'formats/inspect': {
    'logs:2024-11-05T13-31-45-05-00_input-task_8zXjbRzCWrL9GXiXo2vus9': {
      status: 'completed',
      seed: null,
      metrics: { 'model_graded_fact.accuracy': 1 },
      history: null,
      samples: [1, 1],
    },
    'logs:2025-05-12T20-28-13-04-00_no-samples': {
      status: 'failed',
      seed: null,
      metrics: { 'match.accuracy': 0.6666666666666666 },
      history: null,
      samples: null,
    },
    'logs:2025-05-12T20-28-13-04-00_popularity': {
      status: 'failed',
      seed: null,
      metrics: { 'match.accuracy': 0.6666666666666666 },
      history: null,
      samples: [3, 2],
    },
    'logs:2025-05-12T20-28-26-04-00_security-guide': {
      status: 'completed',
      seed: null,
      metrics: { 'model_graded_fact.accuracy': 1 },
      history: null,
      samples: [3, 3],
    },
    'logs:log_tool_call_error': {
      status: 'completed',
      seed: null,
      metrics: { 'includes.accuracy': 1 },
      history: null,
      samples: [1, 0],
    },
  },
  'formats/lightning-csvlogger-2': {
    version_0: {
      status: 'completed',
      seed: null,
      metrics: { train_loss: 0.0014590681530535221, val_acc: 0.6520993113517761, val_loss: 0.000461088347947225 },
      // 840 lines: 140 of them hold the training loss of a step that another line holds the validation of.
      history: 700,
    },
  },
  'formats/lm-eval-0.4-asdiv': {
    [`${tuned}20:2024-08-21T04-37-55.218014`]: cot(0.92578125, 0.92578125),
    [`${tuned}5:2024-08-21T04-41-31.747564`]: cot(0.892578125, 0.892578125),
    [`${tuned}62:2024-08-21T04-34-32.637369`]: cot(0.92578125, 0.923828125),
    'meta-llama__Meta-Llama-3-8B-Instruct:2024-08-21T03-40-10.802679': asdiv50,
    'meta-llama__Meta-Llama-3-8B-Instruct:2024-08-21T03-41-15.831724': asdiv50,
    'meta-llama__Meta-Llama-3-8B-Instruct:2024-08-21T03-41-58.320355': asdiv50,
    'meta-llama__Meta-Llama-3-8B-Instruct:2024-08-21T03-44-09.494230': asdiv50,
    'meta-llama__Meta-Llama-3-8B-Instruct:2024-08-21T04-27-29.701325': cot(0.88671875, 0.884765625),
    'meta-llama__Meta-Llama-3.1-8B-Instruct:2024-08-21T04-31-41.160720': cot(0.931640625, 0.92578125),
  },
  'formats/mlflow-filestore': {
    '01c4ab1ee24e481caa1688beea747fcb': wine(
      2.2159626483917236,
      1.4886109828948975,
      15,
      7.589112197954422e-5,
      0.6340921809206659,
    ),
    '3f9ac87d2ae4470fa5cf4410a1e14d0b': wine(
      0.5755085945129395,
      0.7586228251457214,
      15,
      0.003291619525084785,
      0.2106238001814981,
    ),
    '4085d9634da541918f78377b9040095e': wine(
      1.7148514986038208,
      1.309523344039917,
      15,
      0.0001565579794686764,
      0.662731401470212,
    ),
    '58b0f135034243ec8b0178df8164c77f': wine(
      0.4846183657646179,
      0.6961453557014465,
      7,
      0.03753291817508873,
      0.6569081003264521,
    ),
  },
  'formats/ray-tune': {
    'IMPALA_PongNoFrameskip-v4_0_2018-11-10_03-45-30PllGMK': {
      status: 'completed',
      seed: null,
      metrics: {
        episode_reward_mean: 18.24,
        episode_reward_min: 12,
        episode_reward_max: 20,
        episode_len_mean: 8012.95,
        episodes_this_iter: 54,
        episodes_total: 4069,
      },
      history: 48,
    },
  },
  'formats/sacred': {
    '1': {
      status: 'completed',
      seed: '100',
      metrics: { episode: 256, test_ep_length_mean: 3, test_return_mean: 0.46875, test_return_std: 1.676759803162039 },
      history: null,
      params: { env: 'twostagelevergame', t_max: 3100000 },
    },
    '2': {
      status: 'completed',
      seed: '100',
      metrics: {
        episode: 2048,
        test_return_jackknife_std: 0.010817116057466589,
        test_return_mean: 0.509765625,
        trajectories_hash_100: -37.56229954824094,
      },
      history: 320,
    },
    '3': {
      status: 'completed',
      seed: '100',
      metrics: { episode: 2048, test_ep_length_mean: 4, test_return_mean: 1.98486328125 },
      history: 320,
      params: { env: 'asymmetriclevergame', t_max: 5100000 },
    },
  },
  gsm8k: Object.fromEntries(
    [
      ['6b_finetuning', '338e3327', 286, 0.2168309325246399],
      ['6b_verification', '9909cc9d', 515, 0.3904473085670963],
      ['175b_finetuning', '5de50fff', 458, 0.34723275208491283],
      ['175b_verification', '0046c068', 742, 0.5625473843821076],
    ].map(([name, hash, right, accuracy]) => [
      `none__${name}__20211119_213222__${hash}`,
      {
        status: 'completed',
        seed: null,
        metrics: { accuracy: Number(accuracy), n_correct: Number(right), n_samples: 1319 },
        history: null,
        samples: [1319, Number(right)],
      },
    ]),
  ),
};

function readReport(path: string) {
  const runSet = ingestRoots({ roots: [{ label: path.slice(path.lastIndexOf('/') + 1), path }], redact: true });
  const settings = { title: 'Real data', roots: ['results'], rawUrl: null, redact: true };
  return { ...analyzeRuns({ runSet, specs: [], settings, generatorVersion: '0' }), runSet };
}

/** The Report publishes 15 significant digits. */
const rounded = (value: number): number => Number(value.toPrecision(15));

const metricOf = (report: Report, key: string) =>
  report.benchmarks.flatMap((benchmark) => benchmark.metrics).find((metric) => metric.key === key);

describe.each(Object.keys(expected))('the real data of %s', (path) => {
  it('comes out as the files say', (context) => {
    const folder = realData(path);
    if (folder === null) return context.skip();
    const { report, runSet } = readReport(folder);
    expect(report.runs.map((run) => run.id).sort()).toEqual(Object.keys(expected[path]!).sort());
    for (const [id, said] of Object.entries(expected[path]!)) {
      const run = report.runs.find((found) => found.id === id)!;
      const configuration = report.benchmarks
        .flatMap((benchmark) => benchmark.configurations)
        .find((found) => found.id === run.configuration && found.runIds.includes(id))!;
      expect({ id, status: run.status, seed: run.seed }).toEqual({ id, status: said.status, seed: said.seed });
      for (const [key, value] of Object.entries(said.metrics)) {
        const found = run.metrics[key];
        expect([key, typeof found === 'number' ? rounded(found) : found]).toEqual([key, rounded(value)]);
      }
      expect(configuration.params).toMatchObject(said.params ?? {});
      expect([id, runSet.attachments.history(id)?.rows ?? null]).toEqual([id, said.history]);
      if (said.samples === undefined) continue;
      const samples = runSet.attachments.samples(id);
      const right = samples?.correct?.filter((value) => value === true).length ?? 0;
      expect([id, samples === null ? null : [samples.ids.length, right]]).toEqual([id, said.samples]);
    }
  });
});

describe('what the real data states', () => {
  it('of lm-evaluation-harness: samples as the unit, n, standard error, direction, and what was left out', (context) => {
    const folder = realData('formats/lm-eval-0.4-asdiv');
    if (folder === null) return context.skip();
    const { report } = readReport(folder);
    const key = 'asdiv_cot_llama.exact_match.strict-match';
    expect(metricOf(report, key)).toMatchObject({ replication: 'sample', better: 'higher', role: 'primary' });
    const run = report.runs.find((found) => found.id.startsWith('meta-llama__Meta-Llama-3.1'))!;
    expect(run.stated[key]).toEqual({ n: 512, standardError: rounded(0.011595795778752709) });
    expect(run.warnings.map(({ message }) => message)).toEqual([
      'Only 512 of the 2305 documents of asdiv_cot_llama were evaluated.',
    ]);
    expect(report.benchmarks.map((benchmark) => benchmark.title)).toEqual(['asdiv', 'asdiv-cot-llama']);
  });

  it('of the Trainer: per cent, seconds, and the best checkpoint', (context) => {
    const folder = realData('formats/hf-trainer');
    if (folder === null) return context.skip();
    const { report } = readReport(folder);
    expect(metricOf(report, 'eval_wer')).toMatchObject({ better: 'lower', unit: '%', role: 'primary' });
    expect(metricOf(report, 'train_runtime')).toMatchObject({ better: 'lower', unit: 's', role: 'cost' });
    expect(report.runs[0]!.finalValue).toEqual({
      usual: 'declared',
      except: { eval_wer: 'best', learning_rate: 'last', loss: 'last' },
    });
  });

  it('of GSM8K: 209 and 152 discordant answers, exact McNemar p = 0.00315, by sample', (context) => {
    const folder = realData('gsm8k');
    if (folder === null) return context.skip();
    const [benchmark] = readReport(folder).report.benchmarks;
    const nameOf = (id: string) => benchmark!.configurations.find((found) => found.id === id)!.name;
    const pair = benchmark!.samples!.flips.find(
      ({ a, b }) => [nameOf(a), nameOf(b)].sort().join() === '175b_finetuning,6b_verification',
    )!;
    const isFirst = nameOf(pair.a) === '6b_verification';
    expect([pair.tested.onlyA, pair.tested.onlyB]).toEqual(isFirst ? [209, 152] : [152, 209]);
    expect(pair.p).toBeCloseTo(0.0031506568803606042, 12);
    expect(benchmark!.samples).toMatchObject({ nRuns: 4, nSamples: 1319, shared: { n: 1319 } });
  });
});
