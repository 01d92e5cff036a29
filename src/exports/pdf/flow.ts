/**
 * The flow of a document: pages, the place where the next thing goes, the structure tree for assistive technology, and
 * what is drawn outside it. Coordinates in points from the top left corner of the page.
 */
import PDFDocument from 'pdfkit';
import { toBytes } from 'pdfkit/output';
import type { FontRole, PdfFonts } from './fonts.ts';
import { drawMark } from './marks.ts';
import { ink, leading, page, styles, type Style } from './style.ts';
import { xmlText } from '../xml.ts';
import { createTypesetter, type Line, type Piece, type Run, type Typesetter } from './typeset.ts';

/** An element of the structure tree. */
export type Element = PDFKit.PDFStructureElement;

/** What the document says about itself. */
export interface DocumentInfo {
  readonly title: string;
  readonly subject: string;
  readonly generator: string;
  /** The instant of the document: that of the last run, never of the build. */
  readonly created: Date;
}

/** What the running lines of a page say. */
export interface FlowPage {
  readonly chapter: string;
  readonly opening: boolean;
}

/** A document in the making. */
export interface Flow {
  readonly pdf: PDFKit.PDFDocument;
  readonly type: Typesetter;
  /** Top of the next thing. */
  y: number;
  /** What the head of the pages from here on says. */
  chapter: string;
  /** The element that new ones are added to. */
  parent: Element;
  /** Index of the page that is drawn on, from 0. */
  readonly pageIndex: () => number;
  readonly pages: () => readonly FlowPage[];
  /** An opening page has no running head. */
  readonly newPage: (options?: { readonly opening: boolean }) => void;
  /** Space left on the page. */
  readonly room: () => number;
  /** Begins a new page unless so much fits. */
  readonly need: (height: number) => void;
  /** Adds an element to the parent; what it holds is added to it by the caller, who ends it. */
  readonly open: (tag: string, options?: PDFKit.Mixins.StructureElementOptions) => Element;
  /** Opens an element, makes it the parent while `inside` runs, and ends it. */
  readonly within: (tag: string, inside: (element: Element) => void) => void;
  /** Draws what is no content: rules, shades, running lines. Never inside an element's drawing. */
  readonly artifact: (draw: () => void, type?: 'Pagination' | 'Layout') => void;
}

/**
 * PDFKit writes these texts twice: as strings of the Info dictionary, and unescaped into an XML packet. A String that
 * converts to its escaped form satisfies both.
 */
const metadataText = (text: string) => Object.assign(new String(text), { toString: () => xmlText(text) });

/** An empty document of PDFKit with our fonts; tagged, and dated as the info says. */
function createPdf(fonts: PdfFonts, info: DocumentInfo): PDFKit.PDFDocument {
  const pdf = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'en',
    tagged: true,
    displayTitle: true,
    font: '',
    info: {
      Title: info.title,
      Subject: info.subject,
      Creator: info.generator,
      Producer: info.generator,
      CreationDate: info.created,
      ModDate: info.created,
    },
  });
  Object.assign(pdf.info, { Title: metadataText(info.title), Subject: metadataText(info.subject) });
  for (const [role, font] of Object.entries(fonts.opened)) pdf.registerFont(role, font);
  return pdf;
}

