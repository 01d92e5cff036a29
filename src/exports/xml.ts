/** The few bits of XML that feeds, sitemaps and badges need. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element's content or an attribute; characters that XML 1.0 forbids become U+FFFD. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (sign) => entities[sign]!);

/** An element with text content. @example element('title', 'a < b') // '<title>a &lt; b</title>' */
export const element = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;
