/** The picture that stands for a benchmark where a link to it is shared: verdict, leading rows, counts. */
import { completedText } from '../../format/failure-sentences.ts';
import { formatScore } from '../../format/scores.ts';
import { count } from '../../format/words.ts';
import { palette } from '../../figures/theme.ts';
import type { FontBytes } from '../export.ts';
import { openFonts } from '../pdf/fonts.ts';
import { phraseRuns } from '../pdf/phrases.ts';
import { stripData, stripScale } from '../pdf/strip.ts';
import { markerColour, type Style } from '../pdf/style.ts';
import { createTypesetter, type Line, type Run, type Typesetter } from '../pdf/typeset.ts';
import type { BenchmarkView } from '../view.ts';
import { xmlText } from '../xml.ts';

/** The size that crawlers ask for, in pixels. */
export const cardSize = { width: 1200, height: 630 } as const;

const margin = 72;
const inner = cardSize.width - 2 * margin;
const mostRows = 5;
const rowHeight = 40;
/** Where the rows end and the line at the foot stands. */
const [rowsEnd, foot] = [522, 578];

const families: Readonly<Record<keyof FontBytes, string>> = {
  serif: 'font-family="Source Serif 4"',
  serifBold: 'font-family="Source Serif 4" font-weight="600"',
  sans: 'font-family="Source Sans 3"',
  sansBold: 'font-family="Source Sans 3" font-weight="600"',
  mono: 'font-family="Source Code Pro"',
};

const style = (font: keyof FontBytes, size: number, colour: string): Style => ({ font, size, colour });
const styles = {
  eyebrow: style('sans', 27, palette['ink-3']),
  verdict: style('serif', 50, palette.ink),
  verdictStrong: style('serifBold', 50, palette.ink),
  name: style('sans', 24, palette.ink),
  score: style('sans', 24, palette['ink-2']),
  foot: style('sans', 24, palette['ink-3']),
} as const;

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** A line of text from x on; markers of configurations leave no gap, the rows below carry the colours. */
function lineSvg(line: Line, x: number, baseline: number): string {
  let at = x;
  return line.pieces
    .map((piece) => {
      const { font, style: look, text, width } = piece;
      const here = at;
      at += width;
      return `<text x="${rounded(here)}" y="${rounded(baseline)}" ${families[font]} font-size="${look.size}" fill="${look.colour}" xml:space="preserve">${xmlText(text)}</text>`;
    })
    .join('');
}

/** The verdict in at most three lines, smaller where it is long. */
function verdictLines(view: BenchmarkView, type: Typesetter): readonly Line[] {
  const set = (size: number): readonly Line[] => {
    const runs = phraseRuns(view, () => null, view.verdict.title, {
      plain: { ...styles.verdict, size },
      strong: { ...styles.verdictStrong, size },
    }).map(({ text, style: look }): Run => ({ text, style: look }));
    return type.balance(runs, inner);
  };
  const lines = [50, 42, 34].map(set).find((found) => found.length <= 3) ?? set(30);
  return lines.slice(0, 4);
}

/** The first rows of the leaderboard: name, interval on a shared axis, score. */
function rowsSvg(view: BenchmarkView, type: Typesetter, most: number): readonly string[] {
  const { metric, index } = view;
  const ranking = metric === null ? null : index.ranking(metric.id);
  if (metric === null || ranking === null) return [];
  const rows = ranking.rows.slice(0, most).map(({ configuration }) => {
    const summary = index.summary(configuration, metric.id);
    const colour = markerColour(index.configuration(configuration)?.marker.colour ?? 0);
    const score = type.fit({ text: formatScore(summary, metric.unit), style: styles.score }, 260);
    return { name: view.nameOf(configuration), score, strip: stripData(summary, [], { name: '', colour }) };
  });
  const scale = stripScale(rows.map((row) => row.strip));
  const [left, right] = [margin + 380, cardSize.width - margin - 280];
  const place = (value: number): number => rounded(left + scale.place(value) * (right - left));
  const top = rowsEnd - rows.length * rowHeight;
  return rows.map(({ name, score, strip }, i) => {
    const y = top + (i + 0.5) * rowHeight;
    const bar =
      strip.interval === null
        ? ''
        : `<path d="M${place(strip.interval.low)} ${y}H${place(strip.interval.high)}" stroke="${strip.colour}" stroke-width="5"/>`;
    const dot = strip.mean === null ? '' : `<circle cx="${place(strip.mean)}" cy="${y}" r="8" fill="${strip.colour}"/>`;
    return [
      lineSvg(type.fit({ text: name, style: styles.name }, 360), margin, y + 8),
      bar,
      dot,
      lineSvg(score, cardSize.width - margin - score.width, y + 8),
    ].join('');
  });
}

/** The card as SVG in the fonts of the site; draws nothing that those fonts do not hold. */
export function cardSvg(view: BenchmarkView, fonts: FontBytes): string {
  const type = createTypesetter(openFonts(fonts));
  const verdict = verdictLines(view, type);
  const size = verdict[0]?.pieces[0]?.style.size ?? styles.verdict.size;
  const step = size * 1.18;
  const end = 148 + size * 0.8 + (verdict.length - 1) * step;
  const room = Math.max(0, Math.min(mostRows, Math.floor((rowsEnd - end - 24) / rowHeight)));
  const facts = [
    ...(view.metric === null ? [] : [`ranked by ${view.metric.label}`]),
    count(view.benchmark.configurations.length, 'configuration'),
    `runs: ${completedText(view.runs)}`,
  ].join(' · ');
  const { ink } = palette;
  const word = type.fit({ text: 'Sweepbook', style: style('serifBold', 24, ink) }, inner);
  const mark = { x: cardSize.width - margin - word.width - 56, y: foot - 8 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}" viewBox="0 0 ${cardSize.width} ${cardSize.height}">`,
    `<rect width="100%" height="100%" fill="${palette.paper}"/>`,
    lineSvg(type.fit({ text: view.benchmark.title, style: styles.eyebrow }, inner), margin, 104),
    ...verdict.map((line, i) => lineSvg(line, margin, 148 + size * 0.8 + i * step)),
    ...rowsSvg(view, type, room),
    `<path d="M${margin} ${rowsEnd + 14}H${cardSize.width - margin}" stroke="${palette.rule}" stroke-width="1.5"/>`,
    lineSvg(type.fit({ text: facts, style: styles.foot }, inner - 200), margin, foot),
    `<g fill="none" stroke="${ink}" stroke-width="2.6"><path d="M${mark.x} ${mark.y - 10}v20M${mark.x + 44} ${mark.y - 10}v20M${mark.x} ${mark.y}h44"/></g>`,
    `<circle cx="${mark.x + 22}" cy="${mark.y}" r="6" fill="${ink}"/>`,
    lineSvg(word, mark.x + 56, foot),
    '</svg>',
  ].join('\n');
}
