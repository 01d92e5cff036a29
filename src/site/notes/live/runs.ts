/** `<Runs experiment="…" status="failed" />`: runs with their seeds, scores and raw files. */
import { runStatus } from '../../../report/primitives.ts';
import type { Metric, RunRecord } from '../../../report/schema.ts';
import { count } from '../../../format/words.ts';
import { NoteProblem } from '../context.ts';
import { benchmarkOf, countProp, experimentOf, nearestHint, textProp } from '../look-up.ts';
import type { BlockComponent } from './live.ts';

/** Runs on lines of their own. */
export interface RunsBlock {
  readonly runs: readonly RunRecord[];
  readonly metrics: readonly Metric[];
  readonly label: string;
  readonly sentence: string;
}

/** A note is no raw listing: more are on the pages of the report. */
const mostRuns = 100;

export const runs: BlockComponent = {
  name: 'Runs',
  place: 'block',
  props: ['benchmark', 'experiment', 'configuration', 'status', 'seed', 'top'],
  resolve(props, context) {
    const index = benchmarkOf(props, context);
    const configuration = experimentOf(props, index, context);
    const status = textProp(props, 'status');
    const seed = textProp(props, 'seed');
    if (status !== undefined && !runStatus.options.some((option) => option === status)) {
      throw new NoteProblem(`There is no status "${status}".`, nearestHint(status, runStatus.options, 'statuses'));
    }
    const all = context.report.runsOf(index.benchmark.id, configuration?.id);
    const found = all.filter(
      (run) => (status === undefined || run.status === status) && (seed === undefined || run.seed === seed),
    );
    const of = configuration === null ? index.benchmark.title : configuration.name;
    if (found.length === 0) {
      throw new NoteProblem(
        `No run of ${of} fits.`,
        `Its runs are ${[...new Set(all.map((run) => run.status))].join(', ')}, with the seeds ${[...new Set(all.map((run) => run.seed ?? 'none'))].slice(0, 12).join(', ')}.`,
      );
    }
    const shown = found.slice(0, Math.min(mostRuns, countProp(props, 'top') ?? mostRuns));
    const kind = status === undefined ? '' : `, ${status}`;
    return {
      kind: 'runs',
      runs: shown,
      metrics: index.benchmark.metrics,
      label: `Runs of ${of}${kind}`,
      sentence:
        shown.length === all.length
          ? `All ${count(all.length, 'run')} of ${of}.`
          : `${shown.length} of ${count(all.length, 'run')} of ${of}${kind}.`,
    };
  },
};
