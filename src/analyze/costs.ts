/** What the runs of a configuration took: time, and money where a rate is given. */
import { mean, sum } from '../stats/numeric.ts';
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import type { Cost } from '../report/schema.ts';
import type { ConfigurationData } from './group.ts';
import { publish, toQuantity } from './publish.ts';

/** Costs of all configurations, over all runs that tell their duration, failed ones included: they were paid too. */
export function listCosts(configurations: readonly ConfigurationData[], spec: BenchmarkSpec | null): Cost[] {
  return configurations.map((data) => {
    const durations = data.members.flatMap(({ run }) => run.durationSeconds ?? []);
    const total = durations.length > 0 ? sum(durations) : null;
    const rate = spec?.cost;
    return {
      configuration: data.id,
      nRuns: durations.length,
      meanDurationSeconds: toQuantity(total === null ? null : mean(durations), 'no run tells its duration'),
      totalDurationSeconds: toQuantity(total, 'no run tells its duration'),
      money:
        rate === undefined || total === null
          ? null
          : {
              amount: publish((total / 3600) * rate.ratePerHour),
              currency: rate.currency,
              ratePerHour: rate.ratePerHour,
            },
    };
  });
}
