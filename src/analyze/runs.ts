/** Runs as the Report lists them. */
import type { RunRecord } from '../report/schema.ts';
import type { Scalar } from '../report/primitives.ts';
import type { ConfigurationData } from './group.ts';
import type { Member } from './members.ts';
import { compareText } from './order.ts';

const sortedRecord = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)));

/** Params that the configuration does not have: the file's `ignoreParams` join the volatile ones. */
function volatileOf(member: Member, data: ConfigurationData): Record<string, Scalar> {
  const ignored = Object.entries(member.run.params).filter(([key]) => data.configuration.params[key] === undefined);
  return sortedRecord({ ...member.run.volatile, ...Object.fromEntries(ignored) });
}

/** The record of one run. */
export function toRunRecord(member: Member, data: ConfigurationData, benchmark: string): RunRecord {
  const { run } = member;
  return {
    id: run.id,
    slug: run.slug,
    benchmark,
    configuration: data.id,
    sweep: run.sweep,
    folder: run.folder,
    seed: run.seed,
    seedKey: run.seedKey,
    status: member.status,
    statusReason: member.statusReason,
    counted: member.counted,
    metrics: sortedRecord(run.metrics),
    volatile: volatileOf(member, data),
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    durationSeconds: run.durationSeconds,
    git: run.git === null ? null : { ...run.git },
    environment: sortedRecord(run.environment),
    error: run.error === null ? null : { ...run.error },
    files: run.files.map((file) => ({ ...file })),
    reader: run.reader,
    attachments: { ...run.attachments },
    attempts: run.attempts,
    lineage: { ...run.lineage },
    tags: [...run.tags],
    warnings: run.warnings.map((warning) => ({ ...warning })),
  };
}
