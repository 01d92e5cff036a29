/** Names of statistical methods: the ids of the Report as people say them. An id without an entry prints as it is. */
import { integer } from './numbers.ts';

const tests: Readonly<Record<string, string>> = {
  'sign-flip': 'exact sign-flip test',
  wilcoxon: 'Wilcoxon signed-rank test',
  'wilcoxon-signed-rank': 'Wilcoxon signed-rank test',
  'sign-test': 'sign test',
  friedman: 'Friedman test',
  'paired-t': 'paired t test',
  welch: 'Welch’s t test',
  'welch-t': 'Welch’s t test',
  permutation: 'permutation test',
  'two-sample-permutation': 'permutation test of two groups',
  'mann-whitney': 'Mann–Whitney U test',
  mcnemar: 'McNemar’s test',
  'paired-bootstrap': 'paired bootstrap',
};

const methods: Readonly<Record<string, string>> = {
  t: 't interval',
  percentile: 'bootstrap, percentile',
  'bootstrap-percentile': 'bootstrap, percentile',
  basic: 'bootstrap, basic',
  bca: 'bootstrap, BCa',
  'bootstrap-bca': 'bootstrap, BCa',
  wilson: 'Wilson interval',
  'westfall-young': 'Westfall–Young max-t',
  holm: 'Holm',
  'benjamini-hochberg': 'Benjamini–Hochberg',
  bh: 'Benjamini–Hochberg',
  none: 'none',
};

const effects: Readonly<Record<string, string>> = {
  'hedges-gz': 'Hedges’ g of the paired differences',
  'hedges-g': 'Hedges’ g',
  'cohens-d': 'Cohen’s d',
  'cohens-dz': 'Cohen’s d of the paired differences',
  'cohens-d-av': 'Cohen’s d, average sd',
  'cohens-d-rm': 'Cohen’s d, repeated measures',
  'cohen-d': 'Cohen’s d',
  'cohen-dz': 'Cohen’s d of the paired differences',
  'glass-delta': 'Glass’s Δ',
  'cliffs-delta': 'Cliff’s δ',
  'probability-of-improvement': 'probability of improvement',
};

/** `-` and `_` inside an unknown id read as spaces. */
const readable = (id: string): string => id.replace(/[-_]+/g, ' ');

/** The name of a significance test. */
export const testName = (id: string): string => tests[id] ?? readable(id);

/** The name of an interval, a correction or a ranking method. */
export const methodName = (id: string): string =>
  methods[id] ??
  (/\s/.test(id) ? id : readable(id))
    .replace(/\d{1,3}(?:,\d{3})+/g, (digits) => integer(Number(digits.replaceAll(',', ''))))
    .replace(/\bbca\b/, 'BCa');

/** The name of an effect size. */
export const effectName = (id: string): string => effects[id] ?? readable(id);
