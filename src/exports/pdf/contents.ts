/** The contents: pages are kept free for it and filled when the page numbers are known. */
import { paragraph, addLines, type Element, type Flow } from './flow.ts';
import { ink, page, styles, textWidth, type Style } from './style.ts';

/** A line of the contents. `place` is the named destination, `pageIndex` counts from 0. */
export interface ContentsEntry {
  readonly level: 1 | 2;
  readonly title: string;
  readonly place: string;
  readonly pageIndex: number;
}

const heights = { 1: 27, 2: 16.5 } as const;
const top = page.top + 46;
const indent = 14;

const styleOf = (level: 1 | 2): Style =>
  level === 1 ? { ...styles.cellStrong, size: 10.2 } : { ...styles.fact, size: 9.4, colour: ink.second };

/** The entries of each page. */
function pagesOf<T extends { readonly level: 1 | 2 }>(entries: readonly T[]): T[][] {
  const pages: T[][] = [[]];
  let y = top;
  for (const entry of entries) {
    if (y + heights[entry.level] > page.height - page.bottom) {
      pages.push([]);
      y = page.top;
    }
    pages.at(-1)!.push(entry);
    y += heights[entry.level];
  }
  return pages;
}

/** Pages that are kept free, and the element that the entries will belong to. */
export interface ContentsPlace {
  readonly first: number;
  readonly element: Element;
}

/** Keeps pages free for entries of these levels. */
export function reserveContents(flow: Flow, entries: readonly { readonly level: 1 | 2 }[]): ContentsPlace {
  const count = pagesOf(entries).length;
  flow.chapter = 'Contents';
  flow.newPage();
  const first = flow.pageIndex();
  paragraph(flow, [{ text: 'Contents', style: styles.heading }], { tag: 'H1' });
  for (let i = 1; i < count; i++) flow.newPage();
  return { first, element: flow.open('TOC') };
}

/** Fills the pages that were kept free. */
export function drawContents(flow: Flow, place: ContentsPlace, entries: readonly ContentsEntry[]): void {
  const { pdf, type } = flow;
  pagesOf(entries).forEach((list, i) => {
    pdf.switchToPage(place.first + i);
    let y = i === 0 ? top : page.top;
    for (const entry of list) {
      y += heights[entry.level];
      const style = styleOf(entry.level);
      const x = page.left + (entry.level === 2 ? indent : 0);
      const number = String(entry.pageIndex + 1);
      const numberWidth = type.width(number, style);
      const line = type.fit({ text: entry.title, style, link: `#${entry.place}` }, textWidth - indent - 40);
      const item = pdf.struct('TOCI');
      place.element.add(item);
      addLines(flow, item, [{ line, x, baseline: y }]);
      item.add(() => {
        pdf.font(style.font).fontSize(style.size).fillColor(style.colour);
        pdf.text(number, page.left + textWidth - numberWidth, y, { lineBreak: false, baseline: 'alphabetic' });
      });
      item.end();
      leaders(flow, x + line.width + 6, page.left + textWidth - numberWidth - 6, y);
    }
  });
  place.element.end();
}

/** Dots from a title to its page number. */
function leaders(flow: Flow, from: number, to: number, y: number): void {
  if (to - from < 8) return;
  flow.artifact(() => {
    flow.pdf.lineWidth(0.7).lineCap('round').dash(0.01, { space: 3.6 });
    flow.pdf
      .moveTo(to, y - 1)
      .lineTo(from, y - 1)
      .stroke(ink.rule);
    flow.pdf.undash().lineCap('butt');
  });
}
