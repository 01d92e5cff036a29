/** What each significance test rests on, in one line: a p-value is only as good as that. */

const assumed: Readonly<Record<string, string>> = {
  'sign-flip': 'If nothing differs, each difference is as likely with the other sign. Looks at the mean.',
  wilcoxon:
    'If nothing differs, each difference is as likely with the other sign. Looks at ranks, so an outlier weighs less.',
  'wilcoxon-signed-rank':
    'If nothing differs, each difference is as likely with the other sign. Looks at ranks, so an outlier weighs less.',
  'sign-test': 'If nothing differs, either side is as likely to be ahead. Looks only at who is ahead, not by how much.',
  friedman: 'If nothing differs, every order within a block (a seed, a task) is as likely. Looks at ranks.',
  'paired-t': 'The differences follow a normal distribution.',
  'paired-bootstrap': 'The differences at hand stand for all that could come; doubtful with fewer than 20.',
  'student-t': 'Both sides follow normal distributions with the same spread.',
  welch: 'Both sides follow normal distributions; their spreads may differ.',
  'welch-t': 'Both sides follow normal distributions; their spreads may differ.',
  permutation: 'If nothing differs, each run could as well belong to the other side.',
  'two-sample-permutation': 'If nothing differs, each run could as well belong to the other side.',
  'mann-whitney': 'If nothing differs, each run could as well belong to the other side. Looks at ranks.',
  'unpaired-bootstrap': 'The runs at hand stand for all that could come; doubtful with fewer than 20.',
  mcnemar: 'About these two trained models only: if nothing differs, a flip is as likely either way.',
};

/** What a test assumes, as a sentence; null for a test without an entry. */
export const assumptionOf = (test: string): string | null => assumed[test] ?? null;
