/** What every registered statistic says about itself. */
export interface StatisticEntry {
  /** Name of its file, and of its test. */
  readonly id: string;
  /** What it is called on a page. */
  readonly title: string;
  /** Where its formula comes from. */
  readonly citation: string;
  /** The call of R or SciPy (or another package) with the same answer. */
  readonly matches: string;
}
