/** What a chapter of the PDF is made from, and the list of its sections. */
import type { ConfigurationDetail } from '../../report/samples-schema.ts';
import type { Configuration } from '../../report/schema.ts';
import type { DrawnFigure } from '../export.ts';
import type { SiteLinks } from '../site-links.ts';
import type { BenchmarkView } from '../view.ts';
import type { Flow } from './flow.ts';

/** The figures of a chapter, drawn before the pages are. */
export interface ChapterFigures {
  readonly intervals: DrawnFigure | null;
  readonly differences: DrawnFigure | null;
  readonly curves: readonly DrawnFigure[];
  readonly confusion: DrawnFigure | null;
}

/** One benchmark with everything that its chapter shows. */
export interface Chapter {
  readonly view: BenchmarkView;
  readonly links: SiteLinks;
  readonly figures: ChapterFigures;
  /** The configuration with the best mean and its details; null where nothing is ranked. */
  readonly leader: Configuration | null;
  readonly leaderDetail: ConfigurationDetail | null;
}

/** A section: its heading stands in the contents and in the bookmarks. */
export interface PdfSection {
  readonly title: string;
  /** Space that must follow the heading on its page, in points. */
  readonly keep: number;
  readonly draw: (flow: Flow, chapter: Chapter) => void;
}

/** A section, or null where the chapter has nothing to say about it. */
export type SectionMaker = (chapter: Chapter) => PdfSection | null;
