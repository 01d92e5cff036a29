/** The contract of a component that a note may use. */
import type { Html } from '../../../components/html.ts';
import type { PreparedFigure } from './figure.ts';
import type { BoardBlock } from './leaderboard.ts';
import type { RunsBlock } from './runs.ts';
import type { NoteContext, Props } from '../context.ts';
import type { Link } from '../../files.ts';

/** What stands on lines of its own. */
export type Block =
  | ({ readonly kind: 'board' } & BoardBlock)
  | ({ readonly kind: 'figure' } & PreparedFigure)
  | ({ readonly kind: 'runs' } & RunsBlock);

/** A component within a sentence: resolving gives a function of the page's links. */
export interface InlineComponent {
  readonly name: string;
  readonly place: 'inline';
  /** The properties that it takes. */
  readonly props: readonly string[];
  /** @throws NoteProblem where something it names does not exist */
  readonly resolve: (props: Props, context: NoteContext) => (link: Link) => Html;
}

/** A component on lines of its own. */
export interface BlockComponent {
  readonly name: string;
  readonly place: 'block';
  readonly props: readonly string[];
  /** @throws NoteProblem where something it names does not exist */
  readonly resolve: (props: Props, context: NoteContext) => Block;
}
