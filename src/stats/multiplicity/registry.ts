import type { StatisticEntry } from '../statistic-entry.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { benjaminiYekutieli } from './benjamini-yekutieli.ts';
import { bonferroni } from './bonferroni.ts';
import { hochberg } from './hochberg.ts';
import { holm } from './holm.ts';
import { hommel } from './hommel.ts';
import { type FlipComparisons, maxTStepDown, type MaxTResult } from './max-t.ts';

/** A correction for many comparisons: of their p-values, or of their scores flipped together. */
export type CorrectionEntry = StatisticEntry &
  (
    | { readonly input: 'p-values'; readonly compute: (p: readonly (number | null)[]) => (number | null)[] }
    | {
        readonly input: 'joint-sign-flips';
        readonly compute: (comparisons: FlipComparisons, key: string) => MaxTResult;
      }
  );

/** The corrections, the one that leads first. */
export const corrections = [
  {
    id: 'max-t',
    title: 'Westfall–Young step-down max-t',
    citation: 'Westfall and Young (1993); Romano and Wolf (2005)',
    matches: 'none',
    input: 'joint-sign-flips',
    compute: maxTStepDown,
  },
  {
    id: 'holm',
    title: 'Holm',
    citation: 'Holm (1979)',
    matches: 'p.adjust(p, "holm")',
    input: 'p-values',
    compute: holm,
  },
  {
    id: 'bonferroni',
    title: 'Bonferroni',
    citation: 'Dunn (1961)',
    matches: 'p.adjust(p, "bonferroni")',
    input: 'p-values',
    compute: bonferroni,
  },
  {
    id: 'hochberg',
    title: 'Hochberg',
    citation: 'Hochberg (1988)',
    matches: 'p.adjust(p, "hochberg")',
    input: 'p-values',
    compute: hochberg,
  },
  {
    id: 'hommel',
    title: 'Hommel',
    citation: 'Hommel (1988)',
    matches: 'p.adjust(p, "hommel")',
    input: 'p-values',
    compute: hommel,
  },
  {
    id: 'benjamini-hochberg',
    title: 'Benjamini–Hochberg',
    citation: 'Benjamini and Hochberg (1995)',
    matches: 'p.adjust(p, "BH")',
    input: 'p-values',
    compute: benjaminiHochberg,
  },
  {
    id: 'benjamini-yekutieli',
    title: 'Benjamini–Yekutieli',
    citation: 'Benjamini and Yekutieli (2001)',
    matches: 'p.adjust(p, "BY")',
    input: 'p-values',
    compute: benjaminiYekutieli,
  },
] as const satisfies readonly CorrectionEntry[];
