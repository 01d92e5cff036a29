/** A metric for tests. */
import type { Metric } from '../../src/report/schema.ts';

/** An accuracy, primary, higher is better; with the given fields instead. */
export const makeMetric = (fields: Partial<Metric> = {}): Metric => ({
  id: 'accuracy',
  key: 'accuracy',
  task: null,
  label: 'accuracy',
  unit: null,
  better: 'higher',
  role: 'primary',
  replication: 'seed',
  minEffect: null,
  bounds: null,
  highVarianceScale: null,
  description: null,
  inferred: [],
  ...fields,
});
