/** The words that the pages use, and the literature behind the methods. */

/** What a word means here. */
export const glossary: readonly { readonly word: string; readonly meaning: string }[] = [
  { word: 'run', meaning: 'One execution: one configuration, one seed.' },
  {
    word: 'configuration',
    meaning: 'All params except the seed: the group of runs that share them. It is what is ranked.',
  },
  {
    word: 'seed',
    meaning:
      'What distinguishes the runs of a configuration. The spread over seeds is the spread of training, not that of the test set.',
  },
  {
    word: 'baseline, candidate',
    meaning:
      'The reference configuration, and one that is compared with it. A difference is always candidate minus baseline.',
  },
  {
    word: 'sd (±)',
    meaning: 'The standard deviation over seeds: how far apart single runs lie. It does not shrink with more seeds.',
  },
  {
    word: 'interval',
    meaning:
      'A range that would hold the true mean in the stated share of repetitions of the whole experiment. It shrinks with more seeds.',
  },
  {
    word: 'rank interval',
    meaning:
      'The places that a configuration may hold, given which others are significantly better or worse. Overlapping intervals: their order is not established.',
  },
  { word: 'leading tier', meaning: 'All configurations that no other one significantly beats.' },
  { word: 'p', meaning: 'How often a difference at least as large would come out if there were none.' },
  {
    word: 'corrected p',
    meaning: 'The same for a whole family of tests: how often any of them would come out so. Verdicts rest on it.',
  },
  { word: 'better, worse', meaning: 'The corrected p is at most α.' },
  {
    word: 'no practical difference',
    meaning:
      'The smallest difference that matters was stated, and the interval of the difference at 1 − 2α lies inside it on both sides.',
  },
  {
    word: 'cannot be decided',
    meaning: 'Neither. It does not mean that the two are equal; the page says about how many more seeds would tell.',
  },
  { word: 'exploratory', meaning: 'On a metric that does not rank: a hint for the next experiment, not a verdict.' },
  { word: 'high variance', meaning: 'The standard deviation is large beside the mean; single runs tell little.' },
];

/** The literature, as it is cited in the field. */
export const references: readonly string[] = [
  'Agarwal, R., Schwarzer, M., Castro, P. S., Courville, A., Bellemare, M. G. (2021). Deep reinforcement learning at the edge of the statistical precipice. NeurIPS 34.',
  'Benjamini, Y., Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical Society B 57, 289–300.',
  'Bouthillier, X. et al. (2021). Accounting for variance in machine learning benchmarks. MLSys 3.',
  'Demšar, J. (2006). Statistical comparisons of classifiers over multiple data sets. Journal of Machine Learning Research 7, 1–30.',
  'Efron, B., Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall.',
  'Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6, 65–70.',
  'Mogstad, M., Romano, J. P., Shaikh, A. M., Wilhelm, D. (2024). Inference for ranks with applications to mobility across neighbourhoods and academic achievement across countries. Review of Economic Studies 91, 476–518.',
  'Phipson, B., Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical Applications in Genetics and Molecular Biology 9(1), 39.',
  'Westfall, P. H., Young, S. S. (1993). Resampling-based multiple testing. Wiley.',
];
