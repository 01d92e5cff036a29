/** Runs as the Report lists them. */
import type { RunRecord } from '../report/schema.ts';
import type { Scalar } from '../report/primitives.ts';
import type { Run } from '../report/run.ts';
import type { ConfigurationData } from './group.ts';
import type { Member } from './members.ts';
import { compareText } from './order.ts';
import { publishOrNull } from './publish.ts';

const sortedRecord = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)));

/** Params that the configuration does not have: the file's `ignoreParams` join the volatile ones. */
function volatileOf(member: Member, data: ConfigurationData): Record<string, Scalar> {
  const ignored = Object.entries(member.run.params).filter(([key]) => data.configuration.params[key] === undefined);
  return sortedRecord({ ...member.run.volatile, ...Object.fromEntries(ignored) });
}

/** The most frequent choice of a run, and the metrics that were chosen otherwise. */
function policyOf({ metrics, finalValue }: Run): RunRecord['finalValue'] {
  const known = Object.keys(metrics)
    .sort(compareText)
    .flatMap((key) => (finalValue[key] === undefined ? [] : [[key, finalValue[key]] as const]));
  const groups = Map.groupBy(known, ([, policy]) => policy);
  const [usual] = [...groups].sort(([a, x], [b, y]) => y.length - x.length || compareText(a, b));
  if (usual === undefined) return { usual: null, except: {} };
  return { usual: usual[0], except: Object.fromEntries(known.filter(([, policy]) => policy !== usual[0])) };
}

/** What the tool states about the precision of the metrics that the run holds. */
function statedOf({ metrics, metricFacts }: Run): RunRecord['stated'] {
  const stated = Object.keys(metrics)
    .sort(compareText)
    .flatMap((key) => {
      const { n = null, standardError = null } = metricFacts[key] ?? {};
      return n === null && standardError === null ? [] : [[key, { n, standardError: publishOrNull(standardError) }]];
    });
  return Object.fromEntries(stated);
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
    finalValue: policyOf(run),
    stated: statedOf(run),
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
    provenance: sortedRecord(run.provenance),
  };
}
