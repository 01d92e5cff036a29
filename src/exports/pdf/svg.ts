/** Figures in the document: the SVG of src/figures as vector operators, with the typesetter's fonts and fallbacks. */
import { parseSvg, type SvgNode } from '../../figures/svg-tree.ts';
import type { DrawnFigure } from '../export.ts';
import type { Flow } from './flow.ts';
import { ink, leading, page, styles, textWidth, type Style } from './style.ts';
import { paragraph } from './flow.ts';

/** What elements inherit. Only what the cleaned SVG of src/figures holds is known. */
interface Paint {
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
  readonly dash: readonly number[];
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
}

const initial: Paint = {
  fill: '#000000',
  stroke: null,
  strokeWidth: 1,
  dash: [],
  cap: 'butt',
  join: 'miter',
  fillOpacity: 1,
  strokeOpacity: 1,
  fontSize: 12,
  bold: false,
  anchor: 'start',
};

const oneOf = <T extends string>(value: string | undefined, allowed: readonly T[], otherwise: T): T =>
  allowed.find((item) => item === value) ?? otherwise;

const numberOr = (value: string | undefined, otherwise: number): number => {
  const number = value === undefined ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : otherwise;
};

const colourOr = (value: string | undefined, otherwise: string | null): string | null =>
  value === undefined ? otherwise : /^#[0-9a-f]{6}$/i.test(value) ? value : null;

function inherit(paint: Paint, { attributes }: SvgNode): Paint {
  const get = (name: string): string | undefined => attributes.get(name);
  const opacity = numberOr(get('opacity'), 1);
  return {
    fill: colourOr(get('fill'), paint.fill),
    stroke: colourOr(get('stroke'), paint.stroke),
    strokeWidth: numberOr(get('stroke-width'), paint.strokeWidth),
    dash: get('stroke-dasharray')?.split(/[ ,]+/).map(Number) ?? paint.dash,
    cap: oneOf(get('stroke-linecap'), ['butt', 'round', 'square'], paint.cap),
    join: oneOf(get('stroke-linejoin'), ['miter', 'round', 'bevel'], paint.join),
    fillOpacity: numberOr(get('fill-opacity'), paint.fillOpacity) * opacity,
    strokeOpacity: numberOr(get('stroke-opacity'), paint.strokeOpacity) * opacity,
    fontSize: numberOr(get('font-size'), paint.fontSize),
    bold: get('font-weight') === undefined ? paint.bold : numberOr(get('font-weight'), 400) >= 500,
    anchor: oneOf(get('text-anchor'), ['start', 'middle', 'end'], paint.anchor),
  };
}

const transformOf = (node: SvgNode): readonly (readonly [string, readonly number[]])[] =>
  [...(node.attributes.get('transform') ?? '').matchAll(/(\w+)\(([^)]*)\)/g)].map(
    ([, name, values]) => [name!, values!.split(/[ ,]+/).map(Number)] as const,
  );

function applyTransform(pdf: PDFKit.PDFDocument, node: SvgNode): void {
  for (const [name, [a = 0, b, ...rest]] of transformOf(node)) {
    if (name === 'translate') pdf.translate(a, b ?? 0);
    else if (name === 'scale') pdf.scale(a, b ?? a);
    else if (name === 'rotate') pdf.rotate(a, { origin: [b ?? 0, rest[0] ?? 0] });
    else throw new Error(`The PDF cannot draw the transform ${name} of a figure.`);
  }
}

interface Drawing {
  readonly flow: Flow;
  readonly clips: ReadonlyMap<string, SvgNode>;
}

