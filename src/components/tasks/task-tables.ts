/** Tables of the page on all tasks: the means of each task, the aggregates, the comparisons over tasks. */
import { aggregateName } from '../../format/aggregate-names.ts';
import { commonDecimals, fixed, intervalText, labelWithUnit, plainNumber } from '../../format/numbers.ts';
import { pValue } from '../../format/p-values.ts';
import { roundedSummary } from '../../format/scores.ts';
import { capital } from '../../format/words.ts';
import type { AcrossTasks, Benchmark, Configuration, Metric } from '../../report/schema.ts';
import type { BenchmarkIndex } from '../../report/select.ts';
import { aggregateIds, aggregateRows, taskOrder } from '../../report/select-tasks.ts';
import type { Link } from '../../site/files.ts';
import { metricPath } from '../../site/metric-paths.ts';
import { paths } from '../../site/urls.ts';
import { markup, nothing, type Html } from '../html.ts';
import { configurationLink, dashWith, permalink, score, star, verdictChip } from '../marks.ts';

/** Where names lead to. */
export interface TaskLinks {
  readonly configuration: (item: Configuration) => string;
  /** The leaderboard of a metric; null where it has none. */
  readonly metric: (id: string) => string | null;
}

/** The links of a page on all tasks. */
export const taskLinks = (benchmark: Benchmark, link: Link): TaskLinks => ({
  configuration: (item) => link(paths.experiment(benchmark.id, item.slug)),
  metric: (id) => {
    const found = metricPath(benchmark, id);
    return found === null ? null : link(found);
  },
});

/** The rows of one page of tables that go on over several; all rows where absent. */
export type TaskRows = ReadonlySet<string>;

const onPage =
  (rows: TaskRows | undefined) =>
  (id: string): boolean =>
    rows === undefined || rows.has(id);

