/** Runs that failed, diverged, are incomplete or never reported an end: kept, counted, shown. */
import type { Failure } from '../report/schema.ts';
import type { ConfigurationData } from './group.ts';
import { compareText } from './order.ts';

/** The failures of a benchmark by run id. */
export function listFailures(configurations: readonly ConfigurationData[]): Failure[] {
  return configurations
    .flatMap((data) =>
      data.members
        .filter((member) => member.status !== 'completed')
        .map(({ run, status, statusReason }) => ({
          run: run.id,
          configuration: data.id,
          status,
          reason: statusReason,
          error: {
            type: run.error?.type ?? null,
            message: run.error?.message ?? null,
            logTail: run.error?.logTail ?? null,
          },
          attempts: run.attempts,
        })),
    )
    .sort((a, b) => compareText(a.run, b.run));
}
