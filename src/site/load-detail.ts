/** The large details of a configuration as pages see them: curves, confusion, calibration. */
import type { ConfigurationDetail } from '../report/samples-schema.ts';
import { siteData } from './site-data.ts';

/** The site path of a configuration's details. */
export const detailPath = (benchmark: string, configuration: string): string =>
  `api/configurations/${benchmark}/${configuration}.json`;

/** The details of a configuration, or null where the build holds none. */
export const loadDetail = (benchmark: string, configuration: string): ConfigurationDetail | null =>
  siteData().detail(benchmark, configuration);
