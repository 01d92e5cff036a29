/**
 * The contract of an export: what the Report becomes besides the pages of the site. Pure: bytes out, no disk, no clock;
 * fonts, drawings and addresses are passed in by the composition root.
 */
import type { FileContent } from './file-content.ts';
import type { FigureInput } from '../figures/input.ts';
import type { ConfigurationDetail } from '../report/samples-schema.ts';
import type { ReportIndex } from '../report/select.ts';

/** One file of an export. `path` is relative to the root of the site, with `/` between names. */
export interface ExportFile {
  readonly path: string;
  /** It may be made when it is asked for, each time: all tables of a large sweep would fill the memory. */
  readonly content: FileContent;
}

/** A file as a list of downloads shows it. `benchmark` is an id, null for a file about the whole report. */
export interface FileName {
  readonly path: string;
  readonly label: string;
  readonly benchmark: string | null;
}

/** A figure as SVG, with what stands for it where it cannot be seen. Sizes in CSS pixels. */
export interface DrawnFigure {
  readonly title: string;
  readonly description: string;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a registered figure; null where it does not apply to the input. `narrow` asks for the drawing that suits half a
 * page, where the figure has one.
 */
export type FigureDrawer = (figure: string, input: FigureInput, view: 'wide' | 'narrow') => Promise<DrawnFigure | null>;

/** The fonts of the PDF as TrueType files: see `fontFiles` of pdf/fonts.ts for where they come from. */
export interface FontBytes {
  readonly serif: Uint8Array;
  readonly serifBold: Uint8Array;
  readonly sans: Uint8Array;
  readonly sansBold: Uint8Array;
  readonly mono: Uint8Array;
}

/** Site paths of the pages that documents link to; relative to the root of the site, `/` at the end. */
export interface SitePaths {
  readonly benchmark: (benchmark: string) => string;
  readonly experiment: (benchmark: string, slug: string) => string;
  readonly run: (benchmark: string, slug: string) => string;
  readonly method: (benchmark: string) => string;
  readonly failures: () => string;
}

/** Where the site will stand. */
export interface PublishedSite {
  /** Absolute address of its root; null where nobody said: documents then hold no links to it. */
  readonly url: string | null;
  /** True where search engines may index it. */
  readonly public: boolean;
  /** True where every experiment has a PDF of its own. */
  readonly experimentPdfs?: boolean;
  readonly paths: SitePaths;
  /** Site paths of all pages, for the sitemap. */
  readonly pages: readonly string[];
}

/** Everything that exports are made from. */
export interface ExportInput {
  readonly index: ReportIndex;
  /** The large details of a configuration; null where it has none. */
  readonly detail: (benchmark: string, configuration: string) => ConfigurationDetail | null;
  readonly fonts: FontBytes;
  /** Null leaves figures out of documents. */
  readonly drawFigure: FigureDrawer | null;
  /** An SVG in the fonts of the document as PNG, in its own size. */
  readonly rasterize: (svg: string) => Promise<Uint8Array>;
  readonly site: PublishedSite;
}

/** An entry of the registry. */
export interface Export {
  readonly id: string;
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
  /** The files that {@link Export.render} gives for this Report, without rendering them; in the same order. */
  readonly files: (index: ReportIndex, site: PublishedSite) => readonly FileName[];
  readonly render: (input: ExportInput) => Promise<readonly ExportFile[]>;
}
