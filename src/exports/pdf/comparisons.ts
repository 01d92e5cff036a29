/** The comparisons of a chapter: the differences as a figure, and the numbers behind each verdict. */
import { effectText } from '../../format/effect-sizes.ts';
import { effectName, testName } from '../../format/methods.ts';
import { isTested } from '../../format/leader-sentences.ts';
import { pairingText, seedsNeededSentence } from '../../format/comparison-sentences.ts';
import { pValue } from '../../format/p-values.ts';
import { dash } from '../../format/missing.ts';
import { count } from '../../format/words.ts';
import type { Comparison } from '../../report/schema.ts';
import { printedRows } from '../printed-rows.ts';
import { comparisonsCaption } from '../tables/caption.ts';
import { chipWidth, differenceCell, pCell, verdictCell } from './cells.ts';
import type { Chapter, PdfSection } from './chapter.ts';
import { drawNote, paragraph, type Flow } from './flow.ts';
import { nameRun } from './phrases.ts';
import { measure, styles, textWidth } from './style.ts';
import { drawFigure, figureHeight } from './svg.ts';
import { drawTable } from './table.ts';
import { textual, type PdfCell, type PdfRow } from './table-cells.ts';

const soft = (text: string): PdfCell => textual([{ text, style: styles.cellSoft }]);

/** A number with the name of what it is under it, where rows differ in that. */
const named = (number: string, name: string, always: string | null): PdfCell => ({
  lines: [
    [{ text: number, style: styles.cell }],
    ...(always === name ? [] : [[{ text: name, style: styles.cellSmall }]]),
  ],
});

/** What all comparisons have in common; null where they differ. */
function common(
  comparisons: readonly Comparison[],
  pick: (comparison: Comparison) => string | undefined,
): string | null {
  const found = new Set(comparisons.flatMap((comparison) => pick(comparison) ?? []));
  return found.size === 1 ? [...found][0]! : null;
}

const effectOf = (comparison: Comparison) => comparison.effects.find((item) => item.value !== null);
const testOf = (comparison: Comparison) => comparison.tests.find((item) => item.decides && item.p !== null);

function effectCell(comparison: Comparison, always: string | null): PdfCell {
  const effect = effectOf(comparison);
  if (effect === undefined || effect.value === null) return soft(dash);
  return named(effectText(effect.id, effect.value), effectName(effect.id), always);
}

function rawCell(comparison: Comparison, always: string | null): PdfCell {
  const test = testOf(comparison);
  return test === undefined || test.p === null ? soft(dash) : named(pValue(test.p), testName(test.id), always);
}

function drawNumbers(flow: Flow, { view, links }: Chapter, comparisons: readonly Comparison[]): void {
  const test = common(comparisons, (item) => {
    const found = testOf(item);
    return found === undefined ? undefined : testName(found.id);
  });
  const effect = common(comparisons, (item) => {
    const found = effectOf(item);
    return found === undefined ? undefined : effectName(found.id);
  });
  const chip = chipWidth(flow);
  const widths = [76, 68, 46, 54, chip];
  const gap = 11;
  const names = textWidth - widths.reduce((sum, width) => sum + width + gap, 0);
  const { shown, note } = printedRows(comparisons, 'comparisons');
  const rows = shown.map((comparison): PdfRow => ({
    cells: [
      textual([nameRun(view, links, comparison.candidate, styles.cell)]),
      differenceCell(comparison),
      rawCell(comparison, test),
      pCell(comparison),
      effectCell(comparison, effect),
      verdictCell(flow, comparison),
    ],
  }));
  drawTable(flow, {
    columns: [
      { label: 'Configuration', width: names, gap, align: 'left' },
      { label: 'Difference\nwith its interval', width: widths[0]!, gap, align: 'right' },
      { label: `p\n${test ?? ''}`, width: widths[1]!, gap, align: 'right' },
      { label: 'corrected p', width: widths[2]!, gap, align: 'right' },
      { label: `Effect\n${effect ?? ''}`, width: widths[3]!, gap, align: 'right' },
      { label: 'Verdict', width: chip, align: 'left' },
    ],
    rows,
    after: 8,
  });
  drawNote(flow, note);
}

/** More open comparisons than this are left to the site. */
const mostReasons = 30;

/** Why some comparisons are neither better nor worse, and what would decide them. */
function drawReasons(flow: Flow, { view, links }: Chapter, comparisons: readonly Comparison[]): void {
  const open = comparisons.filter((item) => item.verdict !== 'better' && item.verdict !== 'worse');
  if (open.length === 0) return;
  paragraph(flow, [{ text: 'What is not decided, and why', style: styles.subheading }], {
    tag: 'H3',
    before: 6,
    after: 2,
    keep: 30,
  });
  for (const item of open.slice(0, mostReasons)) {
    const needed = item.verdict === 'cannot be decided' ? seedsNeededSentence(item) : '';
    paragraph(
      flow,
      [
        nameRun(view, links, item.candidate, styles.bodyStrong),
        { text: `: ${item.verdict}. ${item.reason.message} ${needed}`, style: styles.body },
      ],
      { width: measure, after: 3 },
    );
  }
  if (open.length > mostReasons) {
    paragraph(flow, [
      { text: `And ${count(open.length - mostReasons, 'more comparison')} on the site.`, style: styles.note },
    ]);
  }
}

/** Everything against the baseline, or against the leader where no baseline is stated. */
export function comparisonsSection(chapter: Chapter): PdfSection | null {
  const { view, figures } = chapter;
  const { metric, index, benchmark } = view;
  if (metric === null) return null;
  const ranking = index.ranking(metric.id);
  const place = new Map(ranking?.rows.map((row, i) => [row.configuration, i]));
  const all = benchmark.comparisons.filter((item) => item.metric === metric.id);
  const reference = all.some((item) => item.reference === 'baseline') ? 'baseline' : 'leader';
  const at = (item: Comparison): number => place.get(item.candidate) ?? place.size;
  const comparisons = all.filter((item) => item.reference === reference).sort((a, b) => at(a) - at(b));
  const first = comparisons[0];
  if (first === undefined) return null;
  return {
    title: reference === 'baseline' ? 'Against the baseline' : 'Against the leader',
    keep: figures.differences === null ? 150 : figureHeight(figures.differences, { smallest: true }) + 30,
    draw(flow) {
      const paired = `Candidate minus ${view.nameOf(first.baseline)}, ${pairingText(first)}.`;
      const order = ranking !== null && isTested(ranking) ? ' In the order of the leaderboard.' : '';
      paragraph(flow, [{ text: `${paired}${order}`, style: styles.body }], { width: measure, after: 10 });
      if (figures.differences !== null) drawFigure(flow, figures.differences);
      drawNumbers(flow, chapter, comparisons);
      paragraph(flow, [{ text: comparisonsCaption(view, comparisons), style: styles.note }], {
        width: textWidth,
        after: 6,
      });
      drawReasons(flow, chapter, comparisons);
      flow.y += 8;
    },
  };
}
