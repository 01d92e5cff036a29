/** Two parameters as a grid: the best configuration at each combination of their levels. Selects, computes nothing. */
import { paramText } from '../experiment/params.ts';
import { parameterName, type RatedParameter } from '../../format/hyperparameter-sentences.ts';
import { numberOf } from '../../format/missing.ts';
import { decimalsFor, fixed, plainNumber } from '../../format/numbers.ts';
import { count } from '../../format/words.ts';
import type { Configuration, Metric, Scalar } from '../../report/schema.ts';
import type { BenchmarkIndex } from '../../report/select.ts';
import { markup, nothing, type Html } from '../html.ts';
import { anchorPart } from '../../site/urls.ts';
import { breakable, permalink } from '../marks.ts';

/** A grid of more levels than this is no picture any more. */
const mostLevels = 12;

/** One cell: the configuration with the best mean among those there, and how many those are. */
interface Cell {
  readonly best: Configuration;
  readonly mean: number;
  readonly n: number;
}

/** A grid of two parameters; `cells[row][column]` is null where no configuration with a value stands. */
export interface ResponseGrid {
  readonly columns: { readonly label: string; readonly levels: readonly string[] };
  readonly rows: { readonly label: string; readonly levels: readonly string[] };
  readonly cells: readonly (readonly (Cell | null)[])[];
  /** True where some cell holds more than one configuration. */
  readonly several: boolean;
}

/** Levels in the order of numbers, else of the alphabet. */
function levelsOf(configurations: readonly Configuration[], key: string): readonly string[] {
  const values = new Map<string, Scalar | undefined>();
  for (const item of configurations) values.set(paramText(item.params[key]), item.params[key]);
  return [...values]
    .sort(([a, x], [b, y]) => (typeof x === 'number' && typeof y === 'number' ? x - y : a < b ? -1 : 1))
    .map(([text]) => text);
}

/** The grid of the two strongest parameters that have few enough levels; null where there are no two. */
export function makeResponseGrid(
  index: BenchmarkIndex,
  metric: Metric,
  rated: readonly RatedParameter[],
): ResponseGrid | null {
  const { benchmark } = index;
  const usable = rated
    .map((item) => ({ key: item.entry.parameter, levels: levelsOf(benchmark.configurations, item.entry.parameter) }))
    .filter((item) => item.levels.length > 1 && item.levels.length <= mostLevels);
  const [first, second] = usable;
  if (first === undefined || second === undefined) return null;
  const [columns, rows] = first.levels.length >= second.levels.length ? [first, second] : [second, first];
  const sign = metric.better === 'higher' ? 1 : -1;
  const cells = new Map<string, Cell>();
  for (const item of benchmark.configurations) {
    const summary = index.summary(item.id, metric.id);
    const mean = summary === null ? null : numberOf(summary.mean);
    if (mean === null) continue;
    const key = `${paramText(item.params[rows.key])}\0${paramText(item.params[columns.key])}`;
    const there = cells.get(key);
    const better = there === undefined || sign * mean > sign * there.mean;
    cells.set(key, { best: better ? item : there.best, mean: better ? mean : there.mean, n: (there?.n ?? 0) + 1 });
  }
  if (cells.size < 2) return null;
  return {
    columns: { label: parameterName(benchmark, columns.key), levels: columns.levels },
    rows: { label: parameterName(benchmark, rows.key), levels: rows.levels },
    cells: rows.levels.map((row) => columns.levels.map((column) => cells.get(`${row}\0${column}`) ?? null)),
    several: [...cells.values()].some((cell) => cell.n > 1),
  };
}

/** The grid as a table; stronger is better. */
export function responseGridTable(
  grid: ResponseGrid,
  index: BenchmarkIndex,
  metric: Metric,
  hrefOf: (configuration: Configuration) => string,
): Html {
  const means = grid.cells.flat().flatMap((cell) => cell?.mean ?? []);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const shade = (mean: number): number => {
    const share = high === low ? 0.5 : (mean - low) / (high - low);
    return Math.round(1 + 18 * (metric.better === 'higher' ? share : 1 - share));
  };
  const sdOf = (cell: Cell): number | null => {
    const summary = index.summary(cell.best.id, metric.id);
    return summary === null || summary.n < 2 ? null : numberOf(summary.sd);
  };
  const sds = grid.cells
    .flat()
    .flatMap((cell) => (cell === null ? [] : (sdOf(cell) ?? [])))
    .filter((sd) => sd > 0)
    .sort((a, b) => a - b);
  const typical = sds[Math.floor(sds.length / 2)];
  const print = (value: number): string =>
    typical === undefined ? plainNumber(value) : fixed(value, Math.min(6, decimalsFor(typical)));
  const cellOf = (cell: Cell | null): Html => {
    if (cell === null) return markup`<td class="muted">—<span class="vh"> no configuration with a value</span></td>`;
    const sd = sdOf(cell);
    return markup`<td class="h${shade(cell.mean)}">
      <a href="${hrefOf(cell.best)}">${print(cell.mean)}</a>${sd === null ? nothing : markup`<small>± ${print(sd)}</small>`}${cell.n > 1 ? markup`<small>best of ${cell.n}</small>` : nothing}
    </td>`;
  };
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${grid.rows.label} by ${grid.columns.label}">
    <table class="heat response l${grid.columns.levels.length}">
      <colgroup><col />${grid.columns.levels.map(() => markup`<col />`)}</colgroup>
      <thead>
        <tr>
          <td></td>
          <th scope="colgroup" colspan="${grid.columns.levels.length}" class="axis-name">${grid.columns.label}</th>
        </tr>
        <tr>
          <th scope="col">${grid.rows.label}</th>
          ${grid.columns.levels.map((level) => markup`<th scope="col">${breakable(level, 9)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${grid.rows.levels.map(
          (level, at) => markup`<tr id="grid-${anchorPart(level)}">
            <th scope="row">${breakable(level)}${permalink(`grid-${anchorPart(level)}`, `${grid.rows.label} ${level}`)}</th>
            ${grid.cells[at]!.map(cellOf)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What the grid shows, in a sentence. */
export function responseGridSentence(grid: ResponseGrid, metric: Metric): string {
  const filled = grid.cells.flat().filter((cell) => cell !== null).length;
  const all = grid.rows.levels.length * grid.columns.levels.length;
  const what = grid.several
    ? `Each cell shows the configuration with the best mean ${metric.label} at these two settings; the others there differ in further params.`
    : `Each cell is one configuration: its mean ${metric.label} ± sd.`;
  return `${what} ${metric.better === 'higher' ? 'Higher' : 'Lower'} is better, in stronger blue.${filled < all ? ` ${count(all - filled, 'combination')} of ${all} ${all - filled === 1 ? 'was' : 'were'} not tried or gave no value.` : ''}`;
}