/** Starts a document without a page. Bytes depend on what is drawn and on `info` alone. */
export function startFlow(
  fonts: PdfFonts,
  info: DocumentInfo,
): { readonly flow: Flow; readonly finish: () => Promise<Uint8Array> } {
  const pdf = createPdf(fonts, info);
  const bytes = toBytes(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  return {
    flow: createFlow(pdf, createTypesetter(fonts), root),
    finish() {
      root.end();
      pdf.end();
      return bytes;
    },
  };
}

function createFlow(pdf: PDFKit.PDFDocument, type: Typesetter, root: Element): Flow {
  const pages: FlowPage[] = [];
  const flow: Flow = {
    pdf,
    type,
    y: page.top,
    chapter: '',
    parent: root,
    pageIndex: () => pages.length - 1,
    pages: () => pages,
    newPage(options) {
      pdf.addPage();
      pages.push({ chapter: flow.chapter, opening: options?.opening ?? false });
      flow.y = page.top;
    },
    room: () => page.height - page.bottom - flow.y,
    need(height) {
      if (height > flow.room() && flow.y > page.top) flow.newPage();
    },
    open(tag, options) {
      const element = pdf.struct(tag, options);
      flow.parent.add(element);
      return element;
    },
    within(tag, inside) {
      const outer = flow.parent;
      const element = flow.open(tag);
      flow.parent = element;
      inside(element);
      flow.parent = outer;
      element.end();
    },
    artifact(draw, kind = 'Layout') {
      pdf.markContent('Artifact', { type: kind });
      draw();
      pdf.endMarkedContent();
    },
  };
  return flow;
}

/** Draws one line with its first letter at x on the baseline. Inside an element's drawing, or in an artifact. */
export function drawLine(flow: Flow, line: Line, x: number, baseline: number): void {
  let at = x;
  for (const piece of line.pieces) {
    drawPiece(flow, piece, at, baseline);
    at += piece.width;
  }
}

function drawPiece({ pdf }: Flow, piece: Piece, x: number, baseline: number): void {
  const { size, colour } = piece.style;
  if (piece.mark !== null) {
    const radius = size * 0.31;
    drawMark(pdf, piece.mark, { x: x + radius * 1.1, y: baseline - size * 0.32, radius });
    return;
  }
  setText(pdf, piece.font, piece.style);
  pdf.fillColor(colour).text(piece.text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
}

const setText = (pdf: PDFKit.PDFDocument, font: FontRole, style: Style): void =>
  void pdf.font(font).fontSize(style.size);

/** The web addresses and named places that text may lead to. */
function addLink(
  { pdf }: Flow,
  link: string,
  box: { x: number; y: number; width: number; height: number },
  element: Element,
): void {
  const options = { structParent: element, Contents: new String(link.startsWith('#') ? 'Go to this place' : link) };
  if (link.startsWith('#')) pdf.goTo(box.x, box.y, box.width, box.height, link.slice(1), options);
  else pdf.link(box.x, box.y, box.width, box.height, link, options);
}

/** Adds lines to an element; parts with a link become Link elements of their own. */
export function addLines(
  flow: Flow,
  element: Element,
  lines: readonly { readonly line: Line; readonly x: number; readonly baseline: number }[],
): void {
  let plain: { piece: Piece; x: number; baseline: number }[] = [];
  const flush = (): void => {
    const parts = plain;
    plain = [];
    if (parts.length > 0)
      element.add(() => parts.forEach(({ piece, x, baseline }) => drawPiece(flow, piece, x, baseline)));
  };
  for (const { line, x, baseline } of lines) {
    let at = x;
    for (const piece of line.pieces) {
      const here = at;
      at += piece.width;
      const { link } = piece;
      if (link === null) {
        plain.push({ piece, x: here, baseline });
        continue;
      }
      flush();
      const anchor = flow.pdf.struct('Link');
      anchor.add(() => drawPiece(flow, piece, here, baseline));
      element.add(anchor);
      const { size } = piece.style;
      addLink(flow, link, { x: here, y: baseline - size, width: piece.width, height: size * 1.3 }, anchor);
      anchor.end();
    }
  }
  flush();
}

/** How a paragraph is set. */
export interface ParagraphOptions {
  readonly tag?: string;
  readonly x?: number;
  readonly width?: number;
  readonly leading?: number;
  readonly before?: number;
  readonly after?: number;
  readonly balanced?: boolean;
  /** Space that must follow on the same page: keeps a heading with what it heads. */
  readonly keep?: number;
}

/**
 * Sets a paragraph and moves on. A paragraph breaks between pages with at least two lines on each; where that cannot be,
 * or with `keep`, it moves as a whole.
 */
export function paragraph(flow: Flow, runs: readonly Run[], options: ParagraphOptions = {}): void {
  const width = options.width ?? page.width - page.left - page.right;
  const lines = options.balanced === true ? flow.type.balance(runs, width) : flow.type.wrap(runs, width);
  const size = Math.max(...runs.map((run) => run.style.size), 1);
  const step = size * (options.leading ?? leading.text);
  if (flow.y > page.top) flow.y += options.before ?? 0;
  const whole = lines.length * step + (options.keep ?? 0);
  const short = lines.length < 4 || options.keep !== undefined;
  flow.need(short ? Math.min(whole, page.height - page.top - page.bottom) : step * 2);
  const element = flow.open(options.tag ?? 'P');
  const x = options.x ?? page.left;
  let next = 0;
  while (next < lines.length) {
    if (next > 0) flow.newPage();
    let fits = Math.max(1, Math.floor((flow.room() + 0.01) / step));
    if (lines.length - next - fits === 1 && fits > 2) fits--;
    const part = lines.slice(next, next + fits);
    const top = flow.y;
    addLines(
      flow,
      element,
      part.map((line, i) => ({ line, x, baseline: top + i * step + (step - size) / 2 + size * 0.8 })),
    );
    flow.y += part.length * step;
    next += part.length;
  }
  element.end();
  flow.y += options.after ?? 0;
}

/** A sentence under a table; nothing where it is null. */
export function drawNote(flow: Flow, text: string | null): void {
  if (text !== null) paragraph(flow, [{ text, style: styles.note }], { before: 4, after: 6 });
}

/** A hairline across the text block, as an artifact. */
export function hairline(
  flow: Flow,
  y: number,
  options: { readonly colour?: string; readonly width?: number; readonly from?: number; readonly to?: number } = {},
): void {
  flow.artifact(() =>
    flow.pdf
      .moveTo(options.from ?? page.left, y)
      .lineTo(options.to ?? page.width - page.right, y)
      .lineWidth(options.width ?? 0.5)
      .stroke(options.colour ?? ink.hair),
  );
}
