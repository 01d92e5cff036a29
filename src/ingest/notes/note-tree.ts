/**
 * The tree of a parsed note to a tree of data: allowed HTML, components with literals, addresses that are known to be
 * harmless. Code is refused, with the line on which it stands.
 */
import type { HastNode, MdxJsxAttributeUnion } from 'satteri';
import { nearestNames } from '../../report/nearest.ts';
import type { NoteComponent, NoteElement, NoteHeading, NoteNode, NoteValue } from '../../report/note.ts';
import { UserError } from '../../report/user-error.ts';
import { allowedTags, isAllowedAttribute, isAllowedClass, isAllowedTag } from './allowed-html.ts';
import { isComment, readLiteral } from './literal.ts';

/** What the conversion needs to know, and what it collects. */
export interface TreeContext {
  readonly file: string;
  /** Turns an address into one that the pages understand, or refuses it. */
  readonly address: (address: string, place: { readonly tag: string; readonly line: number | null }) => string;
  readonly headings: NoteHeading[];
  readonly ids: Set<string>;
}

/** Deeper nesting is nobody's prose. */
const mostNested = 60;

const codeHint =
  'Notes are data: text, Markdown and components with literals. Code is not run, so that a note from anybody can be built safely.';

const lineOf = (node: HastNode): number | null => node.position?.start.line ?? null;

/** Plain text of a subtree. */
export function textOf(node: HastNode): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

/** A heading's text as an anchor, unique on its page. */
function anchorOf(text: string, ids: Set<string>): string {
  const base =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'section';
  let id = base;
  for (let i = 2; ids.has(id); i++) id = `${base}-${i}`;
  return id;
}

const attributeName = (property: string): string =>
  property === 'className'
    ? 'class'
    : /^(aria|data)[A-Z]/.test(property)
      ? `${property.slice(0, 4)}-${property.slice(4).toLowerCase()}`
      : property.toLowerCase();

/** Attributes of an element that Markdown made, or that was checked as raw HTML: what is not allowed is left out. */
function attributesOf(tag: string, properties: Readonly<Record<string, unknown>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [property, value] of Object.entries(properties)) {
    const name = attributeName(property);
    if (property === 'style') {
      const align = /^text-align: (left|right|center)$/.exec(String(value))?.[1];
      if (align !== undefined) found['data-align'] = align;
    } else if (name === 'class') {
      const names = (Array.isArray(value) ? value.map(String) : String(value).split(/\s+/)).filter(isAllowedClass);
      if (names.length > 0) found['class'] = names.join(' ');
    } else if (isAllowedAttribute(tag, name) && value !== false && value !== null && value !== undefined) {
      found[name] = value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value);
    }
  }
  return found;
}

/** The attributes of `<Name … />` or `<tag …>` as literals. */
function propsOf(
  name: string,
  attributes: readonly MdxJsxAttributeUnion[],
  at: { readonly file: string; readonly line: number | null },
): Record<string, NoteValue> {
  const props: Record<string, NoteValue> = Object.create(null);
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      throw new UserError(`<${name}> is given {${attribute.value}}: that is code.`, { ...at, hint: codeHint });
    }
    const { value } = attribute;
    if (value === null || value === undefined) props[attribute.name] = true;
    else if (typeof value === 'string') props[attribute.name] = value;
    else {
      const literal = readLiteral(value.value);
      if (literal === undefined) {
        throw new UserError(`${attribute.name}={${value.value}} of <${name}> is no literal.`, {
          ...at,
          hint: `Write a text as ${attribute.name}="…", a number as ${attribute.name}={5}, a list as ${attribute.name}={["a", "b"]}. ${codeHint}`,
        });
      }
      props[attribute.name] = literal;
    }
  }
  return { ...props };
}

