/** Does the leader depend on choices that should not matter? */
import { leaderStability, type StabilityRow } from '../stats/multiplicity/stability.ts';
import type { Metric, Ranking } from '../report/schema.ts';
import type { SeedMatrix } from './seed-scores.ts';
import { compareText } from './order.ts';
import { countOf, listText } from './text.ts';

type Check = Ranking['stability'][number];

/** The checks in the order in which they are told: median, interquartile mean, leaving seeds out, failed seeds as worst. */
export function checkStability(matrix: SeedMatrix, metric: Metric): Check[] {
  if (matrix.rows.length < 2) return [];
  const found = leaderStability(matrix.scores, metric.better === 'higher');
  const nameOf = (index: number): string => matrix.rows[index]!.configuration.name;
  const idsOf = (indexes: readonly number[]): string[] =>
    indexes.map((index) => matrix.rows[index]!.id).sort(compareText);
  const namesOf = (indexes: readonly number[]): string => listText(indexes.map(nameOf).sort(compareText), 3);
  const single = (check: 'median' | 'interquartile-mean' | 'failed-as-worst', words: string): Check[] =>
    found.rows
      .filter((row) => row.check === check)
      .map((row) => ({
        check,
        message: row.changes ? `${words}, the lead goes to ${namesOf(row.leaders)}.` : `${words}, the lead stays.`,
        leaders: idsOf(row.leaders),
        changes: row.changes,
      }));
  return [
    ...single('median', 'By the median instead of the mean'),
    ...single('interquartile-mean', 'By the interquartile mean'),
    ...leaveOneOut(found.rows, { found: found.leaders, idsOf, namesOf }),
    ...single('failed-as-worst', 'With failed seeds counted as the worst value that any seed reached'),
  ];
}

function leaveOneOut(
  rows: readonly StabilityRow[],
  names: {
    readonly found: readonly number[];
    readonly idsOf: (indexes: readonly number[]) => string[];
    readonly namesOf: (indexes: readonly number[]) => string;
  },
): Check[] {
  const looks = rows.filter((row) => typeof row.check === 'object');
  if (looks.length === 0) return [];
  const changed = looks.filter((row) => row.changes);
  const others = [...new Set(changed.flatMap((row) => row.leaders))].filter((index) => !names.found.includes(index));
  const all = [...new Set(looks.flatMap((row) => row.leaders))];
  const message =
    changed.length === 0
      ? `Leave any one of ${countOf(looks.length, 'seed')} out and the lead stays.`
      : `Leave one seed out and the lead changes in ${changed.length} of ${looks.length} cases${others.length > 0 ? `, to ${names.namesOf(others)}` : ''}.`;
  return [{ check: 'leave-one-seed-out', message, leaders: names.idsOf(all), changes: changed.length > 0 }];
}
