/** The ranked metrics besides the primary one, side by side. */
import { isTested } from '../../format/leader-sentences.ts';
import type { Metric } from '../../report/schema.ts';
import { rankedMetrics } from '../view.ts';
import { scoreCell } from './cells.ts';
import type { Chapter, PdfSection } from './chapter.ts';
import { paragraph, type Flow } from './flow.ts';
import { nameRun } from './phrases.ts';
import { printedOf } from './printed.ts';
import { measure, styles, textWidth } from './style.ts';
import { drawTable } from './table.ts';
import { naturalWidth, textual, type PdfCell, type PdfColumn } from './table-cells.ts';

const nameColumn = 112;
const metricGap = 16;

interface MetricColumn {
  readonly label: string;
  readonly width: number;
  readonly cells: readonly PdfCell[];
}

/** The metrics in groups of about the same size that fit beside the names, each column as wide as it needs to be. */
function metricGroups(
  flow: Flow,
  { view }: Chapter,
  { metrics, order }: { readonly metrics: readonly Metric[]; readonly order: readonly string[] },
): readonly (readonly MetricColumn[])[] {
  const columns = metrics.map((metric): MetricColumn => {
    const ranking = view.index.ranking(metric.id);
    const best = new Set(ranking !== null && isTested(ranking) ? ranking.leadingTier : []);
    const cells = order.map((id) => scoreCell(view.index.summary(id, metric.id), best.has(id)));
    const label = `${metric.label}${metric.unit === null ? '' : `, ${metric.unit}`}\n${metric.better} is better`;
    return { label, cells, width: Math.min(140, naturalWidth(flow, cells, { label, least: 56 }) + 4) };
  });
  const fill = (most: (groups: number) => number): MetricColumn[][] => {
    const groups: MetricColumn[][] = [];
    let room = 0;
    for (const item of columns) {
      const needed = item.width + metricGap;
      if (groups.length === 0 || needed > room || groups.at(-1)!.length >= most(groups.length)) {
        groups.push([]);
        room = textWidth - nameColumn;
      }
      groups.at(-1)!.push(item);
      room -= needed;
    }
    return groups;
  };
  const wanted = fill(() => Infinity).length;
  return fill((group) => Math.ceil((columns.length - group + 1) / wanted));
}

/** Space between columns that fills the width, within reason. */
const gapOf = (group: readonly MetricColumn[]): number =>
  Math.min(46, (textWidth - nameColumn - group.reduce((sum, { width }) => sum + width, 0)) / group.length);

/** The other ranked metrics, without verdicts. */
export function otherMetricsSection(chapter: Chapter): PdfSection | null {
  const { view, links } = chapter;
  const { index } = view;
  const printed = printedOf(view);
  const ranked = view.metric === null ? null : index.ranking(view.metric.id);
  const order = (ranked?.rows.map((row) => row.configuration) ?? []).filter((id) => printed.has(id));
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
      for (const group of metricGroups(flow, chapter, { metrics, order })) {
        drawTable(flow, {
          columns: [
            { label: 'Configuration', width: nameColumn, gap: gapOf(group), align: 'left' },
            ...group.map(({ label, width }, i): PdfColumn => ({
              label,
              width,
              gap: i === group.length - 1 ? 0 : gapOf(group),
              align: 'point',
            })),
          ],
          rows: order.map((id, i) => ({
            shaded: id === view.benchmark.baseline,
            cells: [textual([nameRun(view, links, id, styles.cell)]), ...group.map(({ cells }) => cells[i]!)],
          })),
        });
      }
    },
  };
}
