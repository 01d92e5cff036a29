/** The head and the foot of each page, drawn when the number of pages is known. */
import { drawLine, hairline, type Flow } from './flow.ts';
import { ink, page, styles, textWidth } from './style.ts';

/** Draws them on all pages but the first `covers`. */
export function drawRunningLines(flow: Flow, title: string, covers: number): void {
  const pages = flow.pages();
  pages.forEach(({ chapter, opening }, i) => {
    if (i < covers) return;
    flow.pdf.switchToPage(i);
    const number = `page ${i + 1} of ${pages.length}`;
    const left = flow.type.fit({ text: chapter, style: styles.running }, textWidth * 0.62);
    const right = flow.type.fit({ text: title, style: styles.running }, textWidth * 0.34);
    const foot = flow.type.fit({ text: number, style: styles.running }, textWidth);
    flow.artifact(() => {
      const end = page.left + textWidth;
      if (!opening) drawLine(flow, left, page.left, page.head);
      if (chapter !== title && !opening) drawLine(flow, right, end - right.width, page.head);
      drawLine(flow, foot, end - foot.width, page.foot);
    }, 'Pagination');
    if (!opening) hairline(flow, page.head + 6, { colour: ink.rule });
  });
}
