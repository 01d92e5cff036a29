/**
 * The pages of the site: what each is called, where it stands, when it exists and what it answers. A new page is one
 * file in src/pages and one line here.
 */
import type { Benchmark, Report } from '../report/schema.ts';
import { paths } from './urls.ts';

/** A page of the whole site, or one that every benchmark has. */
interface SitePage {
  readonly id: string;
  readonly scope: 'site';
  readonly title: string;
  /** The question that the page answers. */
  readonly question: string;
  readonly path: () => string;
  readonly exists: (beside: Beside) => boolean;
}

/** What a site has beside its Report. */
export interface Beside {
  /** How many notes there are. */
  readonly notes: number;
}

interface BenchmarkPage {
  readonly id: string;
  readonly scope: 'benchmark';
  readonly title: string;
  readonly question: string;
  readonly path: (benchmark: string) => string;
  readonly exists: (benchmark: Benchmark) => boolean;
}

/** True where something can be set side by side. */
export const hasChooser = (benchmark: Benchmark): boolean => benchmark.configurations.length > 1;

/** True where a parameter varies, so that something can be said of its importance. */
export const hasHyperparameters = (benchmark: Benchmark): boolean =>
  benchmark.hyperparameters.some((item) => item.kind !== 'constant');

/** All pages that stand in the menu, in its order. */
export const pages = [
  {
    id: 'overview',
    scope: 'site',
    title: 'Overview',
    question: 'What did we learn, and what changed?',
    path: paths.overview,
    exists: () => true,
  },
  {
    id: 'leaderboard',
    scope: 'benchmark',
    title: 'Leaderboard',
    question: 'Which configuration is best, and is that sure?',
    path: paths.benchmark,
    exists: () => true,
  },
  {
    id: 'compare',
    scope: 'benchmark',
    title: 'Compare',
    question: 'How do these differ?',
    path: paths.compare,
    exists: (benchmark: Benchmark) => hasChooser(benchmark),
  },
  {
    id: 'tasks',
    scope: 'benchmark',
    title: 'Tasks',
    question: 'Which is best over all tasks together?',
    path: paths.tasks,
    exists: (benchmark) => benchmark.acrossTasks !== null,
  },
  {
    id: 'hyperparameters',
    scope: 'benchmark',
    title: 'Parameters',
    question: 'What matters, and where to look next?',
    path: paths.hyperparameters,
    exists: (benchmark: Benchmark) => hasHyperparameters(benchmark),
  },
  {
    id: 'samples',
    scope: 'benchmark',
    title: 'Samples',
    question: 'Where do they fail?',
    path: paths.samples,
    exists: (benchmark) => benchmark.samples !== null,
  },
  {
    id: 'rewards',
    scope: 'benchmark',
    title: 'Rewards',
    question: 'Which reward tells the truth?',
    path: paths.rewards,
    exists: (benchmark) => benchmark.rewards !== null,
  },
  {
    id: 'method',
    scope: 'benchmark',
    title: 'Method',
    question: 'Can I trust these numbers?',
    path: paths.method,
    exists: () => true,
  },
  {
    id: 'notes',
    scope: 'site',
    title: 'Notes',
    question: 'What is the story?',
    path: paths.notes,
    exists: (beside: Beside) => beside.notes > 0,
  },
  {
    id: 'failures',
    scope: 'site',
    title: 'Failures',
    question: 'What went wrong?',
    path: paths.failures,
    exists: () => true,
  },
  {
    id: 'glossary',
    scope: 'site',
    title: 'Glossary',
    question: 'What does this word mean?',
    path: paths.glossary,
    exists: () => true,
  },
  {
    id: 'downloads',
    scope: 'site',
    title: 'Downloads',
    question: 'Give me the data.',
    path: paths.downloads,
    exists: () => true,
  },
] as const satisfies readonly (SitePage | BenchmarkPage)[];

/** The id of a page in the menu. */
export type PageId = (typeof pages)[number]['id'];

/** An entry of the menu on one page. */
export interface MenuEntry {
  readonly id: PageId;
  readonly title: string;
  readonly path: string;
}

/**
 * The menu: pages of the site, and those of `benchmark`. A report with one benchmark shows its pages everywhere; with
 * several, a page that belongs to none shows only the pages of the site.
 */
export function menuOf(report: Report, benchmark: Benchmark | null, beside: Beside): readonly MenuEntry[] {
  const shown = benchmark ?? (report.benchmarks.length === 1 ? report.benchmarks[0]! : null);
  return pages.flatMap((page): readonly MenuEntry[] => {
    if (page.scope === 'site') {
      return page.exists(beside) ? [{ id: page.id, title: page.title, path: page.path() }] : [];
    }
    return shown !== null && page.exists(shown) ? [{ id: page.id, title: page.title, path: page.path(shown.id) }] : [];
  });
}
