/** The learning curves of a run as pages see them: read from the attachments of this build. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stage } from 'virtual:sweepbook';
import type { History } from '../report/run.ts';
import { trustHistory } from '../report/parse.ts';
import type { RunRecord } from '../report/schema.ts';

/** The site path of a run's history. */
export const historyPath = (run: RunRecord): string => `api/runs/${run.slug}/history.json`;

/** The history of a run, or null where the build holds none. */
export function loadHistory(run: RunRecord): History | null {
  if (!run.attachments.history) return null;
  const file = join(stage, historyPath(run));
  return existsSync(file) ? trustHistory(readFileSync(file, 'utf8')) : null;
}
