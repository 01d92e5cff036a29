/** A note's body as HTML: stretches of text, and the blocks between them. Everything but our own marks is escaped. */
import type { NoteElement, NoteNode } from '../../report/note.ts';
import { escapeHtml, markup } from '../../components/html.ts';
import type { Link } from '../files.ts';
import { paths } from '../urls.ts';
import type { NoteContext } from './context.ts';
import type { Block } from './live/live.ts';
import { resolveComponent } from './resolve.ts';

/** A stretch of text, or a block. */
export type Stretch =
  { readonly kind: 'text'; readonly html: string } | { readonly kind: 'block'; readonly block: Block };

const withoutEnd = ['br', 'hr', 'img', 'input'];

/** An address of the note as a link of its page. */
function hrefOf(address: string, link: Link): string {
  const kind = /^(note|site|file):/.exec(address)?.[1];
  if (kind === undefined) return address.startsWith('#') ? `#${encodeURIComponent(address.slice(1))}` : address;
  const [path = '', anchor] = address.slice(kind.length + 1).split('#');
  const hash = anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`;
  if (kind === 'note') return link(`${paths.note(path)}${hash}`);
  if (kind === 'file') return link(paths.noteFile(path));
  const page = path.replace(/index\.html$/, '');
  return link(`${page === '' || page.endsWith('/') ? page : `${page}/`}${hash}`);
}

function printAttributes(element: NoteElement, link: Link): string {
  const { tag, attributes } = element;
  const outside = tag === 'a' && /^https?:/i.test(attributes['href'] ?? '');
  const all: Record<string, string> = {
    ...attributes,
    ...(attributes['href'] === undefined ? {} : { href: hrefOf(attributes['href'], link) }),
    ...(attributes['src'] === undefined ? {} : { src: hrefOf(attributes['src'], link), loading: 'lazy' }),
    ...(tag === 'img' && attributes['alt'] === undefined ? { alt: '' } : {}),
    ...(outside ? { rel: 'noreferrer' } : {}),
    ...(tag === 'input' ? { type: 'checkbox', disabled: '' } : {}),
    // What scrolls can be reached with a keyboard.
    ...(tag === 'pre' ? { tabindex: '0', role: 'region', 'aria-label': 'Code', 'data-copy': 'Code' } : {}),
  };
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
}

/** Prints notes' nodes; `tables` counts the tables, whose scrolling regions need names. */
function printer(context: NoteContext, link: Link) {
  let tables = 0;
  const printElement = (element: NoteElement): string => {
    const { tag, attributes } = element;
    const open = `<${tag}${printAttributes(element, link)}>`;
    if (withoutEnd.includes(tag)) return open;
    const inner = print(element.children);
    if (tag === 'table') {
      return `<div class="scroll" tabindex="0" role="region" aria-label="Table ${++tables}">${open}${inner}</${tag}></div>`;
    }
    const { id } = attributes;
    const anchor =
      id !== undefined && /^h[2-6]$/.test(tag)
        ? ` <a class="hash" href="#${escapeHtml(encodeURIComponent(id))}" aria-label="Link to this section">#</a>`
        : '';
    return `${open}${inner}${anchor}</${tag}>`;
  };
  const printNode = (node: NoteNode): string => {
    if (node.type === 'text') return escapeHtml(node.value);
    if (node.type === 'element') return printElement(node);
    const resolved = resolveComponent(node, context);
    return resolved.place === 'inline' ? resolved.print(link).html : '';
  };
  const print = (nodes: readonly NoteNode[]): string => nodes.map(printNode).join('');
  return { print, printNode };
}

/** The stretches and blocks of a body, in order. */
export function printNote(context: NoteContext, link: Link): readonly Stretch[] {
  const { printNode } = printer(context, link);
  const stretches: Stretch[] = [];
  let text = '';
  const flush = (): void => {
    if (text.trim() !== '') stretches.push({ kind: 'text', html: text });
    text = '';
  };
  for (const node of context.note.body) {
    if (node.type !== 'component') {
      text += printNode(node);
      continue;
    }
    const resolved = resolveComponent(node, context);
    if (resolved.place === 'inline') text += markup`<p>${resolved.print(link)}</p>`.html;
    else {
      flush();
      stretches.push({ kind: 'block', block: resolved.block });
    }
  }
  flush();
  return stretches;
}
