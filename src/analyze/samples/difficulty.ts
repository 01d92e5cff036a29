/** Which samples are hard for most configurations, and which ones the seeds of a configuration judge differently. */
import { answerText, sampleName } from '../../report/sample-text.ts';
import type { HardSample, SampleCoverage, SamplesSection, UnstableSample } from '../../report/samples-schema.ts';
import { compareNatural, compareText } from '../order.ts';
import type { SampleIds } from '../../report/sample-ids.ts';
import type { Judged } from './checkpoints.ts';

/** How many samples each list shows. */
const mostListed = 50;
/** Different wrong answers that are counted per sample; free text would have one per run. */
const mostAnswers = 20;

interface Tally {
  gold: string | null;
  wrongConfigurations: number;
  unstableConfigurations: number;
  configurations: number;
  wrongRuns: number;
  runs: number;
  readonly wrongAnswers: Map<string, number>;
}

/** Tallies over the configurations of a benchmark, one configuration at a time. */
export interface Difficulty {
  /** Adds a configuration and tells what its runs say. */
  add(judged: Judged): SampleCoverage;
  hardest(): { readonly listed: HardSample[]; readonly total: number };
  unstable(): { readonly listed: UnstableSample[]; readonly total: number };
  /** Over the samples that every configuration judged. */
  shared(): SamplesSection['shared'];
}

/** An empty tally. */
export function createDifficulty(ids: SampleIds): Difficulty {
  const tallies: Tally[] = [];
  let configurations = 0;
  const named = (): readonly (Tally & { readonly sample: string })[] =>
    tallies.flatMap((tally, index) => (tally === undefined ? [] : [{ ...tally, sample: ids.names[index]! }]));
  return {
    add: (judged) => {
      configurations++;
      addAnswers(tallies, judged);
      return addJudgements(tallies, judged);
    },
    hardest: () => {
      const wrong = named().filter((tally) => tally.wrongConfigurations > 0);
      return { listed: wrong.sort(harder).slice(0, mostListed).map(toHard), total: wrong.length };
    },
    unstable: () => {
      const flipping = named().filter((tally) => tally.unstableConfigurations > 0);
      return { listed: flipping.sort(lessStable).slice(0, mostListed).map(toUnstable), total: flipping.length };
    },
    shared: () => {
      const common = tallies.filter((tally) => tally !== undefined && tally.configurations === configurations);
      return {
        n: common.length,
        wrongForAll: common.filter((tally) => tally.wrongConfigurations === configurations).length,
        rightForAll: common.filter((tally) => tally.wrongConfigurations === 0).length,
      };
    },
  };
}

type Named = Tally & { readonly sample: string };

const harder = (a: Named, b: Named): number =>
  b.wrongConfigurations / b.configurations - a.wrongConfigurations / a.configurations ||
  b.wrongRuns / b.runs - a.wrongRuns / a.runs ||
  compareNatural(a.sample, b.sample);

const lessStable = (a: Named, b: Named): number =>
  b.unstableConfigurations / b.configurations - a.unstableConfigurations / a.configurations ||
  Math.abs(a.wrongRuns / a.runs - 0.5) - Math.abs(b.wrongRuns / b.runs - 0.5) ||
  compareNatural(a.sample, b.sample);

function tallyOf(tallies: Tally[], index: number): Tally {
  return (tallies[index] ??= {
    gold: null,
    wrongConfigurations: 0,
    unstableConfigurations: 0,
    configurations: 0,
    wrongRuns: 0,
    runs: 0,
    wrongAnswers: new Map(),
  });
}

function addJudgements(tallies: Tally[], judged: Judged): SampleCoverage {
  const { runs, right, checkpoints } = judged;
  const coverage = { samples: 0, scored: 0, right: 0, alwaysRight: 0, alwaysWrong: 0, unstable: 0 };
  for (let index = 0; index < runs.length; index++) {
    const [n, hits] = [runs[index]!, right[index]!];
    if (n === 0) continue;
    const tally = tallyOf(tallies, index);
    const flips = hits > 0 && hits < n;
    tally.configurations++;
    tally.runs += n;
    tally.wrongRuns += n - hits;
    if ((n - hits) * 2 > n) tally.wrongConfigurations++;
    if (flips) tally.unstableConfigurations++;
    coverage.samples++;
    coverage.scored += n;
    coverage.right += hits;
    if (n < checkpoints.length) continue;
    if (flips) coverage.unstable++;
    else if (hits > 0) coverage.alwaysRight++;
    else coverage.alwaysWrong++;
  }
  return { configuration: judged.configuration, runs: checkpoints.length, ...coverage };
}

function addAnswers(tallies: Tally[], judged: Judged): void {
  for (const { table, sample, right } of judged.checkpoints) {
    for (let row = 0; row < right.length; row++) {
      const tally = tallyOf(tallies, sample[row]!);
      tally.gold ??= table.gold?.[row] ?? null;
      const answer = table.predicted?.[row] ?? null;
      if (right[row] !== 0 || answer === null) continue;
      const seen = tally.wrongAnswers.get(answer);
      if (seen !== undefined || tally.wrongAnswers.size < mostAnswers) tally.wrongAnswers.set(answer, (seen ?? 0) + 1);
    }
  }
}

function toHard(tally: Named): HardSample {
  const { wrongConfigurations, configurations, wrongRuns, runs } = tally;
  const [common] = [...tally.wrongAnswers].sort(([a, x], [b, y]) => y - x || compareText(a, b));
  return {
    ...namesOf(tally),
    ...{ wrongConfigurations, configurations, wrongRuns, runs },
    commonWrong: answerText(common?.[0] ?? null),
    commonWrongRuns: common?.[1] ?? 0,
  };
}

function toUnstable(tally: Named): UnstableSample {
  const { unstableConfigurations, configurations, wrongRuns, runs } = tally;
  return { ...namesOf(tally), unstableConfigurations, configurations, wrongRuns, runs };
}

const namesOf = ({ sample, gold }: Named) => ({ sample: sampleName(sample), gold: answerText(gold) });
