/** Runs that fail now and did not, and runs that failed and do not any more. */
import type { FailedRun } from '../../report/report-diff.ts';
import type { Benchmark, RunRecord } from '../../report/schema.ts';
import { named, type Matching } from './match.ts';
import type { BenchmarkSides } from './sides.ts';

const completed = (run: RunRecord): boolean => run.status === 'completed';

/** The failures of both sides that are not on the other. */
export interface FailureChanges {
  readonly newFailures: readonly FailedRun[];
  readonly fixedFailures: readonly FailedRun[];
}

/** What a run is found again by: its id, else its configuration and seed where both sides know these. */
interface Lookup {
  readonly byId: ReadonlyMap<string, RunRecord>;
  readonly bySeed: ReadonlyMap<string, readonly RunRecord[]>;
}

const seedKey = (configuration: string, seed: string): string => `${configuration}\0${seed}`;

function lookup(runs: readonly RunRecord[], configurationOf: (run: RunRecord) => string): Lookup {
  const seeded = runs.filter((run) => run.seed !== null);
  return {
    byId: new Map(runs.map((run) => [run.id, run])),
    bySeed: Map.groupBy(seeded, (run) => seedKey(configurationOf(run), run.seed ?? '')),
  };
}

/** The runs of the other side that stand for this one. */
function counterparts(run: RunRecord, configuration: string, other: Lookup): readonly RunRecord[] {
  const same = other.byId.get(run.id);
  if (same !== undefined) return [same];
  return run.seed === null ? [] : (other.bySeed.get(seedKey(configuration, run.seed)) ?? []);
}

/**
 * New: not completed in the head, and neither it nor a run of its configuration and seed failed in the base. Fixed: the
 * other way round, and completed in the head.
 */
export function failureChanges(sides: BenchmarkSides, matching: Matching): FailureChanges {
  const { baseBenchmark, headBenchmark } = sides;
  const baseRuns = sides.base.index.runsOf(baseBenchmark.id);
  const headRuns = sides.head.index.runsOf(headBenchmark.id);
  // Configurations are compared by their ids in the head.
  const asHead = (run: RunRecord): string => matching.headOf(run.configuration)?.id ?? `base:${run.configuration}`;
  const [inBase, inHead] = [lookup(baseRuns, asHead), lookup(headRuns, (run) => run.configuration)];
  const newFailures = headRuns
    .filter((run) => !completed(run))
    .filter((run) => counterparts(run, run.configuration, inBase).every(completed))
    .map((run) => tell(run, headBenchmark, run.slug));
  const fixedFailures = baseRuns
    .filter((run) => !completed(run))
    .filter((run) => {
      const now = counterparts(run, asHead(run), inHead);
      return now.length > 0 && now.every(completed);
    })
    .map((run) => tell(run, baseBenchmark, null));
  return { newFailures, fixedFailures };
}

function tell(run: RunRecord, benchmark: Benchmark, slug: string | null): FailedRun {
  const configuration = benchmark.configurations.find((item) => item.id === run.configuration)!;
  const error = [run.error?.type, run.error?.message].filter((part) => (part ?? '') !== '').join(': ');
  return {
    run: run.id,
    slug,
    configuration: named(configuration),
    seed: run.seed,
    status: run.status,
    message: error === '' ? run.statusReason : error,
  };
}
