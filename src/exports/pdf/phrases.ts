/** Sentences of the report as runs: configurations with their marker, emphasis, links to permalinks. */
import type { Phrase } from '../../format/phrases.ts';
import type { SiteLinks } from '../site-links.ts';
import type { BenchmarkView } from '../view.ts';
import type { Style } from './style.ts';
import type { Run } from './typeset.ts';

/** The styles of a sentence and of what it emphasises. */
export interface SentenceStyles {
  readonly plain: Style;
  readonly strong: Style;
}

/** A configuration's name with its marker; a link to its page where the site has an address. */
export function nameRun(view: BenchmarkView, links: SiteLinks, id: string, style: Style): Run {
  const configuration = view.index.configuration(id);
  if (configuration === null) return { text: id, style };
  return {
    text: configuration.name,
    style,
    mark: configuration.marker,
    link: links((paths) => paths.experiment(view.benchmark.id, configuration.slug)),
  };
}

/** Names longer than this are shortened in large type; the tables hold them whole. */
const longestName = 90;

function shortened(run: Run): Run {
  const letters = [...run.text];
  if (run.style.size <= 12 || letters.length <= longestName) return run;
  const half = Math.floor((longestName - 1) / 2);
  return { ...run, text: `${letters.slice(0, half).join('')}…${letters.slice(-half).join('')}` };
}

/** A phrase as runs; places inside the site become plain text. */
export function phraseRuns(
  view: BenchmarkView,
  links: SiteLinks,
  phrase: Phrase,
  styles: SentenceStyles,
): readonly Run[] {
  return phrase.map((piece): Run => {
    if (typeof piece === 'string') return { text: piece, style: styles.plain };
    if ('configuration' in piece) return shortened(nameRun(view, links, piece.configuration, styles.strong));
    return 'strong' in piece ? { text: piece.strong, style: styles.strong } : { text: piece.text, style: styles.plain };
  });
}
