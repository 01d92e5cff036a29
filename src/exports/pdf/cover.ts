/** The cover: what the report is about and what it found, benchmark by benchmark. */
import { completedText } from '../../format/failure-sentences.ts';
import { count, listText } from '../../format/words.ts';
import { benchmarkFacts } from '../facts.ts';
import type { Chapter } from './chapter.ts';
import { addLines, hairline, paragraph, type Element, type Flow } from './flow.ts';
import { drawDek, drawFacts, drawNotice, drawVerdict } from './opening.ts';
import { ink, leading, measure, page, styles, textWidth } from './style.ts';
import type { Run } from './typeset.ts';

/** More benchmarks than this get one line each. */
const mostVerdicts = 4;

/** The mark of the program: a mean with its interval. */
function drawWordmark(flow: Flow, baseline: number): void {
  const { pdf } = flow;
  const y = baseline - 3.4;
  const x = page.left;
  flow.artifact(() => {
    pdf.lineWidth(1.1);
    pdf
      .moveTo(x, y)
      .lineTo(x + 19, y)
      .stroke(ink.text);
    pdf
      .moveTo(x, y - 4.2)
      .lineTo(x, y + 4.2)
      .stroke(ink.text);
    pdf
      .moveTo(x + 19, y - 4.2)
      .lineTo(x + 19, y + 4.2)
      .stroke(ink.text);
    pdf.circle(x + 9.5, y, 2.5).fill(ink.text);
    pdf.font('serifBold').fontSize(12).fillColor(ink.text);
    pdf.text('Sweepbook', x + 26, baseline, { lineBreak: false, baseline: 'alphabetic' });
  });
}

function drawOne(flow: Flow, chapter: Chapter): void {
  drawVerdict(flow, chapter, { styles: { plain: styles.title, strong: styles.titleStrong }, tag: 'P', after: 15 });
  drawDek(flow, chapter);
  flow.y += 4;
  drawFacts(flow, benchmarkFacts(chapter.view));
  drawNotice(flow, chapter);
}

/** The verdicts of several benchmarks, with the facts that tell how much they stand on. */
function drawSeveral(flow: Flow, chapters: readonly Chapter[]): void {
  const small = chapters.length > 2;
  const look = small
    ? { plain: styles.verdictSmall, strong: styles.verdictSmallStrong }
    : { plain: styles.verdict, strong: styles.verdictStrong };
  chapters.slice(0, mostVerdicts).forEach((chapter) => {
    const { benchmark, runs, metric } = chapter.view;
    flow.need(70);
    hairline(flow, flow.y, { colour: ink.rule });
    flow.y += 11;
    paragraph(flow, [{ text: benchmark.title, style: styles.eyebrow }], { after: 3, width: measure });
    drawVerdict(flow, chapter, { styles: look, tag: 'P', after: 5 });
    const facts = [
      metric === null ? null : `ranked by ${metric.label}`,
      count(benchmark.configurations.length, 'configuration'),
      `runs: ${completedText(runs)}`,
    ].filter((fact) => fact !== null);
    paragraph(flow, [{ text: `${facts.join(' · ')}`, style: styles.note }], { after: 15 });
  });
  const rest = chapters.slice(mostVerdicts).map((chapter) => chapter.view.benchmark.title);
  if (rest.length > 0) {
    paragraph(
      flow,
      [{ text: `And ${count(rest.length, 'more benchmark')}: ${listText(rest.slice(0, 12))}.`, style: styles.body }],
      { width: measure },
    );
  }
}

/** Draws the cover on a page of its own, and returns the element that {@link drawCoverFoot} fills. */
export function drawCover(flow: Flow, chapters: readonly Chapter[], title: string): Element {
  flow.newPage();
  drawWordmark(flow, 66);
  flow.y = 168;
  const single = chapters.length === 1 ? chapters[0] : undefined;
  if (single !== undefined) {
    paragraph(flow, [{ text: single.view.benchmark.title, style: styles.eyebrow }], {
      tag: 'H1',
      after: 10,
      width: measure,
    });
    drawOne(flow, single);
  } else {
    paragraph(flow, [{ text: title, style: styles.title }], {
      tag: 'H1',
      balanced: true,
      leading: leading.title,
      after: 24,
    });
    if (chapters.length === 0) paragraph(flow, [{ text: 'There are no results yet.', style: styles.dek }]);
    drawSeveral(flow, chapters);
  }
  return flow.open('P');
}

/** What stands at the foot of the cover: where the document comes from, and what it could not print. */
export function drawCoverFoot(flow: Flow, element: Element, runs: readonly Run[]): void {
  flow.pdf.switchToPage(0);
  const lines = flow.type.wrap(runs, textWidth);
  const step = styles.note.size * leading.text;
  const first = page.foot - (lines.length - 1) * step;
  addLines(
    flow,
    element,
    lines.map((line, i) => ({ line, x: page.left, baseline: first + i * step })),
  );
  element.end();
}
