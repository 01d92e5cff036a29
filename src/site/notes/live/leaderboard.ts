/** `<Leaderboard metric="…" top={5} where="model=mlp" />`: rows of a leaderboard, with the ranks they have among all. */
import { isTested } from '../../../format/leader-sentences.ts';
import { integer } from '../../../format/numbers.ts';
import { count } from '../../../format/words.ts';
import { leaderboardId } from '../../../exports/tables/index.ts';
import { leaderboardTable } from '../../../exports/tables/leaderboard-table.ts';
import type { Row, Table } from '../../../exports/tables/table.ts';
import { viewsOf } from '../../../exports/view.ts';
import { fits } from '../../../query/evaluate.ts';
import { resolveName } from '../../../query/names.ts';
import { parseQuery, type Query } from '../../../query/parse.ts';
import { QueryError } from '../../../query/tokens.ts';
import type { Configuration, Metric } from '../../../report/schema.ts';
import type { BenchmarkIndex } from '../../../report/select.ts';
import { metricPath } from '../../metric-paths.ts';
import { paths } from '../../urls.ts';
import { NoteProblem, type NoteContext } from '../context.ts';
import { benchmarkOf, countProp, findConfiguration, listProp, metricOf, nearestHint, textProp } from '../look-up.ts';
import type { BlockComponent } from './live.ts';

/** A leaderboard on lines of its own. `sentence` says what is shown of what. */
export interface BoardBlock {
  readonly table: Table;
  readonly index: BenchmarkIndex;
  readonly metric: Metric;
  /** Ids of the configurations of the rows, in their order. */
  readonly configurations: readonly string[];
  readonly sentence: string;
  /** Site path of the whole leaderboard. */
  readonly path: string;
}

const configurationId = (row: Row): string => String(row.cells[1]?.raw[0] ?? '');

function checkNames(query: Query, known: readonly string[]): void {
  if (query.kind === 'not') checkNames(query.part, known);
  else if (query.kind === 'and' || query.kind === 'or') for (const part of query.parts) checkNames(part, known);
  else if (query.kind === 'compare' && resolveName(query.path, known) === null) {
    throw new NoteProblem(`where: nothing here is called "${query.path}".`, nearestHint(query.path, known, 'params'));
  }
}

/** Decides which configurations a `where` keeps: by their params, tags and names. */
function chooser(text: string, index: BenchmarkIndex): (configuration: Configuration) => boolean {
  const params = [...new Set(index.benchmark.configurations.flatMap((item) => Object.keys(item.params)))];
  let query: Query;
  try {
    query = parseQuery(text);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new NoteProblem(`where="${text}" cannot be read: ${error.message}`, 'For example where="model=mlp".');
  }
  checkNames(query, [...params, 'tags', 'name']);
  return (item) =>
    fits(query, {
      text: [item.name, ...item.tags].join(' ').toLowerCase(),
      lookUp: (path) => {
        if (path === 'tags') return item.tags;
        if (path === 'name') return item.name;
        const name = resolveName(path, params);
        return name === null ? undefined : item.params[name];
      },
    });
}

function keeper(
  props: Parameters<BlockComponent['resolve']>[0],
  index: BenchmarkIndex,
  context: NoteContext,
): ((id: string) => boolean) | null {
  const where = textProp(props, 'where');
  const names = listProp(props, 'experiments');
  if (where === undefined && names === undefined) return null;
  const fitting = where === undefined ? null : chooser(where, index);
  const listed = names === undefined ? null : new Set(names.map((name) => findConfiguration(name, index, context).id));
  return (id) => {
    const configuration = index.configuration(id);
    return (
      configuration !== null && (fitting === null || fitting(configuration)) && (listed === null || listed.has(id))
    );
  };
}

/** What is shown of what, and what a cut hides: ties at the cut are not decided by it. */
function sentenceOf(shown: readonly Row[], all: readonly Row[], metric: Metric, cut: boolean): string {
  if (shown.length === all.length) return `All ${count(all.length, 'configuration')} by ${metric.label}.`;
  const last = shown.at(-1)?.group;
  const tied = cut && last !== null && all.some((row) => !shown.includes(row) && row.group === last);
  return `${integer(shown.length)} of ${count(all.length, 'configuration')} by ${metric.label}; ranks are those among all.${
    tied ? ' The list is cut within a tier: those left out of it are not shown to be behind.' : ''
  }`;
}

export const leaderboard: BlockComponent = {
  name: 'Leaderboard',
  place: 'block',
  props: ['benchmark', 'metric', 'top', 'where', 'experiments'],
  resolve(props, context) {
    const index = benchmarkOf(props, context);
    const metric = metricOf(props, index);
    const { benchmark } = index;
    const view = viewsOf(context.report).find((item) => item.benchmark.id === benchmark.id);
    const ranking = index.ranking(metric.id);
    if (view === undefined || ranking === null) {
      throw new NoteProblem(
        `${metric.label} has no leaderboard in ${benchmark.id}.`,
        nearestHint(
          metric.id,
          benchmark.rankings.map((item) => item.metric),
          'ranked metrics',
        ),
      );
    }
    const table = leaderboardTable(view, metric, leaderboardId(view, metric.id) ?? metric.id);
    const keeps = keeper(props, index, context);
    const chosen = keeps === null ? table.rows : table.rows.filter((row) => keeps(configurationId(row)));
    if (chosen.length === 0) {
      throw new NoteProblem(
        'No configuration fits.',
        `${benchmark.id} has ${count(table.rows.length, 'configuration')}.`,
      );
    }
    const top = countProp(props, 'top') ?? chosen.length;
    const rows = chosen.slice(0, top);
    return {
      kind: 'board',
      table: { ...table, rows },
      index,
      metric,
      configurations: rows.map(configurationId),
      sentence: sentenceOf(rows, table.rows, metric, isTested(ranking) && top < chosen.length),
      path: metricPath(benchmark, metric.id) ?? paths.benchmark(benchmark.id),
    };
  },
};
