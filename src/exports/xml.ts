/** The few bits of XML that feeds, sitemaps and badges need. */
import { escapeXml } from '../figures/svg-tree.ts';

/** Text for an element's content or a quoted attribute; characters that XML 1.0 forbids become U+FFFD. */
export const xmlText = (text: string): string =>
  escapeXml(text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd'));

/** An element with text content. @example element('title', 'a < b') // '<title>a &lt; b</title>' */
export const element = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;
