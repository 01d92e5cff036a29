/** Small marks: markers and names of configurations, verdicts, flags, scores, dashes, sentences. */
import { alignDecimals, type RoundedScore } from '../format/numbers.ts';
import { dash, reasonInWords } from '../format/missing.ts';
import type { Phrase } from '../format/phrases.ts';
import { cutMiddle } from '../format/words.ts';
import type { Comparison, Configuration, RunStatus, Verdict, Warning } from '../report/schema.ts';
import type { BenchmarkIndex } from '../report/select.ts';
import { markup, nothing, type Html } from './html.ts';

/** What a warning or a reason says; its code is for programs. */
export type Message = Pick<Warning, 'message'> & Partial<Warning>;

/** How many colours and shapes the style sheet and the sprite hold; beyond the shapes come hollow ones. */
export const paletteSize = 8;

/** What stands for a configuration: its name, its colour and its shape. */
export type Named = Pick<Configuration, 'name' | 'marker'>;

/** The class that carries a configuration's colour. */
export const colourClass = (configuration: Pick<Configuration, 'marker'>): string =>
  `c${configuration.marker.colour % paletteSize}`;

/** The marker of a configuration: colour and shape, the same on every page. */
export function marker(configuration: Pick<Configuration, 'marker'>, extra = ''): Html {
  const { shape } = configuration.marker;
  const hollow = Math.floor(shape / paletteSize) % 2 === 1 ? ' o' : '';
  return markup`<svg class="mk ${colourClass(configuration)}${hollow}${extra}" aria-hidden="true">
    <use href="#m${shape % paletteSize}" />
  </svg>`;
}

/** A name with places where it may break; shorter ones than `least` have none. */
export function breakable(name: string, least = 18): Html {
  if (name.length < least) return markup`${name}`;
  return {
    html: name
      .split(/(?<=[/_.,=:-])/)
      .map((part) => markup`${part}`.html)
      .join('<wbr>'),
  };
}

/** Longer names are cut in their middle; the title, and the page of the configuration, have all of it. */
export const longestName = 100;

/** Marker and name; the marker never stands alone at the end of a line. */
export function configurationName(configuration: Named): Html {
  const characters = [...cutMiddle(configuration.name, longestName)];
  if (characters.length <= 24) {
    return markup`<span class="cfg nb">${marker(configuration)}${configuration.name}</span>`;
  }
  const head = characters.slice(0, 10).join('');
  const tail = characters.slice(10).join('');
  const title = characters.length > 60 ? markup` title="${configuration.name}"` : nothing;
  return markup`<span class="cfg"${title}><span class="nb">${marker(configuration)}${head}</span>${breakable(tail)}</span>`;
}

/** Marker and name as a link. */
export const configurationLink = (configuration: Named, href: string): Html =>
  markup`<a href="${href}">${configurationName(configuration)}</a>`;

/**
 * A sentence; names of configurations get marker and, where `href` is given, a link. Anchors in the sentence belong to
 * the benchmark's page: `page` is its URL on every other page.
 */
export function phrase(
  sentence: Phrase,
  index: BenchmarkIndex,
  links: { readonly href?: (configuration: Configuration) => string; readonly page?: string } = {},
): Html {
  const { href, page = '' } = links;
  const parts = sentence.map((piece): Html => {
    if (typeof piece === 'string') return markup`${piece}`;
    if ('strong' in piece) return markup`<strong>${piece.strong}</strong>`;
    if ('link' in piece) return markup`<a href="${page}${piece.link}">${piece.text}</a>`;
    const configuration = index.configuration(piece.configuration);
    if (configuration === null) return markup`${piece.configuration}`;
    return href === undefined
      ? configurationName(configuration)
      : configurationLink(configuration, href(configuration));
  });
  return markup`${parts}`;
}

const glyph = (id: string): Html => markup`<svg aria-hidden="true"><use href="#${id}" /></svg>`;

const looks: Readonly<Record<Verdict, { readonly kind: string; readonly glyph: string }>> = {
  better: { kind: 'better', glyph: 'g-up' },
  worse: { kind: 'worse', glyph: 'g-down' },
  'no practical difference': { kind: 'same', glyph: 'g-approx' },
  'cannot be decided': { kind: 'open-q', glyph: 'g-query' },
};

/** A verdict in word, glyph and border; an exploratory one has no border. */
export function verdictChip(
  comparison: Pick<Comparison, 'verdict' | 'exploratory'> & { readonly reason: Message },
): Html {
  const look = looks[comparison.verdict];
  return markup`<span class="chip ${look.kind}${comparison.exploratory ? ' x' : ''}" title="${comparison.reason.message}"
    >${glyph(look.glyph)}${comparison.verdict}</span
  >`;
}

const statusGlyphs: Readonly<Record<RunStatus, string>> = {
  completed: '',
  failed: 'g-down',
  diverged: 'g-down',
  incomplete: 'g-query',
  running: 'g-query',
  unknown: 'g-query',
};

/**
 * The permalink of a row or an entry: shown when pointed at or focused. `what` names it for those who hear it alone;
 * `address` leads to it where it stands on another page as well.
 */
export const permalink = (id: string, what: string, address = `#${encodeURIComponent(id)}`): Html =>
  markup`<a class="hash" href="${address}" aria-label="Link to ${what}">#</a>`;

/** A run's status: a word, with a glyph where something is wrong. */
export function statusChip(status: RunStatus): Html {
  if (status === 'completed') return markup`<span class="status">completed</span>`;
  const calm = status === 'failed' || status === 'diverged' ? '' : ' calm';
  return markup`<span class="status${calm}">${glyph(statusGlyphs[status])}${status}</span>`;
}

/** A flag that tells its warnings; nothing without any. */
export function flag(warnings: readonly Message[]): Html {
  if (warnings.length === 0) return nothing;
  const text = warnings.map((warning) => warning.message).join(' ');
  return markup`<svg class="flag" viewBox="0 0 10 12" role="img" aria-label="${text}">
    <title>${text}</title>
    <use href="#g-flag" />
  </svg>`;
}

/** A dash with its reason. */
export const dashWith = (reason: string | null): Html =>
  reason === null
    ? markup`<span class="dash">${dash}</span>`
    : markup`<span class="dash" title="${reasonInWords(reason)}">${dash}<span class="vh"> ${reasonInWords(reason)}</span></span>`;

/** The star of the best; it marks everything in a tie. */
export const star: Html = markup`<svg class="star" role="img" aria-label="in the leading tier">
  <use href="#g-star" />
</svg>`;

/** A mean and its sd, aligned at the decimal point of the column. */
export function score(rounded: RoundedScore | null, columnDecimals: number, reason: string | null): Html {
  if (rounded === null) return dashWith(reason);
  const { mean, sd, scale, decimals } = rounded;
  if (scale !== '' && sd !== null) return markup`(${mean}<span class="sd"> ± ${sd}</span>)${scale}`;
  if (sd === null || sd === '0') {
    const spread = sd === null ? nothing : markup`<span class="sd"> ± 0</span>`;
    return markup`${alignDecimals(mean, decimals, columnDecimals)}${spread}${scale}`;
  }
  return markup`${alignDecimals(mean, decimals, columnDecimals)}<span class="sd"> ± ${alignDecimals(sd, decimals, columnDecimals)}</span>`;
}
