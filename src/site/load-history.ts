/** The learning curves of a run as pages see them: the attachments of this build. */
import type { History } from '../report/run.ts';
import type { RunRecord } from '../report/schema.ts';
import { siteData } from './site-data.ts';

/** The site path of a run's history. */
export const historyPath = (run: RunRecord): string => `api/runs/${run.slug}/history.json`;

/** The history of a run, or null where the build holds none. */
export const loadHistory = (run: RunRecord): History | null =>
  run.attachments.history ? siteData().history(run.id) : null;
