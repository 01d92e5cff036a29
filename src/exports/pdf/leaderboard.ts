/** The leaderboard: rank intervals, scores, strips on a shared axis, differences and verdicts; then the other metrics. */
import { candidatesSentence } from '../../format/comparison-sentences.ts';
import { isTested } from '../../format/leader-sentences.ts';
import { dash, numberOf } from '../../format/missing.ts';
import { integer, labelWithUnit } from '../../format/numbers.ts';
import { count } from '../../format/words.ts';
import { printedRows } from '../printed-rows.ts';
import type { Metric, Ranking, RankingRow } from '../../report/schema.ts';
import { rankText, tierText } from '../tables/leaderboard-table.ts';
import { leaderboardCaption } from '../tables/caption.ts';
import { chipWidth, differenceCell, scoreWithInterval, verdictCell } from './cells.ts';
import type { Chapter, PdfSection } from './chapter.ts';
import { drawNote, paragraph, type Flow } from './flow.ts';
import { drawFlag } from './marks.ts';
import { nameRun, phraseRuns } from './phrases.ts';
import { countedValues, stripAxis, stripCell, stripData, stripGrid, stripScale } from './strip.ts';
import { ink, markerColour, measure, styles, textWidth } from './style.ts';
import { drawTable } from './table.ts';
import { blank, naturalWidth, textual, type PdfCell, type PdfColumn, type PdfRow } from './table-cells.ts';
import type { Run } from './typeset.ts';

/** The rank with a small track under it that shows where the interval lies among all. */
function rankCell(flow: Flow, row: RankingRow, total: number): PdfCell {
  const text = rankText(row);
  return {
    drawing: {
      height: 17,
      alt: `Rank ${text} of ${integer(total)}`,
      draw({ x, y, height }) {
        const middle = y + height / 2;
        flow.pdf.font('serifBold').fontSize(styles.rank.size).fillColor(ink.text);
        flow.pdf.text(text, x, middle + 1.6, { lineBreak: false, baseline: 'alphabetic', features: ['tnum', 'lnum'] });
        const track = 26;
        const at = (rank: number): number => x + (rank / total) * track;
        flow.pdf
          .moveTo(x, middle + 6.2)
          .lineTo(x + track, middle + 6.2)
          .lineWidth(0.8)
          .stroke(ink.hair);
        flow.pdf
          .moveTo(at(row.rankLow - 1), middle + 6.2)
          .lineTo(at(row.rankHigh), middle + 6.2)
          .lineWidth(1.5)
          .stroke(ink.text);
      },
    },
  };
}

/** n, with a flag where something must be known about the numbers. */
function countCell(flow: Flow, n: number, failed: number, flagged: boolean): PdfCell {
  const text = failed === 0 ? integer(n) : `${integer(n)} of ${integer(n + failed)}`;
  if (!flagged) return textual([{ text, style: failed === 0 ? styles.cellSoft : styles.cell }]);
  return {
    drawing: {
      height: 12,
      alt: `${text}, flagged`,
      draw({ x, y, width, height }) {
        const length = flow.type.width(text, styles.cell);
        const baseline = y + height / 2 + 3;
        flow.pdf.font('sans').fontSize(styles.cell.size).fillColor(ink.second);
        flow.pdf.text(text, x + width - length, baseline, { lineBreak: false, baseline: 'alphabetic' });
        drawFlag(flow.pdf, { x: x + width - length - 7.5, y: baseline + 0.4, size: 6.6 });
      },
    },
  };
}

interface Board {
  readonly flow: Flow;
  readonly chapter: Chapter;
  readonly metric: Metric;
  readonly ranking: Ranking;
}

/** All rows with their strips, ranked ones first. */
function boardRows({ flow, chapter, metric, ranking }: Board) {
  const { view, links } = chapter;
  const { index, benchmark } = view;
  const byConfiguration = Map.groupBy(view.runs, (run) => run.configuration);
  const best = new Set(ranking.leadingTier);
  const listed = [
    ...ranking.rows.map((row) => ({ id: row.configuration, row, reason: null })),
    ...ranking.unranked.map((row) => ({ id: row.configuration, row: null, reason: row.reason })),
  ];
  const { shown, note } = printedRows(listed, 'configurations');
  const entries = shown.map((entry) => {
    const summary = index.summary(entry.id, metric.id);
    const values = countedValues(byConfiguration.get(entry.id) ?? [], metric);
    const colour = markerColour(index.configuration(entry.id)?.marker.colour ?? 0);
    return { ...entry, summary, strip: stripData(summary, values, { name: view.nameOf(entry.id), colour }) };
  });
  const scale = stripScale(entries.map((entry) => entry.strip));
  const compared = benchmark.comparisons.some((item) => item.metric === metric.id && item.reference === 'baseline');
  let tier = 0;
  const rows = entries.map((entry, i): PdfRow => {
    const { row, summary } = entry;
    const began = row === null ? i === ranking.rows.length : row.tier !== tier;
    tier = row?.tier ?? tier;
    const comparison = index.comparison(metric.id, entry.id);
    return {
      group: began ? groupRuns(ranking, row, entry.reason) : null,
      shaded: entry.id === benchmark.baseline,
      cells: [
        row === null ? textual([{ text: dash, style: styles.cellSoft }]) : rankCell(flow, row, ranking.rows.length),
        textual([nameRun(view, links, entry.id, styles.cell)]),
        scoreWithInterval(summary, isTested(ranking) && best.has(entry.id)),
        countCell(flow, summary?.n ?? 0, summary?.nFailed ?? 0, (summary?.flags.length ?? 0) > 0),
        { drawing: stripCell(flow, entry.strip, scale) },
        ...(!compared
          ? []
          : entry.id === benchmark.baseline
            ? [textual([{ text: 'baseline', style: styles.cellSoft }]), blank]
            : comparison === null
              ? [textual([{ text: dash, style: styles.cellSoft }]), blank]
              : [differenceCell(comparison), verdictCell(flow, comparison)]),
      ],
    };
  });
  return { rows, scale, compared, note };
}