function paintShape({ flow: { pdf } }: Drawing, paint: Paint): void {
  const { fill, stroke } = paint;
  if (stroke !== null) {
    pdf.lineWidth(paint.strokeWidth).lineCap(paint.cap).lineJoin(paint.join).strokeColor(stroke, paint.strokeOpacity);
    if (paint.dash.length > 0) pdf.dash(paint.dash[0]!, { space: paint.dash[1] ?? paint.dash[0]! });
  }
  if (fill !== null) pdf.fillColor(fill, paint.fillOpacity);
  if (fill !== null && stroke !== null) pdf.fillAndStroke();
  else if (fill !== null) pdf.fill();
  else if (stroke !== null) pdf.stroke();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

const textOf = (node: SvgNode): string =>
  node.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('')
    .replace(/&(\w+|#39);/g, (whole, name: string) => entities[name] ?? whole);

function drawText({ flow }: Drawing, node: SvgNode, paint: Paint): void {
  const { pdf, type } = flow;
  const style: Style = { font: paint.bold ? 'sansBold' : 'sans', size: paint.fontSize, colour: paint.fill ?? ink.text };
  const text = textOf(node);
  const [line] = type.wrap([{ text, style }], Infinity);
  if (line === undefined) return;
  let x =
    numberOr(node.attributes.get('x'), 0) -
    (paint.anchor === 'start' ? 0 : paint.anchor === 'end' ? line.width : line.width / 2);
  const y = numberOr(node.attributes.get('y'), 0);
  for (const piece of line.pieces) {
    pdf.font(piece.font).fontSize(style.size);
    // The halo of a label lies under its letters.
    if (paint.stroke !== null) {
      pdf.lineWidth(paint.strokeWidth).lineJoin('round').strokeColor(paint.stroke, paint.strokeOpacity);
      pdf.text(piece.text, x, y, { lineBreak: false, baseline: 'alphabetic', stroke: true, fill: false });
    }
    pdf.fillColor(style.colour, paint.fillOpacity).text(piece.text, x, y, { lineBreak: false, baseline: 'alphabetic' });
    x += piece.width;
  }
}

function drawNode(drawing: Drawing, node: SvgNode, inherited: Paint): void {
  const { pdf } = drawing.flow;
  const { attributes, tag } = node;
  if (tag === 'title' || tag === 'desc' || tag === 'defs') return;
  const paint = inherit(inherited, node);
  const at = (name: string): number => numberOr(attributes.get(name), 0);
  pdf.save();
  applyTransform(pdf, node);
  const clip = /url\(#(.+)\)/.exec(attributes.get('clip-path') ?? '')?.[1];
  const region = clip === undefined ? undefined : drawing.clips.get(clip);
  if (region !== undefined) {
    for (const shape of region.children) if (typeof shape !== 'string') outline(pdf, shape);
    pdf.clip();
  }
  if (tag === 'g' || tag === 'svg') {
    for (const child of node.children) if (typeof child !== 'string') drawNode(drawing, child, paint);
  } else if (tag === 'text') drawText(drawing, node, paint);
  else if (tag === 'line') {
    pdf.moveTo(at('x1'), at('y1')).lineTo(at('x2'), at('y2'));
    paintShape(drawing, { ...paint, fill: null });
  } else {
    outline(pdf, node);
    paintShape(drawing, paint);
  }
  pdf.restore();
}

function outline(pdf: PDFKit.PDFDocument, { tag, attributes }: SvgNode): void {
  const at = (name: string): number => numberOr(attributes.get(name), 0);
  if (tag === 'path') pdf.path(attributes.get('d') ?? '');
  else if (tag === 'rect') pdf.rect(at('x'), at('y'), at('width'), at('height'));
  else if (tag === 'circle') pdf.circle(at('cx'), at('cy'), at('r'));
  else throw new Error(`The PDF cannot draw the element ${tag} of a figure.`);
}

function clipsOf(node: SvgNode, found = new Map<string, SvgNode>()): Map<string, SvgNode> {
  const id = node.attributes.get('id');
  if (node.tag === 'clipPath' && id !== undefined) found.set(id, node);
  for (const child of node.children) if (typeof child !== 'string') clipsOf(child, found);
  return found;
}

/** Figures are drawn for screens; on paper they are smaller, down to where their small text is still read. */
const scales = { most: 0.66, least: 0.555 } as const;
const titleHeight = styles.subheading.size * leading.text + 5;

/** How a figure is placed. */
export interface FigureOptions {
  readonly x?: number;
  readonly width?: number;
  /** The flow does not move: two figures then share a row. */
  readonly stay?: boolean;
  /** The most that it may take with its title, in points. */
  readonly most?: number;
  /** False where the heading of the section already says it. */
  readonly titled?: boolean;
}

const largest = (figure: DrawnFigure, width: number): number => Math.min(scales.most, width / figure.width);

/** The height that a figure takes with its title, in points: at its best, or as small as it may get. */
export function figureHeight(
  figure: DrawnFigure,
  options: FigureOptions & { readonly smallest?: boolean } = {},
): number {
  const scale = Math.min(largest(figure, options.width ?? textWidth), options.smallest === true ? scales.least : 1);
  return figure.height * scale + (options.titled === false ? 0 : titleHeight) + 9;
}

/**
 * Draws a figure at the place of the flow, a little smaller where it then fits on the page. Throws where the SVG holds
 * what src/figures never writes.
 */
export function drawFigure(flow: Flow, figure: DrawnFigure, options: FigureOptions = {}): void {
  const { x = page.left, width = textWidth, titled = true, stay = false, most = Infinity } = options;
  flow.need(figureHeight(figure, { width, titled, smallest: true }));
  const top = flow.y;
  if (titled) paragraph(flow, [{ text: figure.title, style: styles.subheading }], { x, width, after: 5, tag: 'H4' });
  const room = Math.min(flow.room(), most - (flow.y - top));
  const scale = Math.min(largest(figure, width), (room - 4) / figure.height);
  const root = parseSvg(figure.svg);
  const box = { x, y: flow.y, width: figure.width * scale, height: figure.height * scale };
  const element = flow.open('Figure', {
    alt: figure.description,
    bbox: [box.x, box.y, box.x + box.width, box.y + box.height],
    placement: 'Block',
  });
  element.add(() => {
    flow.pdf.save().translate(box.x, box.y).scale(scale, scale);
    drawNode({ flow, clips: clipsOf(root) }, root, initial);
    flow.pdf.restore();
    flow.pdf.fillOpacity(1).strokeOpacity(1).undash();
  });
  element.end();
  flow.y = stay ? top : box.y + box.height + 9;
}
