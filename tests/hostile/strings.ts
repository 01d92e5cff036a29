/** Texts that try to be more than text, and mixtures of them. */
import type { Random } from '../fuzz/mutate.ts';

/** By what they attack. Each calls or names `__pwned` where it can run. */
export const attacks: readonly string[] = [
  // Pages
  '<script>window.__pwned=1</script>',
  '</script><script>window.__pwned=1</script>',
  '<img src=x onerror="window.__pwned=1">',
  '"><svg onload=window.__pwned=1>',
  "' onmouseover='window.__pwned=1",
  '" autofocus onfocus="window.__pwned=1',
  '--><script>window.__pwned=1</script><!--',
  '</title></textarea></style></noscript><script>window.__pwned=1</script>',
  ']]><script>window.__pwned=1</script>',
  '<!--#exec cmd="touch pwned"-->',
  '&lt;script&gt;window.__pwned=1&lt;/script&gt;',
  '&#60;script>window.__pwned=1&#60;/script>',
  '<a href="javascript:window.__pwned=1">x</a>',
  'javascript:window.__pwned=1',
  'JaVa\tScRiPt:window.__pwned=1//',
  'data:text/html,<script>window.__pwned=1</script>',
  '<iframe srcdoc="<script>parent.__pwned=1</script>">',
  '<base href="https://attacker.example/">',
  '<meta http-equiv="refresh" content="0;url=https://attacker.example/">',
  '<link rel=stylesheet href=https://attacker.example/x.css>',
  '\u2028window.__pwned=1\u2029',
  '\\u003cscript\\u003ewindow.__pwned=1',
  '${window.__pwned=1}',
  '`${window.__pwned=1}`',
  "');window.__pwned=1;//",
  '";window.__pwned=1;//',
  '\\";window.__pwned=1;//',
  '{{constructor.constructor("window.__pwned=1")()}}',
  '{%raw%}{{7*7}}',
  '<%= 7*7 %>',
  '#{7*7}',
  // MDX and Astro
  '{globalThis.__pwned=1}',
  'export const x = globalThis.__pwned = 1',
  "import fs from 'node:fs'",
  '<Fragment set:html="<script>window.__pwned=1</script>" />',
  '---\nglobalThis.__pwned=1\n---',
  // Vega
  "datum['x'];window.__pwned=1",
  "x'] + warn('__pwned') + datum['",
  'a.b[0]["c"]\\',
  '\\\\"]);window.__pwned=1;([\\"',
  // CSS
  'expression(window.__pwned=1)',
  'x;background:url(https://attacker.example/x)',
  '}body{background:url(https://attacker.example/x)}',
  // Markdown
  '[x](javascript:window.__pwned=1)',
  '![x](https://attacker.example/x.png)',
  '<https://attacker.example>',
  '[x]: javascript:window.__pwned=1',
  '| a | b |\n|---|---|',
  '```\n<script>window.__pwned=1</script>',
  '@everyone closes #1',
  '<details open ontoggle=window.__pwned=1>',
  // LaTeX
  '\\input{/etc/passwd}',
  '\\write18{touch pwned}',
  '\\immediate\\openout15=pwned \\catcode`\\%=12',
  '\\end{tabular}\\def\\x{\\x}\\x',
  '^^5cinput{x}',
  '$\\csname input\\endcsname$',
  // Spreadsheets
  '=HYPERLINK("https://attacker.example","x")',
  '+cmd|" /C calc"!A0',
  '-2+3+cmd|" /C calc"!A0',
  '@SUM(1+1)*cmd|" /C calc"!A0',
  '\t=1+1',
  '\r=1+1',
  // Terminals
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://attacker.example\u0007link\u001b]8;;\u0007',
  '\u009b2J',
  '\rerror: hidden\u001b[2K',
  '\u0008\u0008\u0008',
  // Texts that look like others
  '\u202egnp.exe',
  'a\u200bb\u2060c\ufeffd',
  '\u2066x\u2069',
  // Keys and paths
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd',
  'C:\\x',
  '%2e%2e%2f',
  'a\u0000b',
  'con',
  // XML
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;',
  '<?xml-stylesheet href="javascript:window.__pwned=1"?>',
  '\ufffe\uffff\ud800',
  // PDF
  '(/JS (app.alert\\(1\\)) /S /JavaScript)',
  'endstream endobj << /OpenAction << /S /Launch >> >>',
];

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const glue = [
  '',
  ' ',
  '"',
  "'",
  '<',
  '>',
  '&',
  '\\',
  '\n',
  '/',
  '`',
  '-',
  '|',
  ']',
  '}',
  '\u0000',
  'x',
  '0',
  '=',
  '\u00a0',
  '😀',
  'é',
];

/** One to four attacks or parts of them, one after another. */
export function hostileText(random: Random): string {
  let text = '';
  for (let parts = 1 + Math.floor(random() * 4); parts > 0; parts--) {
    const attack = pick(random, attacks);
    const whole = random() < 0.6;
    const from = whole ? 0 : Math.floor(random() * attack.length);
    text +=
      attack.slice(from, whole ? undefined : from + 1 + Math.floor(random() * attack.length)) + pick(random, glue);
  }
  return random() < 0.02 ? text.repeat(40) : text;
}
