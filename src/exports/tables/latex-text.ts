/** Text for LaTeX: every special character escaped, signs of mathematics as commands, the rest made printable. */

const specials: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  // By number: the named commands need a font encoding that a plain document does not load.
  '"': '\\char34{}',
  '`': '\\char96{}',
  // Two of them would join to another sign.
  "'": "'{}",
  // After the end of a row these two would be read as its options.
  '[': '{[}',
  '*': '{*}',
};

/** In mathematics mode, so that no package but the standard ones is needed. */
const mathematics: Readonly<Record<string, string>> = {
  '−': '-',
  '±': '\\pm ',
  '×': '\\times ',
  '≤': '\\le ',
  '≥': '\\ge ',
  '≈': '\\approx ',
  '→': '\\rightarrow ',
  '∞': '\\infty ',
  '²': '^2',
  '³': '^3',
  α: '\\alpha ',
  β: '\\beta ',
  γ: '\\gamma ',
  δ: '\\delta ',
  ε: '\\varepsilon ',
  ζ: '\\zeta ',
  η: '\\eta ',
  θ: '\\theta ',
  ι: '\\iota ',
  κ: '\\kappa ',
  λ: '\\lambda ',
  μ: '\\mu ',
  µ: '\\mu ',
  ν: '\\nu ',
  ξ: '\\xi ',
  π: '\\pi ',
  ρ: '\\rho ',
  σ: '\\sigma ',
  τ: '\\tau ',
  φ: '\\varphi ',
  χ: '\\chi ',
  ψ: '\\psi ',
  ω: '\\omega ',
  Γ: '\\Gamma ',
  Δ: '\\Delta ',
  Θ: '\\Theta ',
  Λ: '\\Lambda ',
  Ξ: '\\Xi ',
  Π: '\\Pi ',
  Σ: '\\Sigma ',
  Φ: '\\Phi ',
  Ψ: '\\Psi ',
  Ω: '\\Omega ',
};

const typography: Readonly<Record<string, string>> = {
  // Made into hyphens last, after every other pair of hyphens was parted.
  '–': '–',
  '—': '—',
  '‘': '\\textquoteleft{}',
  '’': '\\textquoteright{}',
  '“': '\\textquotedblleft{}',
  '”': '\\textquotedblright{}',
  '…': '\\dots{}',
  '•': '\\textbullet{}',
  '°': '\\ensuremath{^\\circ}',
  '\u00a0': '~',
  '\u202f': '\\,',
  '\u2009': '\\,',
};

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Accents that LaTeX builds from a base letter, by their combining character. */
const accents: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0308': '"',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0327': 'c',
};

const letters: Readonly<Record<string, string>> = {
  ß: '\\ss{}',
  æ: '\\ae{}',
  Æ: '\\AE{}',
  œ: '\\oe{}',
  Œ: '\\OE{}',
  ø: '\\o{}',
  Ø: '\\O{}',
  ł: '\\l{}',
  Ł: '\\L{}',
  ı: '\\i{}',
};

/** A single accented letter as base and accent; null for anything else. */
function accented(character: string): string | null {
  const [base, accent, more] = character.normalize('NFD');
  const command = accent === undefined || more !== undefined ? undefined : accents[accent];
  return command === undefined || base === undefined || !/[A-Za-z]/.test(base) ? null : `\\${command}{${base}}`;
}

function escapeCharacter(character: string): string {
  const known = specials[character] ?? typography[character] ?? letters[character];
  if (known !== undefined) return known;
  const symbol = mathematics[character];
  if (symbol !== undefined) return `\\ensuremath{${symbol.trim()}}`;
  if (/[\x20-\x7e]/.test(character)) return character;
  // Line ends and control characters would end a row or a paragraph.
  if (/[\s\p{Cc}]/u.test(character)) return ' ';
  if (/[\p{Cf}\p{Mn}]/u.test(character)) return '';
  return accented(character) ?? `{[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]}`;
}

/**
 * Text that compiles under pdfLaTeX, XeLaTeX and LuaLaTeX alike and prints as itself. A character that no standard font
 * holds (Cyrillic, Chinese) is printed as its code point, `[U+4E2D]`: visible, never dropped, never an error.
 */
export function latexText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u0001\u0002]/g, ' ')
    .replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => {
      const digits = [...power].map((sign) => (sign === '⁻' ? '-' : superscripts.indexOf(sign))).join('');
      return `\u0001${digits}\u0002`;
    })
    .replace(/\u0001(-?\d+)\u0002|[^]/gu, (character, digits: string | undefined) =>
      digits === undefined ? escapeCharacter(character) : `\\ensuremath{^{${digits}}}`,
    )
    .replace(/-(?=-)/g, '-{}')
    .replace(/\u2013/g, '--')
    .replace(/\u2014/g, '---');
}
