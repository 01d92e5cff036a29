/**
 * What changed between two Reports, a base and a head. JSON only. It holds the names and the numbers that are needed to
 * tell it, so that whoever prints it needs neither Report for that.
 */
import type { RunStatus } from './primitives.ts';
import type { Comparison, Verdict } from './schema.ts';

/** A configuration as both Reports know it; `slug` is that of the page in the Report where it stands. */
export interface NamedConfiguration {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
}

/** A metric that stands on one side only, or on both. */
export interface NamedMetric {
  readonly id: string;
  readonly label: string;
}

/** A param that both sides of a configuration of one name have with different values; null where one has it not. */
export interface ParamChange {
  readonly param: string;
  readonly base: string | null;
  readonly head: string | null;
}

/** A configuration that was found again by its params under another name, or by its name with other params. */
export interface ConfigurationChange {
  readonly configuration: NamedConfiguration;
  readonly baseName: string;
  readonly params: readonly ParamChange[];
}

/** The values of a configuration on one side: all that count, also those that stand on both sides. */
export interface ScoreSide {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
}

/** Why a change of scores is judged as it is; see {@link ScoreChange}. */
export type ScoreReason = Comparison['reason'];

/**
 * Scores of one configuration that are not the same on both sides. Runs that stand unchanged on both sides say nothing
 * about a change: the test is about the others, head against base.
 */
export interface ScoreChange {
  readonly configuration: NamedConfiguration;
  readonly metric: string;
  readonly label: string;
  readonly unit: string | null;
  readonly better: 'higher' | 'lower';
  readonly base: ScoreSide;
  readonly head: ScoreSide;
  /** Runs that stand unchanged on both sides. */
  readonly unchangedRuns: number;
  /** Values that were compared, of the base and of the head. */
  readonly compared: readonly [base: number, head: number];
  readonly pairing: Comparison['pairing'];
  /** Head minus base, over the compared values. */
  readonly difference: {
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly level: number;
  };
  readonly test: string | null;
  readonly p: number | null;
  readonly pCorrected: number | null;
  /** Configurations whose tests were corrected together. */
  readonly familySize: number;
  readonly alpha: number;
  readonly verdict: Verdict;
  readonly reason: ScoreReason;
  /** True on a secondary metric: no verdict, an indication. */
  readonly exploratory: boolean;
  /** True where a gate on regressions fires: worse by test and by no less than what matters, or no score left. */
  readonly regression: boolean;
}

/** Who leads on a ranked metric, where that changed. */
export interface LeadChange {
  readonly metric: string;
  readonly label: string;
  readonly base: readonly NamedConfiguration[];
  readonly head: readonly NamedConfiguration[];
  readonly entered: readonly NamedConfiguration[];
  readonly left: readonly NamedConfiguration[];
  /** The best mean, where another configuration has it now; null where it is the same one or one side has none. */
  readonly newBest: NamedConfiguration | null;
}

/** A verdict against the baseline that is not what it was. */
export interface VerdictChange {
  readonly configuration: NamedConfiguration;
  readonly metric: string;
  readonly label: string;
  readonly base: Verdict;
  readonly head: Verdict;
  readonly reason: string;
}

/** A run that did not complete. */
export interface FailedRun {
  readonly run: string;
  /** Of its page in the head; null where it stands in the base only. */
  readonly slug: string | null;
  readonly configuration: NamedConfiguration;
  readonly seed: string | null;
  readonly status: RunStatus;
  readonly message: string;
}

/** A sample whose answer changed from right to wrong or back, by most of the runs of each side. */
export interface SampleFlip {
  readonly sample: string;
  readonly gold: string | null;
  readonly basePredicted: string | null;
  readonly headPredicted: string | null;
  readonly now: 'right' | 'wrong';
}

/** The flips of one configuration; `samples` are at most the first of each direction. */
export interface FlipChange {
  readonly configuration: NamedConfiguration;
  /** Samples that both sides judged. */
  readonly n: number;
  readonly toRight: number;
  readonly toWrong: number;
  readonly samples: readonly SampleFlip[];
}

/** An undecided comparison of the head with the seeds that would decide it. */
export interface SeedsWanted {
  readonly configuration: NamedConfiguration;
  readonly comparison: Comparison;
}

/** What changed in a benchmark that both sides have. */
export interface BenchmarkDiff {
  readonly id: string;
  readonly title: string;
  readonly changed: boolean;
  readonly newRuns: number;
  readonly lostRuns: number;
  readonly newConfigurations: readonly NamedConfiguration[];
  readonly lostConfigurations: readonly NamedConfiguration[];
  readonly changedConfigurations: readonly ConfigurationChange[];
  readonly newMetrics: readonly NamedMetric[];
  readonly lostMetrics: readonly NamedMetric[];
  /** Sentences on what makes the sides differ in kind: another primary metric, baseline or direction. */
  readonly settings: readonly string[];
  readonly leads: readonly LeadChange[];
  readonly scores: readonly ScoreChange[];
  readonly verdicts: readonly VerdictChange[];
  readonly newFailures: readonly FailedRun[];
  readonly fixedFailures: readonly FailedRun[];
  readonly flips: readonly FlipChange[];
  /** Why flips are not known; null where they are. */
  readonly flipsUnknown: string | null;
  readonly seedsWanted: readonly SeedsWanted[];
}

/** A benchmark of one side only. */
export interface NamedBenchmark {
  readonly id: string;
  readonly title: string;
  readonly runs: number;
}

/** The whole document. */
export interface ReportDiff {
  /** False where the results are the same. */
  readonly changed: boolean;
  readonly benchmarks: readonly BenchmarkDiff[];
  readonly newBenchmarks: readonly NamedBenchmark[];
  readonly lostBenchmarks: readonly NamedBenchmark[];
}