const table = (label: string, className: string, head: readonly Html[], body: readonly Html[]): Html =>
  markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
    <table class="${className}">
      <thead>
        <tr>${head}</tr>
      </thead>
      <tbody>${body}</tbody>
    </table>
  </div>`;

/** The anchor of a configuration's row; `kind` names the table, as a page has several. */
const anchorOf = (kind: string, index: BenchmarkIndex, id: string): string =>
  `${kind}-${index.configuration(id)?.slug ?? id}`;

const nameCell = (kind: string, index: BenchmarkIndex, id: string, links: TaskLinks): Html => {
  const item = index.configuration(id);
  const name = item === null ? markup`${id}` : configurationLink(item, links.configuration(item));
  return markup`<th scope="row">${name}${permalink(anchorOf(kind, index, id), item?.name ?? id)}</th>`;
};

/** All configurations: those with a place over tasks, best first, then the others. */
export const everyone = (across: AcrossTasks): readonly string[] => [
  ...taskOrder(across),
  ...across.leftOut.map((item) => item.configuration),
];

/** The metric of a task without the task's name, which stands above it. */
const metricText = (metric: Metric, task: string): string =>
  `${labelWithUnit({ label: metric.label.replace(` on ${task}`, ''), unit: metric.unit })}, ${metric.better} is better`;

/** Means per task, a star for each task's leading tier; the metric's name stands under the task's. */
export function taskMeansTable(across: AcrossTasks, index: BenchmarkIndex, links: TaskLinks, only?: TaskRows): Html {
  const columns = across.tasks.map(({ task, metric }) => ({
    task,
    metric: index.metric(metric)!,
    ranking: index.ranking(metric),
    href: links.metric(metric),
  }));
  const decimals = columns.map(({ metric }) =>
    everyone(across).reduce(
      (most, id) => Math.max(most, roundedSummary(index.summary(id, metric.id))?.decimals ?? 0),
      0,
    ),
  );
  const head = columns.map(
    ({ task, metric, href }) =>
      markup`<th scope="col" class="r">${href === null ? task : markup`<a href="${href}">${task}</a>`}<span class="tag">${metricText(metric, task)}</span></th>`,
  );
  const rows = everyone(across)
    .filter(onPage(only))
    .map((id) => {
      const cells = columns.map(({ metric, ranking }, i) => {
        const summary = index.summary(id, metric.id);
        const rounded = roundedSummary(summary);
        const all = ranking !== null && ranking.rows.length > 1 && ranking.leadingTier.length === ranking.rows.length;
        const leads = !all && (ranking?.leadingTier.includes(id) ?? false);
        const failed =
          summary !== null && summary.nFailed > 0 && summary.n > 0
            ? markup`<span class="tag">${summary.n} of ${summary.n + summary.nFailed} runs</span>`
            : nothing;
        return markup`<td class="num${leads ? ' hot' : ''}">${leads ? star : nothing}${score(rounded, decimals[i]!, 'no run gave a value')}${failed}</td>`;
      });
      return markup`<tr id="${anchorOf('task', index, id)}">${nameCell('task', index, id, links)}${cells}</tr>`;
    });
  return table('Means of each task', 'w48 taskmeans', [markup`<th scope="col">Configuration</th>`, ...head], rows);
}

/** Every aggregate of every configuration with its interval; the mean rank beside them. */
export function aggregateTable(across: AcrossTasks, index: BenchmarkIndex, links: TaskLinks, only?: TaskRows): Html {
  const ids = aggregateIds(across);
  const found = new Map(across.aggregates.map((item) => [`${item.configuration}\0${item.aggregate}`, item]));
  const ranks = new Map((across.ranks?.meanRanks ?? []).map((item) => [item.configuration, item.meanRank]));
  const geometric = new Map((across.geometricMeans?.values ?? []).map((item) => [item.configuration, item.value]));
  // Numbers of a column have the same decimals: they are there to be compared.
  const decimals = new Map(ids.map((id) => [id, commonDecimals(aggregateRows(across, id).map((row) => row.value))]));
  const hasGeometric = (across.geometricMeans?.tasks.length ?? 0) > 0;
  const head = [
    markup`<th scope="col">Configuration</th>`,
    ...ids.map((id) => markup`<th scope="col" class="r">${capital(aggregateName(id))}</th>`),
    ranks.size === 0 ? nothing : markup`<th scope="col" class="r">Mean rank</th>`,
    hasGeometric ? markup`<th scope="col" class="r">Geometric mean</th>` : nothing,
  ];
  const rows = taskOrder(across)
    .filter(onPage(only))
    .map((id) => {
      const cells = ids.map((aggregate) => {
        const item = found.get(`${id}\0${aggregate}`);
        if (item === undefined || typeof item.value !== 'number') {
          return markup`<td class="num">${dashWith(item?.reason ?? 'not computed')}</td>`;
        }
        const interval =
          item.low === null || item.high === null
            ? markup`<span class="tag">${dashWith(item.reason)}</span>`
            : markup`<span class="tag nb">${intervalText(item.low, item.high)}</span>`;
        return markup`<td class="num">${fixed(item.value, decimals.get(aggregate) ?? 4)}${interval}</td>`;
      });
      const rank = ranks.get(id);
      const own = geometric.get(id);
      return markup`<tr id="${anchorOf('aggregate', index, id)}">
      ${nameCell('aggregate', index, id, links)}${cells}
      ${ranks.size === 0 ? nothing : markup`<td class="num">${rank === undefined ? dashWith('not ranked') : fixed(rank, 2)}</td>`}
      ${hasGeometric ? markup`<td class="num">${typeof own === 'number' ? plainNumber(own) : dashWith(own?.reason ?? 'no score on a shared task')}</td>` : nothing}
    </tr>`;
    });
  return table('Aggregates over tasks', 'w48 top', head, rows);
}

/** Every candidate against the baseline with the task as the unit. */
export function taskComparisonTable(
  across: AcrossTasks,
  index: BenchmarkIndex,
  links: TaskLinks,
  only?: TaskRows,
): Html {
  const place = new Map(taskOrder(across).map((id, i) => [id, i]));
  const shown = across.comparisons.filter((item) => onPage(only)(item.candidate));
  const sorted = shown.toSorted((a, b) => (place.get(a.candidate) ?? 0) - (place.get(b.candidate) ?? 0));
  const p = (value: number | null): Html => (value === null ? dashWith('no test') : markup`${pValue(value)}`);
  const rows = sorted.map((item) => {
    const { value, low, high, reason } = item.improvement;
    const interval = low === null || high === null ? dashWith(reason) : markup`${intervalText(low, high, 2)}`;
    return markup`<tr id="${anchorOf('candidate', index, item.candidate)}">
      ${nameCell('candidate', index, item.candidate, links)}
      <td class="num">${item.wins}</td><td class="num">${item.losses}</td><td class="num">${item.ties}</td>
      <td class="num">${typeof value === 'number' ? fixed(value, 2) : dashWith(value.reason)}<span class="tag nb">${interval}</span></td>
      <td class="num">${p(item.p)}</td><td class="num">${p(item.pCorrected)}</td>
      <td>${verdictChip({ verdict: item.verdict, exploratory: false, reason: item.reason })}</td>
    </tr>`;
  });
  const head = [
    'Candidate',
    'Tasks won',
    'lost',
    'tied',
    'Probability of improvement',
    'p',
    'corrected p',
    'Verdict',
  ].map((text, i) => markup`<th scope="col" class="${i === 0 || i === 7 ? '' : 'r'}">${text}</th>`);
  return table('Comparisons over tasks', 'w48 top', head, rows);
}
