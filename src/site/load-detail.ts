/** The large details of a configuration as pages see them: curves, confusion, calibration. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stage } from 'virtual:sweepbook';
import { trustDetail } from '../report/parse.ts';
import type { ConfigurationDetail } from '../report/samples-schema.ts';

/** The site path of a configuration's details. */
export const detailPath = (benchmark: string, configuration: string): string =>
  `api/configurations/${benchmark}/${configuration}.json`;

/** The details of a configuration, or null where the build holds none. */
export function loadDetail(benchmark: string, configuration: string): ConfigurationDetail | null {
  const file = join(stage, detailPath(benchmark, configuration));
  return existsSync(file) ? trustDetail(readFileSync(file, 'utf8')) : null;
}
