/** The figures of a chapter: intervals, learning curves and the confusion matrix of the leader, classes. */
import { numberOf, dash } from '../../format/missing.ts';
import { fixed, integer } from '../../format/numbers.ts';
import { count } from '../../format/words.ts';
import type { ClassScore } from '../../report/samples-schema.ts';
import type { Chapter, PdfSection } from './chapter.ts';
import { paragraph, type Flow } from './flow.ts';
import { nameRun } from './phrases.ts';
import { measure, page, styles, textWidth } from './style.ts';
import { drawFigure, figureHeight } from './svg.ts';
import { drawTable, textual, type PdfCell } from './table.ts';

/** The interval plot. */
export function intervalsSection({ figures }: Chapter): PdfSection | null {
  const figure = figures.intervals;
  if (figure === null) return null;
  return {
    title: 'Intervals',
    keep: Math.min(600, figureHeight(figure)),
    draw(flow) {
      drawFigure(flow, figure);
      flow.y += 6;
    },
  };
}

/** Learning curves, two in a row. */
export function curvesSection(chapter: Chapter): PdfSection | null {
  const { figures, view, links, leader } = chapter;
  if (figures.curves.length === 0 || leader === null) return null;
  const gap = 22;
  const width = (textWidth - gap) / 2;
  return {
    title: 'Learning curves',
    keep: figureHeight(figures.curves[0]!, width) + 40,
    draw(flow) {
      paragraph(
        flow,
        [
          { text: 'The median over the seeds, with the band between the quartiles, of ', style: styles.body },
          nameRun(view, links, leader.id, styles.bodyStrong),
          { text: '.', style: styles.body },
        ],
        { width: measure, after: 10 },
      );
      for (let i = 0; i < figures.curves.length; i += 2) {
        const pair = figures.curves.slice(i, i + 2);
        const height = Math.max(...pair.map((figure) => figureHeight(figure, width)));
        flow.need(height);
        pair.forEach((figure, n) => drawFigure(flow, figure, { x: page.left + n * (width + gap), width, stay: true }));
        flow.y += height;
      }
    },
  };
}

const share = (value: ClassScore['recall']): PdfCell => {
  const number = numberOf(value);
  return textual([
    { text: number === null ? dash : fixed(number, 3), style: number === null ? styles.cellSoft : styles.cell },
  ]);
};

function drawClasses(flow: Flow, classes: readonly ClassScore[]): void {
  const numbers = ['Samples', 'Recall', 'Precision', 'F1'].map(
    (label) => ({ label, width: 62, gap: 10, align: 'right' }) as const,
  );
  drawTable(flow, {
    columns: [{ label: 'Class', width: 150, gap: 10, align: 'left' }, ...numbers],
    rows: classes.map((item) => ({
      cells: [
        textual([{ text: item.label, style: styles.cell }]),
        textual([{ text: integer(item.support), style: styles.cellSoft }]),
        share(item.recall),
        share(item.precision),
        share(item.f1),
      ],
    })),
  });
}

/** More classes than this are left to the site. */
const mostClasses = 30;

/** The confusion matrix of the leader, over all its seeds, with recall, precision and F1 per class. */
export function confusionSection(chapter: Chapter): PdfSection | null {
  const { figures, leader, leaderDetail, view, links } = chapter;
  const figure = figures.confusion;
  if (figure === null || leader === null || leaderDetail === null) return null;
  const classes = leaderDetail.perClass;
  return {
    title: 'What the leader confuses',
    keep: Math.min(560, figureHeight(figure) + 40),
    draw(flow) {
      const runs = leaderDetail.confusion[0]?.runs ?? 0;
      paragraph(
        flow,
        [
          nameRun(view, links, leader.id, styles.bodyStrong),
          {
            text: `, ${count(runs, 'run')} together. Rows are the right labels, columns the predicted ones.`,
            style: styles.body,
          },
        ],
        { width: measure, after: 10 },
      );
      drawFigure(flow, figure);
      if (classes.length > 0) drawClasses(flow, classes.slice(0, mostClasses));
      if (classes.length > mostClasses) {
        paragraph(
          flow,
          [{ text: `${integer(mostClasses)} of ${count(classes.length, 'class', 'classes')}.`, style: styles.note }],
          { after: 10 },
        );
      }
    },
  };
}
