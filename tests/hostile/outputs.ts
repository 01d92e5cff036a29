/** Every way by which a text gets out, and what must hold of what comes out. */
import { load } from 'js-yaml';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { printable } from '../../scripts/cli/fail.ts';
import { drawTable } from '../../scripts/cli/table.ts';
import { rawSitePath } from '../../scripts/build/raw-files.ts';
import { markup } from '../../src/components/html.ts';
import { element, xmlText } from '../../src/exports/xml.ts';
import { siteAddress, webAddress } from '../../src/exports/site-links.ts';
import { csvField } from '../../src/exports/tables/csv.ts';
import { latexText } from '../../src/exports/tables/latex-text.ts';
import { markdownBlock, markdownCode, markdownText } from '../../src/exports/tables/markdown-text.ts';
import { paramsYaml } from '../../src/format/yaml.ts';
import { slugOf } from '../../src/ingest/normalize/identity.ts';
import { createRedactor } from '../../src/ingest/redact.ts';
import { visibleText } from '../../src/ingest/redact/visible.ts';
import { searchScript } from '../../src/site/search-index.ts';

/** An output and its judge, which says what is wrong or null. */
export interface Output {
  readonly name: string;
  judge(text: string): string | null;
}

const wrongIf = (isWrong: boolean, what: string, shown: string): string | null =>
  isWrong ? `${what}: ${JSON.stringify(shown.slice(0, 300))}` : null;

const html = (text: string): string =>
  micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
const isActive = (page: string): boolean =>
  /<(?:script|img|svg|iframe|base|meta|link|style|object|form|details|input)\b/i.test(
    page.replace(/<input[^>]*type="checkbox"[^>]*>/g, ''),
  ) || /<[^>]*\son\w+=|href="(?!#)/i.test(page);

/** Fields of one line of CSV, by RFC 4180. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    (match) => match[1]?.replaceAll('""', '"') ?? match[2]!,
  );
}

const redactor = createRedactor({ enabled: true });
export const outputs: readonly Output[] = [
  {
    name: 'text and attributes of pages',
    judge(text) {
      const page = markup`<b title="${text}">${text}</b>`.html;
      const isOne = /^<b title="[^"<>]*">[^<>]*<\/b>$/s.test(page);
      return wrongIf(!isOne, 'more than one element', page);
    },
  },
  {
    name: 'scripts that pages load',
    judge(text) {
      const script = searchScript([{ k: 'run', t: text, p: text, w: text }]);
      if (/<|\u2028|\u2029/.test(script)) return wrongIf(true, 'the script can be left', script);
      const [entry] = JSON.parse(script.slice(script.indexOf('=') + 1).replace(/;\s*$/, ''));
      return wrongIf(entry.t !== text, 'another value', script);
    },
  },
  {
    name: 'XML of feeds, sitemaps and badges',
    judge(text) {
      const xml = `${element('title', text)}<a b="${xmlText(text)}"/>`;
      const isSound =
        /^<title>[^<>]*<\/title><a b="[^"<>]*"\/>$/s.test(xml) &&
        !/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(xml);

      return wrongIf(!isSound || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml), 'no sound XML', xml);
    },
  },
  {
    name: 'paragraphs and cells of Markdown',
    judge(text) {
      const paragraph = html(`Before ${markdownText(text)} after`);
      if (isActive(paragraph)) return wrongIf(true, 'active', paragraph);
      const table = html(`| a | b |\n| --- | --- |\n| ${markdownText(text)} | ${markdownCode(text, true)} |\n`);
      const cells = (table.match(/<td/g) ?? []).length;
      return wrongIf(isActive(table) || cells !== 2, 'the table breaks', table);
    },
  },
  {
    name: 'blocks of Markdown',
    judge(text) {
      const block = html(`${markdownBlock(text, 'yaml')}\n\nafter\n`);
      return wrongIf(
        !/^<pre><code class="language-yaml">[^<>]*<\/code><\/pre>\n<p>after<\/p>\n?$/s.test(block),
        'the block can be left',
        block,
      );
    },
  },
  {
    name: 'LaTeX',
    judge(text) {
      const latex = latexText(text);
      const commands = latex.match(/\\[A-Za-z]+/g) ?? [];
      const bad = commands.find((command) =>
        /^\\(?:input|include|write|openout|openin|read|def|let|csname|catcode|end|begin|immediate|expandafter|x)$/.test(
          command,
        ),
      );

      const isPlain =
        !/\^\^|[\u0000-\u001f]/.test(latex) && !/(?<!\\)[%#&$](?!\\)/.test(latex.replaceAll('\\ensuremath', ''));
      return wrongIf(bad !== undefined || !isPlain, bad ?? 'an open sign', latex);
    },
  },
  {
    name: 'CSV',
    judge(text) {
      const field = csvField(text);
      const [cell, next, ...more] = fieldsOf(`${field},1`);
      const isSound = next === '1' && more.length === 0 && (cell === text || cell === `'${text}`);
      return wrongIf(!isSound || /^[=+\-@\t\r]/.test(cell ?? ''), 'a formula or a broken row', field);
    },
  },
  {
    name: 'the terminal',
    judge(text) {
      const columns = [{ title: 'name', align: 'left', optional: 0, shrinkTo: 8 }] as const;
      const shown = printable(drawTable(columns, [[printable(text)]], 60));

      return wrongIf(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(shown),
        'orders to the terminal',
        shown,
      );
    },
  },
  {
    name: 'YAML of configurations',
    judge(text) {
      const yaml = paramsYaml({ key: text, [`a ${text}`]: 1 });
      const document: unknown = load(yaml);
      const value = typeof document === 'object' && document !== null && 'key' in document ? document.key : undefined;
      return wrongIf(value !== text, 'another value', yaml);
    },
  },
  {
    name: 'names of raw files',
    judge(text) {
      const parts = rawSitePath({ slug: slugOf(text, text) }, { path: text }).split('/');
      const isInside =
        parts[0] === 'raw' && parts.every((part) => !/^\.+$/.test(part) && /^[A-Za-z0-9._-]*$/.test(part));
      return wrongIf(!isInside || parts.some((part) => part.length > 250), 'leaves the folder', parts.join('/'));
    },
  },
  {
    name: 'links',
    judge(text) {
      const link = webAddress(text);
      if (link !== null && !/^https?:\/\//.test(link)) return wrongIf(true, 'no address of the web', link);
      const inside = siteAddress('https://a.example/b/', text);
      return wrongIf(inside !== null && !inside.startsWith('https://a.example/b/'), 'leaves the site', inside ?? '');
    },
  },
  {
    name: 'names in the Report',
    judge(text) {
      const shown = redactor.text(text);
      const record = redactor.forRun([]).record(JSON.parse(`{${JSON.stringify(text)}: ${JSON.stringify(text)}}`));
      if ('polluted' in {} || Object.getPrototypeOf(record) !== Object.prototype)
        return wrongIf(true, 'the prototype changed', text);
      const isStable = redactor.text(shown) === shown && visibleText(shown) === shown;

      return wrongIf(!isStable || /[\u0000\u001b\u202e\u200b\ufeff]/.test(shown), 'a deceiving text', shown);
    },
  },
];
