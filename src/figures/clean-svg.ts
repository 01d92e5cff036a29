/**
 * Turns Vega's SVG into the one that is published: no hidden or empty elements, common attributes once per group, short
 * numbers, ids that are unique in a page, a class beside each colour, and no style attribute (the site's
 * Content-Security-Policy forbids them).
 */
import { escapeXml, parseSvg, printSvg, roundNumbers, type SvgNode } from './svg-tree.ts';
import { fontFamily, roleOf, sizes } from './theme.ts';

/** What the published SVG says about itself. */
export interface SvgFrame {
  /** Starts every id inside the drawing; unique in a page. */
  readonly id: string;
  readonly view: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
}

const noise = new Set(['class', 'role', 'pointer-events', 'font-family', 'aria-hidden', 'aria-label', 'version']);
const numbers = new Set(['transform', 'd', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height', 'dx', 'dy']);
const inherited = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'];
const hoisted = [...inherited, 'fill-opacity', 'stroke-opacity', 'font-size', 'font-weight', 'text-anchor'];
/** Attribute values that say what SVG or the root already says. */
const defaults = new Map([
  ['opacity', '1'],
  ['fill-opacity', '1'],
  ['stroke-opacity', '1'],
  ['font-size', `${sizes.text.body}`],
  ['font-weight', '400'],
  ['text-anchor', 'start'],
  ['transform', 'translate(0,0)'],
  ['x2', '0'],
  ['y2', '0'],
  ['stroke-width', '1'],
]);

function cleanAttributes(node: SvgNode, id: string): void {
  const { attributes } = node;
  const stroked = attributes.has('stroke') && attributes.get('stroke') !== 'none';
  for (const [name, raw] of [...attributes]) {
    if (name === 'style') throw new Error(`A figure must not need inline styles: ${raw}`);
    let value = raw;
    if (name === 'font-size') value = raw.replace('px', '');
    if (numbers.has(name) || name === 'stroke-width' || name === 'stroke-dasharray' || name.endsWith('opacity'))
      value = roundNumbers(value);
    if (name === 'id') value = `${id}-${raw}`;
    if (name === 'clip-path') value = raw.replace('url(#', `url(#${id}-`);
    const useless =
      noise.has(name) ||
      name.startsWith('xmlns') ||
      name.startsWith('aria-') ||
      defaults.get(name) === value ||
      (name.startsWith('stroke-') && !stroked && name !== 'stroke-miterlimit');
    if (useless) attributes.delete(name);
    else attributes.set(name, value);
  }
  // The halo of a label lies under its letters; renderers that do not know paint-order drop the stroke instead.
  if (node.tag === 'text' && stroked) {
    attributes.set('paint-order', 'stroke');
    attributes.set('stroke-linejoin', 'round');
  }
}

/** True for what draws nothing: hidden axis labels, empty groups, backgrounds without paint. */
function invisible(node: SvgNode): boolean {
  const { attributes, tag } = node;
  if (attributes.get('opacity') === '0' || attributes.get('display') === 'none') return true;
  if (tag === 'g' || tag === 'text') return node.children.length === 0;
  if (tag === 'path') {
    return attributes.get('d') === '' || (!attributes.has('fill') && !attributes.has('stroke'));
  }
  return tag === 'line' && !attributes.has('stroke');
}

/** Moves what all children of a group say to the group itself. */
function hoist(group: SvgNode): void {
  const elements = group.children.filter((child) => typeof child !== 'string');
  if (elements.length < 2) return;
  for (const name of hoisted) {
    const value = elements[0]!.attributes.get(name);
    if (value === undefined || group.attributes.has(name)) continue;
    if (!elements.every((element) => element.attributes.get(name) === value)) continue;
    for (const element of elements) element.attributes.delete(name);
    group.attributes.set(name, value);
  }
}

function clean(node: SvgNode, id: string): void {
  const kept: (SvgNode | string)[] = [];
  for (const child of node.children) {
    if (typeof child === 'string') {
      kept.push(child);
      continue;
    }
    cleanAttributes(child, id);
    clean(child, id);
    if (invisible(child)) continue;
    if (child.tag === 'g' && child.attributes.size === 0) kept.push(...child.children);
    else kept.push(child);
  }
  node.children = kept;
  if (node.tag === 'g') hoist(node);
}

/** Adds the class of each palette colour beside it; a colour that is none of the palette's would not follow the theme. */
function addClasses(node: SvgNode): void {
  const classes: string[] = [];
  for (const [name, prefix] of [
    ['fill', 'f-'],
    ['stroke', 's-'],
  ] as const) {
    const colour = node.attributes.get(name);
    if (colour === undefined || colour === 'none') continue;
    const role = roleOf(colour);
    if (role === null) throw new Error(`The colour ${colour} is none of the palette of figures.`);
    classes.push(`${prefix}${role}`);
  }
  if (classes.length > 0) node.attributes.set('class', classes.join(' '));
  for (const child of node.children) if (typeof child !== 'string') addClasses(child);
}

/** The published form of one SVG of Vega. Pure: the same text and frame give the same bytes. */
export function cleanSvg(text: string, frame: SvgFrame): string {
  const root = parseSvg(text);
  const id = `${frame.id}-${frame.view}`;
  clean(root, id);
  for (const child of root.children) if (typeof child !== 'string') addClasses(child);
  const titled = (tag: string, content: string): SvgNode => ({
    tag,
    attributes: new Map([['id', `${id}-${tag}`]]),
    children: [escapeXml(content)],
  });
  return printSvg({
    tag: 'svg',
    attributes: new Map([
      ['xmlns', 'http://www.w3.org/2000/svg'],
      ['class', `fig fig-${frame.view}`],
      ['role', 'img'],
      ['aria-labelledby', `${id}-title ${id}-desc`],
      ['viewBox', `0 0 ${frame.width} ${frame.height}`],
      ['width', String(frame.width)],
      ['height', String(frame.height)],
      ['font-family', fontFamily],
      ['font-size', String(sizes.text.body)],
    ]),
    children: [titled('title', frame.title), titled('desc', frame.description), ...root.children],
  });
}
