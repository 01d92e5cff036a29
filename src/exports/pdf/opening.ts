/** The head of a chapter: verdict, facts, and what failed. Also used on the cover. */
import type { Fact } from '../facts.ts';
import { benchmarkFacts, failureNotice } from '../facts.ts';
import type { Chapter } from './chapter.ts';
import { paragraph, addLines, type Flow } from './flow.ts';
import { phraseRuns, type SentenceStyles } from './phrases.ts';
import { drawTriangle } from './marks.ts';
import { ink, leading, measure, page, styles, textWidth } from './style.ts';

/** The verdict in large serif; `tag` is its level in the structure. */
export function drawVerdict(
  flow: Flow,
  { view, links }: Chapter,
  options: { readonly styles: SentenceStyles; readonly tag: string; readonly after: number },
): void {
  paragraph(flow, phraseRuns(view, links, view.verdict.title, options.styles), {
    tag: options.tag,
    leading: leading.title,
    balanced: true,
    after: options.after,
    keep: 24,
  });
}

/** The paragraph under the verdict. */
export function drawDek(flow: Flow, { view, links }: Chapter): void {
  const runs = phraseRuns(view, links, view.verdict.dek, { plain: styles.dek, strong: styles.dekStrong });
  if (runs.some((run) => run.text.trim() !== '')) paragraph(flow, runs, { width: measure, after: 16 });
}

/** Terms with their values in columns, read row by row. */
export function drawFacts(flow: Flow, facts: readonly Fact[]): void {
  const columns = 3;
  const gap = 18;
  const width = (textWidth - (columns - 1) * gap) / columns;
  const termStep = styles.term.size * leading.text;
  const factStep = styles.fact.size * leading.cell;
  flow.within('L', () => {
    for (let start = 0; start < facts.length; start += columns) {
      const row = facts.slice(start, start + columns).map((fact) => ({
        term: flow.type.wrap([{ text: fact.term, style: styles.term }], width),
        text: flow.type.wrap([{ text: fact.text, style: styles.fact }], width),
      }));
      const height = termStep + Math.max(...row.map((item) => item.text.length)) * factStep + 9;
      flow.need(height);
      row.forEach((item, i) => {
        const x = page.left + i * (width + gap);
        const element = flow.open('LI');
        const label = flow.pdf.struct('Lbl');
        element.add(label);
        addLines(
          flow,
          label,
          item.term.slice(0, 1).map((line) => ({ line, x, baseline: flow.y + termStep * 0.75 })),
        );
        label.end();
        const body = flow.pdf.struct('LBody');
        element.add(body);
        const top = flow.y + termStep;
        addLines(
          flow,
          body,
          item.text.map((line, n) => ({ line, x, baseline: top + n * factStep + factStep * 0.76 })),
        );
        body.end();
        element.end();
      });
      flow.y += height;
    }
  });
  flow.y += 6;
}

/** The notice on runs that did not complete, in a box with a bar at its left. */
export function drawNotice(flow: Flow, { view }: Chapter): void {
  const notice = failureNotice(view);
  if (notice === null) return;
  const indent = 26;
  const runs = [
    { text: `${notice.counts} `, style: styles.bodyStrong },
    { text: notice.consequence, style: styles.body },
  ];
  const lines = flow.type.wrap(runs, measure - indent - 10);
  const step = styles.body.size * leading.text;
  const height = lines.length * step + 13;
  flow.need(height + 8);
  const top = flow.y;
  flow.artifact(() => {
    flow.pdf.rect(page.left, top, measure, height).lineWidth(0.6).stroke(ink.rule);
    flow.pdf.rect(page.left, top, 2.6, height).fill(ink.worse);
    drawTriangle(flow.pdf, 'down', { x: page.left + 14, y: top + 6.5 + step / 2, size: 6.5, colour: ink.worse });
  });
  const element = flow.open('P');
  addLines(
    flow,
    element,
    lines.map((line, i) => ({ line, x: page.left + indent, baseline: top + 6.5 + i * step + step * 0.74 })),
  );
  element.end();
  flow.y = top + height + 12;
}

/** The whole opening of a chapter. */
export function drawOpening(flow: Flow, chapter: Chapter): void {
  paragraph(flow, [{ text: chapter.view.benchmark.title, style: styles.eyebrow }], {
    tag: 'H1',
    after: 7,
    width: measure,
  });
  drawVerdict(flow, chapter, { styles: { plain: styles.verdict, strong: styles.verdictStrong }, tag: 'P', after: 10 });
  drawDek(flow, chapter);
  drawFacts(flow, benchmarkFacts(chapter.view));
  drawNotice(flow, chapter);
}
