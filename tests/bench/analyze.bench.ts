/**
 * Times the analysis of a made sweep: `node tests/bench/analyze.bench.ts [configurations] [seeds] [samples]`.
 * Prints CPU seconds, peak memory, and the ratio to a floor that is measured in the same run: as many bootstrap
 * resamples as the summaries need, drawn in a plain typed-array loop.
 */
import { analyzeRuns } from '../../src/analyze/index.ts';
import type { Attachments, History, Run, SampleTable } from '../../src/report/run.ts';
import { createRng } from '../../src/stats/rng.ts';
import { makeRun, makeRunSet } from '../helpers/runs.ts';

const [configurations = 1_000, seeds = 10, samples = 100] = process.argv.slice(2).map(Number);
const metrics = ['accuracy', 'f1', 'loss', 'ece', 'latency_ms'];
const resamples = 10_000;

/** The sum of twelve uniform numbers less six: near enough to normal for a bench. */
const noise = (rng: ReturnType<typeof createRng>): number => {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += rng.nextFloat();
  return sum;
};

function makeSweep(): Run[] {
  const rng = createRng('bench');
  const runs: Run[] = [];
  for (let c = 0; c < configurations; c++) {
    const params = {
      lr: 10 ** -(1 + (c % 5)),
      hidden: 2 ** (4 + (Math.floor(c / 5) % 8)),
      dropout: Math.floor(c / 40) / 100,
    };
    const quality = 0.7 + 0.2 * rng.nextFloat();
    for (let seed = 0; seed < seeds; seed++) {
      const id = `run-${c}-${seed}`;
      const level = quality + 0.005 * noise(rng);
      runs.push(
        makeRun({
          id,
          group: `group-${c}`,
          study: 'bench',
          params,
          seed: String(seed),
          durationSeconds: 10 + rng.nextFloat(),
          attachments: { history: true, samples: samples > 0, log: false },
          metrics: {
            accuracy: level,
            f1: level - 0.01 + 0.001 * noise(rng),
            loss: 1 - level + 0.01 * noise(rng),
            ece: 0.05 + 0.01 * rng.nextFloat(),
            latency_ms: 5 + rng.nextFloat(),
          },
        }),
      );
    }
  }
  return runs;
}

const ids = Array.from({ length: samples }, (_, index) => `sample-${index}`);
const gold = ids.map((_, index) => String(index % 10));

/** Attachments are made on demand, as a reader of files would. */
const attachments: Attachments = {
  history: (id): History => {
    const rng = createRng(id);
    const epoch = Array.from({ length: 20 }, (_, index) => index + 1);
    return { x: 'epoch', rows: 20, columns: { epoch, train_loss: epoch.map((x) => 1 / x + rng.nextFloat() / 10) } };
  },
  samples: (id): SampleTable => {
    const rng = createRng(id);
    const correct = ids.map(() => rng.nextFloat() < 0.85);
    return {
      ids,
      gold,
      predicted: correct.map((right, index) => (right ? gold[index]! : String((index + 1) % 10))),
      correct,
      probability: ids.map(() => rng.nextFloat()),
      numbers: {},
      texts: {},
    };
  },
  log: () => null,
};

const cpu = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};

const runs = makeSweep();
const start = process.cpuUsage();
const { report, details } = analyzeRuns({
  runSet: makeRunSet(runs, attachments),
  specs: [{ id: 'bench', file: 'bench.yaml', baseline: 'lr=0.1 hidden=16 dropout=0', primary: 'accuracy' }],
  settings: { title: 'Bench', roots: ['results'], rawUrl: null, redact: true },
  generatorVersion: '0.0.0',
});
const analysis = cpu(start);
const peak = process.resourceUsage().maxRSS / 1024;

const floorStart = process.cpuUsage();
const sums = new Float64Array(resamples);
const values = Float64Array.from({ length: seeds }, (_, index) => index);
for (let cell = 0; cell < configurations * metrics.length; cell++)
  createRng(`floor-${cell}`).fillResampleSums(sums, values);
const floor = cpu(floorStart);

console.log(
  `${configurations} configurations × ${metrics.length} metrics × ${seeds} seeds, ${samples} samples per run`,
);
console.log(
  `analysis ${analysis.toFixed(2)} s CPU, peak ${peak.toFixed(0)} MB, ${(analysis / floor).toFixed(1)}× the floor (${floor.toFixed(2)} s)`,
);
console.log(`report ${(JSON.stringify(report).length / 1e6).toFixed(1)} MB, ${details.size} details`);