function groupRuns(ranking: Ranking, row: RankingRow | null, reason: string | null): readonly Run[] | null {
  if (row === null) {
    return [
      { text: 'Without a rank. ', style: styles.noteStrong },
      { text: reason ?? '', style: styles.note },
    ];
  }
  const text = tierText(ranking, row.tier);
  if (text === '') return null;
  const meaning = row.tier === 1 ? ' Nothing here is significantly beaten.' : '';
  return [
    { text: `${text}.`, style: styles.noteStrong },
    { text: meaning, style: styles.note },
  ];
}

function drawBoard(board: Board): void {
  const { flow, chapter, metric } = board;
  const { benchmark, index } = chapter.view;
  const { rows, scale, compared, note } = boardRows(board);
  const baseline = numberOf(index.summary(benchmark.baseline ?? '', metric.id)?.mean ?? { value: null, reason: '' });
  const chip = chipWidth(flow);
  const scoreLabel = `${labelWithUnit(metric)}\nmean ± sd\nwith its interval`;
  const own = (column: number, label: string, bounds: readonly [number, number]): number =>
    Math.min(
      bounds[1],
      naturalWidth(
        flow,
        rows.map((row) => row.cells[column]),
        { label, least: bounds[0] },
      ),
    );
  const flagged = rows.some((row) => row.cells[3] !== undefined && 'drawing' in row.cells[3]);
  const score = own(2, scoreLabel, [40, 96]);
  const n = own(3, 'n', [flagged ? 34 : 11, 40]);
  const difference = compared ? own(5, 'Difference', [40, 92]) : 0;
  const taken = 28 + 8 + 8 + score + 9 + n + 12 + (compared ? 8 + difference + 10 + chip : 4);
  const names = Math.min(own(1, '', [60, compared ? 118 : 170]), textWidth - taken - 84);
  const columns: PdfColumn[] = [
    { label: 'Rank', width: 28, gap: 8, align: 'left' },
    { label: 'Configuration', width: names, gap: 8, align: 'left' },
    {
      label: scoreLabel,
      width: score,
      gap: 9,
      align: 'point',
    },
    { label: 'n', width: n, gap: 12, align: 'right' },
    {
      label: '',
      width: textWidth - taken - names,
      gap: compared ? 8 : 4,
      align: 'left',
      head: stripAxis(flow, scale, baseline),
      behind: stripGrid(flow, scale, baseline),
    },
    ...(compared
      ? ([
          { label: 'Difference\nto baseline', width: difference, gap: 10, align: 'right' },
          { label: 'Verdict', width: chip, align: 'left' },
        ] as const)
      : []),
  ];
  drawTable(flow, { columns, rows, after: 8 });
  drawNote(flow, note);
}

/** The flags of more configurations than this are no note any more. */
const mostFlagged = 60;

/** The leaderboard of the primary metric. */
export function leaderboardSection(chapter: Chapter): PdfSection | null {
  const { view } = chapter;
  const { metric, index, benchmark } = view;
  const ranking = metric === null ? null : index.ranking(metric.id);
  if (metric === null || ranking === null || ranking.rows.length + ranking.unranked.length === 0) return null;
  return {
    title: 'Leaderboard',
    keep: 180,
    draw(flow) {
      const sentence = candidatesSentence(benchmark, metric);
      const intro: Run[] = [
        ...phraseRuns(view, chapter.links, sentence, { plain: styles.body, strong: styles.bodyStrong }),
        {
          text: isTested(ranking)
            ? 'A rank is an interval: where two overlap, the order between them is not established.'
            : 'The order is by the mean alone.',
          style: styles.body,
        },
      ];
      paragraph(flow, intro, { width: measure, after: 12, keep: 80 });
      drawBoard({ flow, chapter, metric, ranking });
      paragraph(flow, [{ text: stripLegend(ranking), style: styles.note }], { width: textWidth, after: 3 });
      paragraph(flow, [{ text: leaderboardCaption(view, metric), style: styles.note }], { width: textWidth, after: 3 });
      const flagged = benchmark.summaries.filter((item) => item.metric === metric.id && item.flags.length > 0);
      const flags = [
        ...new Set(
          flagged
            .slice(0, mostFlagged)
            .flatMap((item) => item.flags.map((flag) => `${view.nameOf(item.configuration)}: ${flag.message}`)),
        ),
        ...(flagged.length > mostFlagged
          ? [`And ${count(flagged.length - mostFlagged, 'more configuration')}; the site tells of each.`]
          : []),
      ];
      if (flags.length > 0)
        paragraph(
          flow,
          [
            { text: 'Flagged. ', style: styles.noteStrong },
            { text: flags.join(' '), style: styles.note },
          ],
          { width: textWidth, after: 3 },
        );
      for (const item of ranking.stability)
        paragraph(flow, [{ text: item.message, style: styles.note }], { width: textWidth });
      flow.y += 10;
    },
  };
}

const stripLegend = (ranking: Ranking): string =>
  `In the strips each dot is a seed, equal values stand on each other; the bar is the interval, its tick the mean, the dashed line the mean of the baseline.${isTested(ranking) ? ' The track under a rank shows where its interval lies among all ranks.' : ''}`;
