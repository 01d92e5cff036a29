/** One note: from its text to a document of data. */
import { htmlToHast, markdownToHast, mdxToHast, type HastNode } from 'satteri';
import type { Note, NoteHeading, NoteNode } from '../../report/note.ts';
import { UserError } from '../../report/user-error.ts';
import { readAddress, type AddressContext } from './addresses.ts';
import { isAllowedTag } from './allowed-html.ts';
import { readFrontMatter } from './front-matter.ts';
import { checkHtml, convert, textOf } from './note-tree.ts';

/** Ids that the page itself uses. */
const pageIds = ['main', 'theme-auto', 'theme-light', 'theme-dark', 'search-input', 'search-list', 'body-of-note'];
const features = { gfm: true, frontmatter: true };
/** So much of a note's text can be searched. */
const mostWords = 4000;

/** Refuses raw HTML of a Markdown file that may not stand in a note, with its line. */
function checkRaw(node: HastNode, file: string): void {
  if (node.type === 'raw') {
    const line = node.position?.start.line ?? null;
    const walk = (part: HastNode): void => {
      if (part.type === 'element') {
        const written = /<\s*([A-Z][\w.]*)/.exec(node.value)?.[1];
        if (written?.toLowerCase() === part.tagName && !isAllowedTag(part.tagName)) {
          throw new UserError(`<${written}> stands in a plain Markdown file.`, {
            file,
            line,
            hint: 'Components work in notes whose name ends with .mdx: rename the file.',
          });
        }
        checkHtml(part.tagName, Object.keys(part.properties), { file, line });
      }
      if ('children' in part) for (const child of part.children) walk(child);
    };
    walk(htmlToHast(node.value, { fragment: true }));
  }
  if ('children' in node) for (const child of node.children) checkRaw(child, file);
}

function parseTree(text: string, file: string): HastNode {
  try {
    if (/\.mdx$/i.test(file)) return mdxToHast(text, { features });
    const tree = markdownToHast(text, { features });
    checkRaw(tree, file);
    return /<[a-z!/]/i.test(text) ? markdownToHast(text, { features: { ...features, rawHtml: true } }) : tree;
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error)) throw error;
    const place = /^(\d+):(\d+): ([\s\S]*?)(?: \((?:mdx|markdown)[\w-]*:[\w-]+\))?$/.exec(error.message);
    if (place === null) throw error;
    throw new UserError(`This note is no valid MDX: ${place[3]}.`, {
      file,
      line: Number(place[1]),
      hint: 'Write \\{ for a brace and \\< for a "less than" that is no tag, and close every tag.',
    });
  }
}

/** Takes the first heading as the title where it is one, so that the page does not say it twice. */
function splitTitle(
  nodes: readonly HastNode[],
  stated: string | null,
): { title: string | null; rest: readonly HastNode[] } {
  const at = nodes.findIndex((node) => node.type !== 'text' || node.value.trim() !== '');
  const first = nodes[at];
  if (first?.type !== 'element' || first.tagName !== 'h1') return { title: stated, rest: nodes };
  const text = textOf(first).trim();
  if (stated !== null && stated !== text) return { title: stated, rest: nodes };
  return { title: text === '' ? stated : text, rest: nodes.slice(at + 1) };
}

const plain = (nodes: readonly NoteNode[]): string =>
  nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? `${plain(node.children)} ` : ''))
    .join('');

/** Refuses a link to an anchor that the note does not have. Anchors of figures and rows are known only on the page. */
function checkAnchors(nodes: readonly NoteNode[], ids: ReadonlySet<string>, file: string): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const href = node.attributes['href'];
    if (href?.startsWith('#') === true && !ids.has(href.slice(1))) {
      throw new UserError(`There is no heading with the anchor ${href} in this note.`, {
        file,
        line: node.line,
        hint: `Its anchors are ${
          [...ids]
            .filter((id) => !pageIds.includes(id))
            .map((id) => `#${id}`)
            .join(', ') || 'none'
        }.`,
      });
    }
    checkAnchors(node.children, ids, file);
  }
}

/** Parses a note. @throws UserError with file and line for code, for unknown HTML and addresses, for bad front matter */
export function parseNote(text: string, where: AddressContext & { readonly id: string }): Note {
  const { file, id } = where;
  const { values, lines } = readFrontMatter(text, file);
  const tree = parseTree(text, file);
  const { title, rest } = splitTitle('children' in tree ? tree.children : [], values.title ?? null);
  const headings: NoteHeading[] = [];
  const ids = new Set(pageIds);
  const body = convert(rest, { file, headings, ids, address: (address, place) => readAddress(address, place, where) });
  checkAnchors(body, ids, file);
  const experiments = values.experiment ?? [];
  return {
    id,
    file,
    title: title ?? id.split('/').at(-1) ?? id,
    description: values.description ?? null,
    date: values.date ?? null,
    benchmark: values.benchmark ?? null,
    experiments: typeof experiments === 'string' ? [experiments] : experiments,
    order: values.order ?? null,
    headings,
    words: plain(body).replace(/\s+/g, ' ').trim().slice(0, mostWords),
    body,
    lines,
  };
}
