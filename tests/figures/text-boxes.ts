/** Where the texts of a published SVG stand, from its transforms and the widths of the shipped font. */
import { parseSvg, type SvgNode } from '../../src/figures/svg-tree.ts';
import { measure } from './fixture.ts';

interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The baseline. */
  readonly y: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: number;
  readonly anchor: string;
}

const decode = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

function placed(node: SvgNode, at: Place): Place {
  const move = /^translate\(([\d.-]+),([\d.-]+)\)/.exec(node.attributes.get('transform') ?? '');
  return {
    x: at.x + Number(move?.[1] ?? 0),
    y: at.y + Number(move?.[2] ?? 0),
    size: Number(node.attributes.get('font-size') ?? at.size),
    weight: Number(node.attributes.get('font-weight') ?? at.weight),
    anchor: node.attributes.get('text-anchor') ?? at.anchor,
  };
}

function collect(node: SvgNode, outer: Place, found: TextBox[]): void {
  const at = placed(node, outer);
  if (node.tag === 'text' && !(node.attributes.get('transform') ?? '').includes('rotate')) {
    const text = decode(node.children.filter((child) => typeof child === 'string').join(''));
    const width = measure.width(text, at.size, at.weight);
    const left = at.x - (at.anchor === 'end' ? width : at.anchor === 'middle' ? width / 2 : 0);
    found.push({ text, left, right: left + width, y: at.y });
  }
  for (const child of node.children) if (typeof child !== 'string') collect(child, at, found);
}

/** The boxes of all texts that are not turned. */
export function textBoxes(svg: string): TextBox[] {
  const found: TextBox[] = [];
  collect(parseSvg(svg), { x: 0, y: 0, size: 12, weight: 400, anchor: 'start' }, found);
  return found;
}
