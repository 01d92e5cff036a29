/** Which configuration the others are compared with. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import { nearestNames } from '../report/nearest.ts';
import { UserError } from '../report/user-error.ts';
import type { ConfigurationData } from './group.ts';
import { listText, scalarText } from './text.ts';

/** The baseline's id and why it is the baseline; null where nothing is compared. */
export interface BaselineChoice {
  readonly baseline: string | null;
  readonly reason: string;
}

/**
 * The stated baseline (by name, by id, or by params as in `lr=0.1 hidden=16`), else the configuration named `baseline`, else none.
 * Throws {@link UserError} with the nearest names where the file names an unknown configuration.
 */
export function chooseBaseline(
  configurations: readonly ConfigurationData[],
  spec: BenchmarkSpec | null,
): BaselineChoice {
  const find = (name: string): ConfigurationData | undefined =>
    configurations.find((data) => data.configuration.name === name) ??
    configurations.find((data) => data.id === name) ??
    findByParams(configurations, name);
  if (spec?.baseline === undefined) {
    const named = configurations.find((data) => data.configuration.name.toLowerCase() === 'baseline');
    return named === undefined
      ? {
          baseline: null,
          reason: 'No baseline is stated and no configuration is named "baseline", so only ranks are claimed.',
        }
      : {
          baseline: named.id,
          reason: `No baseline is stated; the configuration named "${named.configuration.name}" is taken.`,
        };
  }
  const stated = find(spec.baseline);
  if (stated !== undefined) return { baseline: stated.id, reason: `Stated in ${spec.file}.` };
  const names = configurations.map((data) => data.configuration.name);
  const near = nearestNames(spec.baseline, names);
  throw new UserError(`baseline: there is no configuration "${spec.baseline}".`, {
    file: spec.file,
    hint: near.length > 0 ? `Did you mean ${listText(near)}?` : `Configurations: ${listText(names, 12)}.`,
  });
}

/** The only configuration with all the params of a text like `lr=0.1 hidden=16`; undefined where it is none or several. */
function findByParams(configurations: readonly ConfigurationData[], text: string): ConfigurationData | undefined {
  const wanted = text.split(/\s+/).map((word) => word.split('='));
  if (!wanted.every((pair) => pair.length === 2)) return undefined;
  const fits = ({ configuration }: ConfigurationData): boolean =>
    wanted.every(([key, value]) =>
      Object.entries(configuration.params).some(
        ([name, found]) => (name === key || name.endsWith(`.${key}`)) && scalarText(found) === value,
      ),
    );
  const found = configurations.filter(fits);
  return found.length === 1 ? found[0] : undefined;
}