/** Refuses an HTML element or attribute that may not stand in a note. */
export function checkHtml(
  tag: string,
  attributes: readonly string[],
  at: { readonly file: string; readonly line: number | null },
): void {
  if (!isAllowedTag(tag)) {
    const near = nearestNames(tag, allowedTags, 2);
    throw new UserError(`<${tag}> may not stand in a note.`, {
      ...at,
      hint: `${near.length > 0 ? `Did you mean ${near.map((name) => `<${name}>`).join(' or ')}? ` : ''}Plain text elements may: ${allowedTags.slice(0, 12).join(', ')}, …; docs/notes.md lists them.`,
    });
  }
  for (const name of attributes) {
    if (isAllowedAttribute(tag, attributeName(name))) continue;
    throw new UserError(`The attribute ${name} may not stand on <${tag}> in a note.`, {
      ...at,
      hint: /^on/i.test(name)
        ? codeHint
        : 'Looks come from the style sheet of the site; docs/notes.md lists what may stand.',
    });
  }
}

function element(
  tag: string,
  given: Readonly<Record<string, string>>,
  children: readonly NoteNode[],
  node: HastNode,
  context: TreeContext,
): NoteElement {
  const line = lineOf(node);
  const attributes = { ...given };
  for (const name of ['href', 'src']) {
    const address = attributes[name];
    if (address !== undefined) attributes[name] = context.address(address, { tag, line });
  }
  const depth = /^h([1-6])$/.exec(tag)?.[1];
  // The page has one first heading, its title.
  const printed = depth === '1' ? 'h2' : tag;
  if (depth !== undefined) {
    const text = textOf(node).trim();
    const id = attributes['id'] ?? anchorOf(text, context.ids);
    attributes['id'] = id;
    if (id !== 'footnote-label') context.headings.push({ id, text, depth: Math.max(2, Number(depth)) });
  }
  if (attributes['id'] !== undefined) context.ids.add(attributes['id']);
  return { type: 'element', tag: printed, attributes, children, line };
}

function component(
  name: string,
  node: HastNode & { readonly attributes: readonly MdxJsxAttributeUnion[] },
  block: boolean,
  file: string,
): NoteComponent {
  const line = lineOf(node) ?? 1;
  if (textOf(node).trim() !== '' || ('children' in node && node.children.length > 0)) {
    throw new UserError(`<${name}> holds text; it takes none.`, { file, line, hint: `End it at once: <${name} … />` });
  }
  return { type: 'component', name, props: propsOf(name, node.attributes, { file, line }), block, line };
}

/** Converts the children of a node. `depth` counts the elements around them. */
export function convert(nodes: readonly HastNode[], context: TreeContext, depth = 0): NoteNode[] {
  const { file } = context;
  return nodes.flatMap((node): NoteNode[] => {
    const line = lineOf(node);
    if (depth > mostNested) throw new UserError('This note is nested too deeply.', { file, line });
    switch (node.type) {
      case 'text':
        return [{ type: 'text', value: node.value }];
      case 'element': {
        // Scripts, styles and the like hold text that is no text.
        if (!isAllowedTag(node.tagName)) return [];
        const attributes = attributesOf(node.tagName, node.properties);
        return [element(node.tagName, attributes, convert(node.children, context, depth + 1), node, context)];
      }
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const { name } = node;
        if (name === null) return convert(node.children, context, depth + 1);
        if (!/^[a-z][a-z0-9]*$/.test(name)) {
          return [component(name, node, depth === 0 && node.type === 'mdxJsxFlowElement', file)];
        }
        const props = propsOf(name, node.attributes, { file, line });
        checkHtml(name, Object.keys(props), { file, line });
        return [element(name, attributesOf(name, props), convert(node.children, context, depth + 1), node, context)];
      }
      case 'mdxFlowExpression':
      case 'mdxTextExpression': {
        if (isComment(node.value)) return [];
        const literal = readLiteral(node.value);
        if (typeof literal === 'string' || typeof literal === 'number')
          return [{ type: 'text', value: String(literal) }];
        throw new UserError(`{${node.value}} is code.`, { file, line, hint: `Write \\{ for a brace. ${codeHint}` });
      }
      case 'mdxjsEsm':
        throw new UserError(`A note may not import or export: ${node.value.split('\n')[0]}`, {
          file,
          line,
          hint: `The components of docs/notes.md are there without an import. ${codeHint}`,
        });
      default:
        return [];
    }
  });
}
