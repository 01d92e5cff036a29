/** What the scripts of interactive figures share on the page: they are loaded one by one and meet in globals. */
import type { Figure, FigureView } from '../../figures/figure.ts';

/** A figure on show. */
export interface OpenFigure {
  /** The drawing in the light theme on paper as a PNG of twice its size, as a data URL. */
  png(): Promise<string>;
  /** What the reader can do with it, in a sentence. */
  readonly help: string;
  close(): void;
}

/** The bundle with Vega, loaded on the first click. */
export interface VegaBundle {
  /** Draws a view into an element, in the colours of the page as it is now. */
  show(figure: Figure, view: FigureView, target: HTMLElement): Promise<OpenFigure>;
}

declare global {
  /** Figures by id, filled by the scripts that figureScript writes. */
  var sweepbookFigures: Record<string, Figure> | undefined;
  var sweepbookVega: VegaBundle | undefined;
}
