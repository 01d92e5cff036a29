/** A component of a note to what it shows; the same for the check before a build and for the page. */
import type { NoteComponent } from '../../report/note.ts';
import type { Html } from '../../components/html.ts';
import type { Link } from '../files.ts';
import { NoteProblem, type NoteContext } from './context.ts';
import type { Block } from './live/live.ts';
import { nearestHint } from './look-up.ts';
import { components } from './registry.ts';

/** What a component shows: within a sentence, or on lines of its own. */
export type Resolved =
  | { readonly place: 'inline'; readonly print: (link: Link) => Html }
  | { readonly place: 'block'; readonly block: Block };

/** Resolves a component. @throws NoteProblem where it, a property, or something it names does not exist */
export function resolveComponent(component: NoteComponent, context: NoteContext): Resolved {
  const names = components.map((item) => item.name);
  const found = components.find((item) => item.name === component.name);
  if (found === undefined) {
    throw new NoteProblem(
      `There is no component <${component.name}>.`,
      nearestHint(component.name, names, 'components'),
    );
  }
  const unknown = Object.keys(component.props).find((name) => !found.props.includes(name));
  if (unknown !== undefined) {
    throw new NoteProblem(
      `<${component.name}> has no property ${unknown}.`,
      nearestHint(unknown, found.props, 'properties'),
    );
  }
  if (found.place === 'inline') return { place: 'inline', print: found.resolve(component.props, context) };
  if (!component.block) {
    throw new NoteProblem(
      `<${component.name}> stands within a text.`,
      'Put it on a line of its own, with an empty line before and after it, outside lists and quotations.',
    );
  }
  return { place: 'block', block: found.resolve(component.props, context) };
}
