/** Everything that comes from histories and predictions, one configuration at a time so that memory does not grow with them. */
import type { Attachments } from '../../report/run.ts';
import type { ConfigurationDetail, FlipPair, RewardsSection, SamplesSection } from '../../report/samples-schema.ts';
import { curvesOf } from '../curves.ts';
import type { ConfigurationData } from '../group.ts';
import { calibrationOf } from './calibration.ts';
import { createSampleIds, type SampleIds } from '../../report/sample-ids.ts';
import { judgeAll, loadCheckpoints, type Judged } from './checkpoints.ts';
import { confusedPairs } from './confused.ts';
import { confusionOf } from './confusion.ts';
import { createDifficulty } from './difficulty.ts';
import { flipsOf } from './flips.ts';
import { collectPairs, correctPairs } from './pairs.ts';
import { createRewards } from './rewards.ts';

/** What the analysis of samples needs to know of the benchmark. */
export interface SampleContext {
  readonly benchmark: string;
  readonly task: string | null;
  readonly level: number;
  readonly attachments: Attachments;
  readonly baseline: string | null;
  /** The configuration with the best mean, and the next one. */
  readonly leader: string | null;
  readonly runnerUp: string | null;
}

/** The sections of the Report, and the details that stand beside it. */
export interface SampleResult {
  readonly samples: SamplesSection | null;
  readonly rewards: RewardsSection | null;
  readonly details: readonly ConfigurationDetail[];
}

/** With more configurations than this the lists of discordant samples are cut short: the Report grows with their number. */
const fewConfigurations = 50;

/** Reads the attachments of all configurations once (those of baseline and leader twice). */
export function analyzeSamples(configurations: readonly ConfigurationData[], context: SampleContext): SampleResult {
  const ids = createSampleIds();
  const difficulty = createDifficulty(ids);
  const references = loadReferences(configurations, context, ids);
  const mostDiscordant = configurations.length <= fewConfigurations ? 200 : 20;
  const details: ConfigurationDetail[] = [];
  const coverage: SamplesSection['coverage'] = [];
  const flips: FlipPair[] = [];
  const rewards = createRewards(context.level);
  const pairs = collectPairs(ids);
  let nRuns = 0;
  for (const data of configurations) {
    const checkpoints = loadCheckpoints(data, context.attachments, ids);
    details.push({
      benchmark: context.benchmark,
      configuration: data.id,
      curves: curvesOf(data, context.attachments),
      ...confusionOf(checkpoints),
      calibration: calibrationOf(checkpoints, context.level),
    });
    const [first] = checkpoints;
    if (first === undefined) continue;
    nRuns += checkpoints.length;
    const judged = judgeAll(data.id, checkpoints, ids.names.length);
    coverage.push(difficulty.add(judged));
    flips.push(...flipsAgainst(references, judged, { context, ids, mostDiscordant }));
    pairs.add(judged);
    rewards.add(data.id, first);
  }
  const hardest = difficulty.hardest();
  const unstable = difficulty.unstable();
  const confused = confusedPairs(details);
  const samples: SamplesSection = {
    task: context.task,
    nRuns,
    nSamples: ids.names.length,
    shared: difficulty.shared(),
    coverage,
    flips: correctPairs([...flips, ...pairs.pairs(flips)]),
    hardest: hardest.listed,
    hardTotal: hardest.total,
    unstable: unstable.listed,
    unstableTotal: unstable.total,
    confused: confused.listed,
    confusedTotal: confused.total,
    warnings: [],
  };
  return { samples: nRuns === 0 ? null : samples, rewards: rewards.section(), details };
}

interface References {
  readonly baseline: Judged | null;
  readonly leader: Judged | null;
}

function loadReferences(
  configurations: readonly ConfigurationData[],
  context: SampleContext,
  ids: SampleIds,
): References {
  const judge = (id: string | null): Judged | null => {
    const data = configurations.find((candidate) => candidate.id === id);
    if (data === undefined) return null;
    const checkpoints = loadCheckpoints(data, context.attachments, ids);
    return checkpoints.length === 0 ? null : judgeAll(data.id, checkpoints, ids.names.length);
  };
  return { baseline: judge(context.baseline), leader: judge(context.leader) };
}

/** Every candidate against the baseline, and the runner-up against the leader. */
function flipsAgainst(
  references: References,
  judged: Judged,
  how: { readonly context: SampleContext; readonly ids: SampleIds; readonly mostDiscordant: number },
): FlipPair[] {
  const { baseline, leader } = references;
  const found: (FlipPair | null)[] = [];
  if (baseline !== null && baseline.configuration !== judged.configuration) {
    found.push(flipsOf(baseline, judged, { ids: how.ids, reference: 'baseline', mostDiscordant: how.mostDiscordant }));
  }
  // Where either of the two is the baseline, the pair stands there already.
  const known = [how.context.leader, how.context.runnerUp].includes(baseline?.configuration ?? '');
  if (leader !== null && !known && how.context.runnerUp === judged.configuration) {
    found.push(flipsOf(leader, judged, { ids: how.ids, reference: 'leader', mostDiscordant: 200 }));
  }
  return found.filter((pair) => pair !== null);
}
