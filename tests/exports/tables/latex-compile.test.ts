/** The tables under a real LaTeX, where this machine has one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tablesOf } from '../../../src/exports/tables/index.ts';
import { latexTable } from '../../../src/exports/tables/latex.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import type { Report } from '../../../src/report/schema.ts';
import { inputOf, makeReport, ordinary, spreadScores } from '../reports.ts';

const found = spawnSync('pdflatex', ['--version']).status === 0;
if (!found)
  console.warn(
    'SKIPPED: no table was compiled, because pdflatex is not installed (Debian: texlive-latex-base and texlive-latex-recommended).',
  );

const work = mkdtempSync(join(tmpdir(), 'sweepbook-latex-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const sourcesOf = (report: Report): readonly string[] =>
  viewsOf(inputOf(report).index).flatMap((view) => tablesOf(view).map(latexTable));

/** Compiles one document that holds the tables; returns TeX's log and its errors. */
function compile(name: string, tables: readonly string[], packages: string) {
  const source = `\\documentclass{article}\\usepackage{${packages}}\\begin{document}\n${tables.join('\\clearpage\n')}\\end{document}\n`;
  writeFileSync(join(work, `${name}.tex`), source);
  const { status } = spawnSync('pdflatex', ['-interaction=nonstopmode', '-no-shell-escape', `${name}.tex`], {
    cwd: work,
    env: { ...process.env, max_print_line: '1000' },
  });
  const log = readFileSync(join(work, `${name}.log`), 'latin1');
  return { status, log, errors: log.split('\n').filter((line) => line.startsWith('!')) };
}

const hostileNames = [
  'a_b%c & d # $ { } ~ ^ \\',
  '\\input{/etc/passwd}',
  '}\\end{document}',
  'Ж модель 中文 σ²Δ≥±∞',
  '[2cm]',
  '*x',
  '`"\'<>|',
  'Ångström naïve ßæøł – — … “quoted”',
  'مرحبا 🙂',
  'x'.repeat(300),
];
const hostile = (): Report =>
  makeReport([
    {
      title: 'T & {x} \\ % #1 中',
      baseline: hostileNames[0]!,
      scores: Object.fromEntries(hostileNames.map((name, i) => [name, spreadScores(0.9 - i / 50, 8)])),
    },
  ]);

describe.skipIf(!found)('the tables under pdflatex', () => {
  it.each([
    ['an ordinary report', ordinary],
    ['a report of hostile names', hostile],
  ])('%s compiles with booktabs alone', (name, make) => {
    const { status, errors } = compile(name.replaceAll(' ', '-'), sourcesOf(make()), 'booktabs');
    expect(errors).toEqual([]);
    expect(status).toBe(0);
  });

  it('with graphicx every table of an ordinary report fits the paper', () => {
    const { errors, log } = compile('fitted', sourcesOf(ordinary()), 'booktabs,graphicx');
    expect(errors).toEqual([]);
    expect(log.match(/^Overfull \\hbox.*|.*Float too large.*/gm) ?? []).toEqual([]);
  });
});
