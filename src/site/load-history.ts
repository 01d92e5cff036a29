/** Learning curves as pages see them: of a run, and the median of a configuration's runs. */
import type { History } from '../report/run.ts';
import type { RunRecord } from '../report/schema.ts';
import { loadDetail } from './load-detail.ts';
import { siteData } from './site-data.ts';

/** The site path of a run's history. */
export const historyPath = (run: RunRecord): string => `api/runs/${run.slug}/history.json`;

/** The history of a run, or null where the build holds none. */
export const loadHistory = (run: RunRecord): History | null =>
  run.attachments.history ? siteData().history(run.id) : null;

/** The median over the seeds of a configuration, one history per column: each has steps of its own. */
export const medianHistories = (benchmark: string, configuration: string): readonly History[] =>
  (loadDetail(benchmark, configuration)?.curves ?? []).map(({ x, xs, column, median }) => ({
    x,
    rows: xs.length,
    columns: { [x]: xs, [column]: median },
  }));
