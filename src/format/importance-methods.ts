/** What the measures of importance are called, and what each says. */

interface ImportanceMethod {
  readonly symbol: string;
  readonly name: string;
  readonly meaning: string;
}

const methods: Readonly<Record<string, ImportanceMethod>> = {
  spearman: {
    symbol: 'ρ',
    name: 'Spearman’s ρ',
    meaning: 'Rank correlation, from −1 to +1: whether higher values go with higher scores, in a straight line or not.',
  },
  kendall: {
    symbol: 'τ',
    name: 'Kendall’s τ',
    meaning: 'Rank correlation by pairs, from −1 to +1: how many more pairs agree in order than disagree.',
  },
  pearson: {
    symbol: 'r',
    name: 'Pearson’s r',
    meaning: 'Linear correlation, from −1 to +1.',
  },
  'eta-squared': {
    symbol: 'η²',
    name: 'η², share of variance',
    meaning:
      'The share of the variance between configurations that lies between the levels of the parameter. It is above 0 by chance alone; the value to expect then stands beside it.',
  },
  'omega-squared': {
    symbol: 'ω²',
    name: 'ω², share of variance',
    meaning: 'As η², with what chance gives taken off; about 0, or below, where the parameter does nothing.',
  },
  'grid-main-effect': {
    symbol: 'main effect',
    name: 'main effect in the grid',
    meaning: 'Its share of the sums of squares, where the configurations form a full grid.',
  },
  'forest-permutation': {
    symbol: 'permutation',
    name: 'permutation importance',
    meaning: 'How much worse a random forest predicts when this parameter is shuffled. Exploratory.',
  },
};

/** The symbol or short name of a measure of importance. */
export const importanceSymbol = (method: string): string => methods[method]?.symbol ?? method.replace(/[-_]+/g, ' ');

/** The name of a measure of importance. */
export const importanceName = (method: string): string => methods[method]?.name ?? method.replace(/[-_]+/g, ' ');

/** What a measure of importance says; null for one without an entry. */
export const importanceMeaning = (method: string): string | null => methods[method]?.meaning ?? null;
