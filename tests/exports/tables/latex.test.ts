import { describe, expect, it } from 'vitest';
import { latexTable } from '../../../src/exports/tables/latex.ts';
import { latexText } from '../../../src/exports/tables/latex-text.ts';
import { leaderboardTable } from '../../../src/exports/tables/leaderboard-table.ts';
import { tablesOf } from '../../../src/exports/tables/index.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import { inputOf, makeReport, ordinary, spreadScores } from '../reports.ts';

/** Commands that a document has which loads booktabs and nothing else. */
const known =
  /\\(begin|end|caption|label|centering|toprule|midrule|bottomrule|multicolumn|textit|textbf|boldmath|ensuremath|textbackslash|textasciicircum|textasciitilde|textless|textgreater|textbar|char|providecommand|sweepbookfit|ifdefined|resizebox|ifdim|width|linewidth|else|fi|footnotesize|setlength|tabcolsep|textquoteleft|textquoteright|textquotedblleft|textquotedblright|dots|textbullet|circ|pm|times|le|ge|approx|rightarrow|infty|alpha|beta|gamma|delta|sigma|Delta|ss|ae|AE|oe|OE|o|O|l|L|i|usepackage|[A-Za-z])(?![A-Za-z])/;

/** What would stop TeX: unbalanced braces, unknown commands, letters outside ASCII, bare specials. */
function problems(source: string): string[] {
  const found: string[] = [];
  const code = source.replace(/(?<!\\)%.*$/gm, '');
  let depth = 0;
  for (const [sign] of code.matchAll(/\\[\\{}$&#%_]|[{}]/g)) {
    if (sign === '{') depth++;
    if (sign === '}') depth--;
    if (depth < 0) found.push('closes too much');
  }
  if (depth !== 0) found.push('leaves a brace open');
  for (const [command] of code.matchAll(/\\[A-Za-z]+/g)) if (!known.test(command)) found.push(command);
  if (/[^\x20-\x7e\n]/.test(source)) found.push('not ASCII');
  if (/(?<!\\)[$#_]/.test(code.replace(/^\\providecommand.*$/m, '').replace(/\\ensuremath\{\^\{[^}]*\}\}/g, '')))
    found.push('bare special');
  if (/(?<!\{)\^/.test(code.replace(/\\\^/g, ''))) found.push('bare caret');
  return found;
}

describe('latexText', () => {
  it('escapes every special character', () => {
    expect(latexText('a_b & 50% #1 $x {y} ~ ^ \\z')).toBe(
      'a\\_b \\& 50\\% \\#1 \\$x \\{y\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{}z',
    );
  });

  it('sets the signs of the numbers as mathematics', () => {
    expect(latexText('0.9870 ± 0.0046')).toBe('0.9870 \\ensuremath{\\pm} 0.0046');
    expect(latexText('−1.2 × 10⁻⁷')).toBe('\\ensuremath{-}1.2 \\ensuremath{\\times} 10\\ensuremath{^{-7}}');
  });

  it('keeps two hyphens apart and makes dashes of dashes', () => {
    expect(latexText('--out a–b —')).toBe('-{}-out a--b ---');
  });

  it('prints what no standard font holds as its code point, and accents as accents', () => {
    expect(latexText('Müller')).toBe('M\\"{u}ller');
    expect(latexText('中')).toBe('{[U+4E2D]}');
    expect(latexText('σ Ж')).toBe('\\ensuremath{\\sigma} {[U+0416]}');
  });

  it('cannot be read as an option of a row, end a row, or end a paragraph', () => {
    expect(latexText('[2cm]')).toBe('{[}2cm]');
    expect(latexText('*x')).toBe('{*}x');
    expect(latexText('a\n\nb\u0000c')).toBe('a  b c');
  });

  it.each(['\\input{/etc/passwd}', '%comment', '}\\end{document}', 'a\u0001b\u0002', '\ud800'])(
    'leaves nothing that acts: %j',
    (text) => {
      expect(problems(latexText(text))).toEqual([]);
    },
  );
});

describe('latexTable', () => {
  const view = viewsOf(inputOf(ordinary()).index)[0]!;
  const source = latexTable(leaderboardTable(view, view.metric!, 'leaderboard-accuracy'));

  it('is a booktabs table with a caption that names n and the test', () => {
    expect(source).toContain('\\toprule');
    expect(source).toContain('\\bottomrule');
    expect(source).toMatch(/\\caption\{[^\n]*n from 9 to 10[^\n]*exact sign-flip test/);
    expect(source).toContain('\\label{tab:leaderboard-accuracy}');
  });

  it('sets the whole tie of the best in bold, and nothing else', () => {
    const bold = source.split('\n').filter((line) => line.includes('\\textbf'));
    expect(bold).toHaveLength(2);
    expect(bold[0]).toContain('none/svm\\_rbf');
    expect(bold[1]).toContain('time\\_mask/svm\\_rbf');
  });

  it('has as many cells in every row as its head', () => {
    const rows = source.split('\n').filter((line) => / \\\\/.test(line) && !line.includes('multicolumn'));
    const cells = rows.map((line) => line.replace(/(?<!\\)%.*$/, '').split(/(?<!\\)&/).length);
    expect(new Set(cells).size).toBe(1);
  });

  it('holds nothing that stops TeX, for every table of hostile names', () => {
    const names = ['a_b%c & d # $ { } ~ ^ \\', 'Ж中\n\\end{tabular}', '[*]', '=cmd|x', 'ü–—…'];
    const scores = Object.fromEntries(names.map((name, i) => [name, spreadScores(0.9 - i / 50, 3)]));
    const made = viewsOf(inputOf(makeReport([{ title: 'T & {x', baseline: names[0]!, scores }])).index)[0]!;
    for (const table of tablesOf(made)) expect(problems(latexTable(table)), table.id).toEqual([]);
  });
});
