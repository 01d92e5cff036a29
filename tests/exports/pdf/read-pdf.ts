/** Reads a PDF with a reader that knows nothing of the writer. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A text with its place, in points from the lower left corner of the page. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A node of the structure tree. */
export interface StructureNode {
  readonly role: string;
  readonly alt: string | null;
  readonly children: readonly StructureNode[];
}

/** A page with what the tests ask of it. */
export interface ReadPage {
  readonly text: string;
  readonly items: readonly PlacedText[];
  readonly links: readonly string[];
  readonly structure: readonly StructureNode[];
}

/** A document. `outline` holds titles with the index of the page that they lead to. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly text: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly language: string | null;
  readonly xmp: string;
  readonly outline: readonly { readonly title: string; readonly page: number; readonly level: number }[];
}

/** A node as the reader gives it; leaves of content have no role. */
interface RawNode {
  readonly role: string;
  readonly children: readonly object[];
}

const isNode = (node: object): node is RawNode => 'role' in node && 'children' in node;

const nodeOf = (node: object): StructureNode[] =>
  isNode(node)
    ? [{ role: node.role, alt: 'alt' in node ? String(node.alt) : null, children: node.children.flatMap(nodeOf) }]
    : [];

/** All nodes of a tree, depth first. */
export const allNodes = (nodes: readonly StructureNode[]): readonly StructureNode[] =>
  nodes.flatMap((node) => [node, ...allNodes(node.children)]);

interface RawOutline {
  readonly title: string;
  readonly dest: string | readonly unknown[] | null;
  readonly items: readonly RawOutline[];
}

/** Reads everything; throws where the document is broken. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const pages: ReadPage[] = [];
  for (let i = 1; i <= document.numPages; i++) {
    const page = await document.getPage(i);
    const content = await page.getTextContent();
    const items = content.items.flatMap((item): PlacedText[] =>
      'str' in item && item.str !== ''
        ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width }]
        : [],
    );
    const annotations: readonly { url?: string }[] = await page.getAnnotations();
    const tree = await page.getStructTree();
    pages.push({
      items,
      text: items.map((item) => item.text).join(' '),
      links: annotations.flatMap((item) => item.url ?? []),
      structure: (tree?.children ?? []).flatMap(nodeOf),
    });
  }
  const outline: { title: string; page: number; level: number }[] = [];
  const visit = async (items: readonly RawOutline[], level: number): Promise<void> => {
    for (const item of items) {
      const page = Array.isArray(item.dest) ? await document.getPageIndex(item.dest[0]) : -1;
      outline.push({ title: item.title, page, level });
      await visit(item.items, level + 1);
    }
  };
  await visit((await document.getOutline()) ?? [], 1);
  const { info } = await document.getMetadata();
  const raw = Buffer.from(bytes).toString('utf8');
  await task.destroy();
  return {
    pages,
    text: pages.map((page) => page.text).join(' '),
    info: { ...info },
    language: /\/Lang \((.*?)\)/.exec(raw)?.[1] ?? null,
    xmp: /<\?xpacket begin[^]*<\?xpacket end/.exec(raw)?.[0] ?? '',
    outline,
  };
}

/** Text without spaces: what is left when line breaks and justification do not matter. */
export const squeeze = (text: string): string => text.replace(/\s+/g, '');
