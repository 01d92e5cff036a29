/** Parts of PDFKit 0.20 that its typings leave out. */
declare namespace PDFKit {
  interface PDFOutline {
    addItem(
      title: string,
      options: { fit: boolean; top: number; left: number; pageNumber?: number; expanded?: boolean },
    ): PDFOutline;
  }
  interface PDFStructureElement {
    /** `A` holds attributes such as the column span of a cell; it must be set before the element ends. */
    readonly dictionary: { readonly data: { A?: Record<string, string | number> } };
  }
}

declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    bbox?: [number, number, number, number];
    placement?: 'Block' | 'Inline';
    scope?: 'Row' | 'Column';
  }
  /** `Contents` is what assistive technology says of the link; a plain string would be written as a name. */
  interface DescribedLink {
    structParent: PDFStructureElement;
    // eslint-disable-next-line @typescript-eslint/no-wrapper-object-types
    Contents: String;
  }
  interface PDFAnnotation {
    link(x: number, y: number, w: number, h: number, url: string, options: DescribedLink): this;
    goTo(x: number, y: number, w: number, h: number, name: string, options: DescribedLink): this;
  }
  interface PDFFont {
    /** A font that was opened before: it is parsed once for all documents. An import above would make this file a module. */
    // eslint-disable-next-line @typescript-eslint/consistent-type-imports
    registerFont(name: string, font: import('fontkit').Font): this;
  }
}

declare module 'pdfkit/output' {
  /** The whole document; call it before the document ends. */
  export function toBytes(document: PDFKit.PDFDocument): Promise<Uint8Array>;
}
