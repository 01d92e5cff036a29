/** Badges: the state of a benchmark as a small SVG, and as JSON for the endpoint badge of shields.io. */
import { formatScore } from '../format/scores.ts';
import { frontOf, isTested } from '../format/leader-sentences.ts';
import { count } from '../format/words.ts';
import type { Export, ExportFile, FileName } from './export.ts';
import { fileSegments } from './file-names.ts';
import { viewsOf, type BenchmarkView } from './view.ts';
import { xmlText } from './xml.ts';

/** What a badge says. `colour` is one of {@link colours}. */
export interface BadgeText {
  readonly label: string;
  readonly message: string;
  readonly colour: keyof typeof colours;
}

/** White text on each has a contrast of at least 4.5 : 1. */
const colours = { leader: '0a66ad', tie: '5b57b8', failed: '9a2f1f', none: '6b675e' } as const;

const longest = 40;
const shorten = (text: string): string =>
  text.length > longest ? `${[...text].slice(0, longest - 1).join('')}…` : text;

/** The metric and its best score; a tie says of how many. */
export function badgeText(view: BenchmarkView): BadgeText {
  const { metric, index, benchmark } = view;
  const ranking = metric === null ? null : index.ranking(metric.id);
  const front = metric === null || ranking === null ? null : frontOf(ranking, index, metric);
  if (metric === null || ranking === null || front === null) {
    const failed = benchmark.failures.length;
    return failed > 0
      ? { label: shorten(benchmark.title), message: `${count(failed, 'run')} failed`, colour: 'failed' }
      : { label: shorten(benchmark.title), message: 'no results', colour: 'none' };
  }
  const score = formatScore(index.summary(front.first, metric.id), metric.unit);
  const tied = ranking.leadingTier.length;
  const lead = isTested(ranking) && tied > 1 ? `${tied} share the lead` : shorten(view.nameOf(front.first));
  return { label: shorten(metric.label), message: `${score}, ${lead}`, colour: tied > 1 ? 'tie' : 'leader' };
}

/** Widths of Verdana at 11 px, in tenths of a pixel, by groups of letters. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|! ]/, 39],
  [/[frt()[\]/\\-]/, 48],
  [/[mwMW@%±−+=<>~—]/, 98],
  [/[A-Z]/, 76],
  [/[\u0000-\u024f]/, 68],
];

const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (widths.find(([group]) => group.test(letter))?.[1] ?? 110), 0) / 10;

/** The badge as SVG, 20 pixels high, with its text as title. `textLength` makes it fit in every font. */
export function badgeSvg({ label, message, colour }: BadgeText): string {
  const left = Math.round(widthOf(label)) + 12;
  const right = Math.round(widthOf(message)) + 12;
  const total = left + right;
  const text = (content: string, x: number, width: number): string =>
    `<text x="${x}" y="14" textLength="${width - 12}">${xmlText(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${total}" height="20" role="img" aria-label="${xmlText(`${label}: ${message}`)}">`,
    `<title>${xmlText(`${label}: ${message}`)}</title>`,
    `<rect width="${total}" height="20" rx="3" fill="#${colours[colour]}"/>`,
    `<path d="M3 0h${left - 3}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#3b3932"/>`,
    `<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">`,
    `${text(label, 6, left)}${text(message, left + 6, right)}</g></svg>`,
    '',
  ].join('\n');
}

/** The document of https://shields.io/badges/endpoint-badge. */
export const badgeJson = ({ label, message, colour }: BadgeText): string =>
  `${JSON.stringify({ schemaVersion: 1, label, message, color: colours[colour] })}\n`;

/** A badge per benchmark. */
export const badges: Export = {
  id: 'badges',
  title: 'Badges',
  purpose: 'The best score in a README; the JSON is an endpoint for shields.io.',
  files: (index) => {
    const views = viewsOf(index);
    const names = fileSegments(views.map((view) => view.benchmark.id));
    return views.flatMap(({ benchmark }): FileName[] =>
      ['svg', 'json'].map((ending) => ({
        path: `badges/${names.get(benchmark.id)!}.${ending}`,
        label: ending === 'svg' ? 'Badge' : 'Badge for shields.io',
        benchmark: benchmark.id,
      })),
    );
  },
  render: ({ index, site }) => {
    const paths = badges.files(index, site);
    return Promise.resolve(
      viewsOf(index).flatMap((view, i): ExportFile[] => {
        const text = badgeText(view);
        return [
          { path: paths[2 * i]!.path, content: badgeSvg(text) },
          { path: paths[2 * i + 1]!.path, content: badgeJson(text) },
        ];
      }),
    );
  },
};
