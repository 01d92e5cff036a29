/** The ranked metrics besides the primary one, side by side. */
import { isTested } from '../../format/leader-sentences.ts';
import type { Metric } from '../../report/schema.ts';
import { printedRows } from '../printed-rows.ts';
import { rankedMetrics } from '../view.ts';
import { scoreCell } from './cells.ts';
import type { Chapter, PdfSection } from './chapter.ts';
import { drawColumnGroups, type NumberColumn } from './column-groups.ts';
import { drawNote, paragraph, type Flow } from './flow.ts';
import { measure, styles } from './style.ts';
import { naturalWidth } from './table-cells.ts';

/** A column per metric with the scores of the configurations in `order`. */
function metricColumns(
  flow: Flow,
  { view }: Chapter,
  { metrics, order }: { readonly metrics: readonly Metric[]; readonly order: readonly string[] },
): readonly NumberColumn[] {
  return metrics.map((metric) => {
    const ranking = view.index.ranking(metric.id);
    const best = new Set(ranking !== null && isTested(ranking) ? ranking.leadingTier : []);
    const cells = order.map((id) => scoreCell(view.index.summary(id, metric.id), best.has(id)));
    const label = `${metric.label}${metric.unit === null ? '' : `, ${metric.unit}`}\n${metric.better} is better`;
    return { label, cells, width: Math.min(140, naturalWidth(flow, cells, { label, least: 56 }) + 4) };
  });
}

/** The other ranked metrics, without verdicts. */
export function otherMetricsSection(chapter: Chapter): PdfSection | null {
  const { view } = chapter;
  const { index } = view;
  const ranked =
    (view.metric === null ? null : index.ranking(view.metric.id))?.rows.map((row) => row.configuration) ?? [];
  const { shown: order, note } = printedRows(ranked, 'configurations');
  const metrics = rankedMetrics(view).filter((metric) => metric.id !== view.metric?.id);
  if (metrics.length === 0 || order.length === 0) return null;
  return {
    title: 'Other metrics',
    keep: 150,
    draw(flow) {
      paragraph(
        flow,
        [
          {
            text: 'Mean ± standard deviation, in the order of the leaderboard. Secondary metrics are exploratory and carry no verdict; bold is their leading tier.',
            style: styles.body,
          },
        ],
        { width: measure, after: 10, keep: 70 },
      );
      drawColumnGroups(flow, chapter, { columns: metricColumns(flow, chapter, { metrics, order }), order });
      drawNote(flow, note);
    },
  };
}
