/** Cells that several tables of the PDF share: scores, differences, verdicts, dashes. */
import { dash, numberOf, reasonOf } from '../../format/missing.ts';
import { differenceText, intervalText, signedIntervalText } from '../../format/numbers.ts';
import { pValue } from '../../format/p-values.ts';
import { roundedSummary } from '../../format/scores.ts';
import type { Comparison, Summary, Verdict } from '../../report/schema.ts';
import type { Flow } from './flow.ts';
import { drawTriangle, verdictLooks } from './marks.ts';
import { styles, type Style } from './style.ts';
import { textual, type Box, type PdfCell } from './table-cells.ts';
import type { Run } from './typeset.ts';

/** A mean with its spread; bold where it is of the best. */
export function scoreCell(summary: Summary | null, best: boolean): PdfCell {
  const score = roundedSummary(summary);
  if (score === null) return textual([{ text: dash, style: styles.cellSoft }]);
  const strong: Style = best ? styles.cellStrong : styles.cell;
  if (score.sd === null) return textual([{ text: `${score.mean}${score.scale}`, style: strong }]);
  if (score.scale !== '') return textual([{ text: `(${score.mean} ± ${score.sd})${score.scale}`, style: strong }]);
  return textual([
    { text: `${score.mean} `, style: strong },
    { text: `± ${score.sd}`, style: styles.cellSoft },
  ]);
}

/** A mean with its spread and, where there is one, its interval under it. */
export function scoreWithInterval(summary: Summary | null, best: boolean): PdfCell {
  const cell = scoreCell(summary, best);
  const interval = summary?.intervals[0];
  if (!('lines' in cell) || interval === undefined || interval.low === null || interval.high === null) return cell;
  return { lines: [...cell.lines, [{ text: intervalText(interval.low, interval.high), style: styles.cellSmall }]] };
}

/** A difference with its interval under it. */
export function differenceCell(comparison: Comparison): PdfCell {
  const { value, low, high } = comparison.difference;
  const number = numberOf(value);
  if (number === null) return textual([{ text: dash, style: styles.cellSoft }]);
  const first: Run[] = [{ text: differenceText(number, low, high), style: styles.cell }];
  return low === null || high === null
    ? { lines: [first] }
    : { lines: [first, [{ text: signedIntervalText(low, high), style: styles.cellSmall }]] };
}

/** The corrected p of the test that decides; a dash where there is none. */
export function pCell(comparison: Comparison): PdfCell {
  const p = comparison.tests.find((test) => test.decides)?.pCorrected ?? null;
  return textual([{ text: p === null ? dash : pValue(p), style: p === null ? styles.cellSoft : styles.cell }]);
}

/** Reasons of a comparison's missing numbers, each once. */
export const missingReasons = (comparison: Comparison): readonly string[] =>
  [reasonOf(comparison.difference.value), comparison.tests.find((test) => test.decides)?.reason ?? null].filter(
    (reason) => reason !== null,
  );

/** Verdicts on two lines where one would make the column too wide. */
const chipWords: Readonly<Record<Verdict, string>> = {
  better: 'better',
  worse: 'worse',
  'cannot be decided': 'cannot be decided',
  'no practical difference': 'no practical diff.',
};

const chipStyle = styles.cellSmall;
const chipSize = 7.3;

/** Draws a verdict as on the site: word, glyph, border. An exploratory reading has no border. */
function drawChip(flow: Flow, comparison: Pick<Comparison, 'verdict' | 'exploratory'>, box: Box): void {
  const { pdf, type } = flow;
  const look = verdictLooks[comparison.verdict];
  const style: Style = { ...chipStyle, size: chipSize, colour: look.colour };
  const text = chipWords[comparison.verdict];
  const width = type.width(text, style) + 16;
  const height = 12.5;
  const y = box.y + (box.height - height) / 2;
  if (!comparison.exploratory) {
    pdf.lineWidth(0.6).roundedRect(box.x, y, width, height, height / 2);
    if (look.border === 'dashed') pdf.dash(1.6, { space: 1.4 });
    pdf.stroke(look.colour).undash();
    if (look.border === 'double')
      pdf
        .roundedRect(box.x + 1.3, y + 1.3, width - 2.6, height - 2.6, height / 2 - 1.3)
        .lineWidth(0.35)
        .stroke(look.colour);
  }
  const middle = y + height / 2;
  if (look.glyph === 'up' || look.glyph === 'down')
    drawTriangle(pdf, look.glyph, { x: box.x + 7.6, y: middle, size: 4.4, colour: look.colour });
  else {
    pdf.font('sansBold').fontSize(8).fillColor(look.colour);
    pdf.text(look.glyph === 'query' ? '?' : '≈', box.x + 5.4, middle + 2.8, {
      lineBreak: false,
      baseline: 'alphabetic',
    });
  }
  pdf.font('sans').fontSize(style.size).fillColor(look.colour);
  pdf.text(text, box.x + 12.2, middle + 2.6, { lineBreak: false, baseline: 'alphabetic' });
}

/** A verdict. */
export function verdictCell(flow: Flow, comparison: Comparison): PdfCell {
  const suffix = comparison.exploratory ? ', exploratory' : '';
  return {
    drawing: { height: 12.5, alt: `${comparison.verdict}${suffix}`, draw: (box) => drawChip(flow, comparison, box) },
  };
}

/** The widest that a verdict gets, in points. */
export const chipWidth = (flow: Flow): number =>
  Math.max(...Object.values(chipWords).map((text) => flow.type.width(text, { ...chipStyle, size: chipSize }))) + 16;
