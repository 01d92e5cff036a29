/** Checks every reference of every note against the Report, before a page is rendered. */
import type { Note, NoteNode } from '../../report/note.ts';
import { UserError } from '../../report/user-error.ts';
import { NoteProblem, type NoteContext } from './context.ts';
import { benchmarkOf, findBenchmark, findConfiguration, nearestHint } from './look-up.ts';
import { resolveComponent } from './resolve.ts';
import { sitePaths } from './site-paths.ts';

/** Runs a check; its problem becomes a UserError at a place. */
function at(note: Note, line: number | null, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof NoteProblem)) throw error;
    throw new UserError(error.message, { file: note.file, line, hint: error.hint });
  }
}

function checkLink(address: string, notes: readonly Note[], context: NoteContext): void {
  const [target = '', anchor] = address.replace(/^(?:note|site):/, '').split('#');
  if (address.startsWith('note:')) {
    const note = notes.find((item) => item.id === target);
    if (note === undefined || anchor === undefined || note.headings.some((heading) => heading.id === anchor)) return;
    const anchors = note.headings.map((heading) => heading.id);
    throw new NoteProblem(
      `${note.file} has no heading with the anchor #${anchor}.`,
      nearestHint(anchor, anchors, 'anchors'),
    );
  }
  if (!address.startsWith('site:')) return;
  const path = target.replace(/index\.html$/, '');
  const known = sitePaths(context);
  if (known.has(path) || known.has(`${path}/`)) return;
  throw new NoteProblem(`The site has no page /${target}.`, nearestHint(path, [...known], 'pages'));
}

function checkNodes(nodes: readonly NoteNode[], notes: readonly Note[], context: NoteContext): void {
  for (const node of nodes) {
    if (node.type === 'component') at(context.note, node.line, () => void resolveComponent(node, context));
    if (node.type !== 'element') continue;
    const { href } = node.attributes;
    if (href !== undefined) at(context.note, node.line, () => checkLink(href, notes, context));
    checkNodes(node.children, notes, context);
  }
}

/** @throws UserError with file, line and the nearest names for the first reference that leads nowhere */
export function checkNotes(notes: readonly Note[], contextOf: (note: Note) => NoteContext): void {
  for (const note of notes) {
    const context = contextOf(note);
    const line = (key: string): number | null => note.lines[key] ?? null;
    const { benchmark } = note;
    if (benchmark !== null) at(note, line('benchmark'), () => void findBenchmark(benchmark, context));
    for (const name of note.experiments) {
      at(note, line('experiment'), () => void findConfiguration(name, benchmarkOf({}, context), context));
    }
    checkNodes(note.body, notes, context);
  }
}
