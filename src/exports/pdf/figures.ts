/** The figures of a chapter, drawn before its pages: drawing is asynchronous, setting pages is not. */
import type { FigureInput } from '../../figures/input.ts';
import type { DrawnFigure, ExportInput, FigureDrawer } from '../export.ts';
import type { BenchmarkView } from '../view.ts';
import type { ChapterFigures } from './chapter.ts';

/** What was measured on data kept aside first, then other measures of quality, then times and settings. */
const placeOf = (column: string): number =>
  /val|eval|test/i.test(column) ? 0 : /loss|acc|f1|score|error|reward/i.test(column) ? 1 : 2;

/** More curves than this are left to the site. */
const mostCurves = 6;

/** All figures of one benchmark; `configuration` is the one that curves and confusion are about. */
export async function chapterFigures(
  input: ExportInput,
  view: BenchmarkView,
  configuration: string | null,
): Promise<ChapterFigures> {
  const { metric, benchmark } = view;
  const draw = input.drawFigure;
  if (draw === null || metric === null) return { intervals: null, differences: null, curves: [], confusion: null };
  const base: FigureInput = {
    index: view.index,
    runs: view.runs,
    metric: metric.id,
    detail: (id) => input.detail(benchmark.id, id),
  };
  const own: FigureInput = { ...base, configurations: configuration === null ? [] : [configuration] };
  return {
    intervals: (view.index.ranking(metric.id)?.rows.length ?? 0) < 2 ? null : await draw('intervals', base, 'wide'),
    differences: benchmark.baseline === null ? null : await draw('comparison-forest', base, 'wide'),
    curves:
      configuration === null ? [] : await curves(draw, own, input.detail(benchmark.id, configuration)?.curves ?? []),
    confusion: configuration === null ? null : await draw('confusion-matrix', own, 'wide'),
  };
}

async function curves(
  draw: FigureDrawer,
  input: FigureInput,
  columns: readonly { readonly column: string }[],
): Promise<readonly DrawnFigure[]> {
  const drawn: DrawnFigure[] = [];
  for (const { column } of [...columns].sort((a, b) => placeOf(a.column) - placeOf(b.column))) {
    if (drawn.length >= mostCurves) break;
    const figure = await draw('learning-curves', { ...input, column }, 'narrow');
    if (figure !== null) drawn.push(figure);
  }
  return drawn;
}
