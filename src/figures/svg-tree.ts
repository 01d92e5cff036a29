/** The few bits of XML that an SVG from Vega needs: read into a tree, written back with short numbers. */

/** An element; text children stay escaped as they were read. */
export interface SvgNode {
  readonly tag: string;
  readonly attributes: Map<string, string>;
  children: (SvgNode | string)[];
}

const token = /<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy;
const attribute = /([\w:-]+)="([^"]*)"/g;

/** Reads one well-formed element without comments, declarations or entities of its own; throws on anything else. */
export function parseSvg(text: string): SvgNode {
  const root: SvgNode = { tag: '', attributes: new Map(), children: [] };
  const open: SvgNode[] = [root];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new Error(`The SVG cannot be read from character ${at}: ${text.slice(at, at + 60)}`);
    const [, closing, tag, attributes, selfClosing, content] = match;
    const parent = open.at(-1)!;
    if (content !== undefined) parent.children.push(content);
    else if (closing === '/') {
      if (parent.tag !== tag) throw new Error(`The SVG closes ${tag ?? ''} inside ${parent.tag}.`);
      open.pop();
    } else {
      const node: SvgNode = { tag: tag!, attributes: new Map(), children: [] };
      for (const [, name, value] of attributes!.matchAll(attribute)) node.attributes.set(name!, value!);
      parent.children.push(node);
      if (selfClosing !== '/') open.push(node);
    }
  }
  const first = root.children[0];
  if (open.length !== 1 || root.children.length !== 1 || first === undefined || typeof first === 'string') {
    throw new Error('The SVG is not one closed element.');
  }
  return first;
}

/** Writes a tree back; attributes in the order in which they were set. */
export function printSvg(node: SvgNode): string {
  let attributes = '';
  for (const [name, value] of node.attributes) attributes += ` ${name}="${value}"`;
  if (node.children.length === 0) return `<${node.tag}${attributes}/>`;
  const inside = node.children.map((child) => (typeof child === 'string' ? child : printSvg(child))).join('');
  return `<${node.tag}${attributes}>${inside}</${node.tag}>`;
}

/** Escapes text for an element's content or an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Every number of an attribute rounded to two decimals, the precision at which nobody sees a difference. */
export function roundNumbers(value: string): string {
  return value.replace(/-?\d*\.\d+(?:e[-+]?\d+)?|-?\d+e[-+]?\d+/g, (number) => String(+(+number).toFixed(2) || 0));
}
