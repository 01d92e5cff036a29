import { createRng } from '../../src/stats/rng.ts';

/** Shapes of the scores over seeds that the calibration draws from; all with mean 0.8. */
export type Population = 'normal' | 'skewed' | 'heavy-tailed' | 'discrete';

/** All of them, in the order of the tables. */
export const populations = ['normal', 'skewed', 'heavy-tailed', 'discrete'] as const satisfies readonly Population[];

/** The mean of every population. */
export const populationMean = 0.8;

/** The standard deviation of the normal population. */
export const populationSpread = 0.01;

/**
 * A source of scores: `normal` (sd 0.01), `skewed` (log-normal), `heavy-tailed` (a tenth of the seeds collapses far down
 * or up) or `discrete` (rounded to 0.01, so nearly all scores tie).
 */
export function scoreSource(population: Population, key: string): () => number {
  const rng = createRng(key);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - rng.nextFloat())) * Math.cos(2 * Math.PI * rng.nextFloat());
  switch (population) {
    case 'normal':
      return () => populationMean + populationSpread * normal();
    case 'skewed':
      // The mean of a standard log-normal is √e.
      return () => populationMean + populationSpread * (Math.exp(normal()) - Math.sqrt(Math.E));
    case 'heavy-tailed':
      return () => populationMean + populationSpread * (rng.nextFloat() < 0.1 ? 5 : 0.5) * normal();
    case 'discrete':
      return () => Math.round(100 * (populationMean + populationSpread * normal())) / 100;
  }
}
