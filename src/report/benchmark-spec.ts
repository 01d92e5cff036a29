/** What people write in content/benchmarks/<id>.yaml. Everything is optional: what is silent is inferred, and said so. */
import { z } from 'zod';

const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item)]);
const matchable = z.union([z.string(), z.number(), z.boolean()]);

const specTask = z.strictObject({
  id: z.string().optional().meta({ description: 'Short name, e.g. fsdd/test; default dataset/split.' }),
  dataset: z.string(),
  version: z.string().optional(),
  split: z.string().optional(),
  sampleCount: z.int().positive().optional().meta({ description: 'Number of evaluated samples of the split.' }),
  primary: z.string().optional().meta({
    description: "Id of the metric that ranks this task; default: the benchmark's primary metric on this task.",
  }),
  scale: z
    .strictObject({ zero: z.number(), one: z.number() })
    .refine((scale) => scale.zero !== scale.one, 'zero and one must differ')
    .optional()
    .meta({
      description:
        'The scores that count as 0 and as 1 where tasks are put together, e.g. of chance and of a person, or the worst and the best possible.',
    }),
});

const specMetric = z.strictObject({
  key: z.string().optional().meta({ description: 'Dotted name in metrics.json; default: the name of this entry.' }),
  task: z.string().optional(),
  label: z.string().optional(),
  unit: z.string().optional(),
  better: z.enum(['higher', 'lower']).optional(),
  role: z.enum(['secondary', 'cost', 'info']).optional(),
  replication: z.enum(['seed', 'sample', 'dataset']).optional(),
  minEffect: z
    .number()
    .positive()
    .optional()
    .meta({ description: 'The smallest difference that matters, in the unit of the metric.' }),
  bounds: z
    .tuple([z.number().nullable(), z.number().nullable()])
    .optional()
    .meta({ description: 'Possible range; clips drawings only.' }),
  highVarianceScale: z
    .number()
    .positive()
    .optional()
    .meta({ description: 'A standard deviation above this is flagged as high variance.' }),
  description: z.string().optional(),
});

export const benchmarkSpec = z
  .strictObject({
    $schema: z.string().optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    /** Which runs belong; all given conditions must hold. Without any: runs whose study, sweep folder or benchmark name is the file's name. */
    runs: z
      .strictObject({
        sweep: oneOrMany(z.string()).optional().meta({ description: 'Sweep folder(s), * as wildcard.' }),
        study: oneOrMany(z.string()).optional(),
        tags: oneOrMany(z.string()).optional().meta({ description: 'A run needs all of them.' }),
        where: z
          .record(z.string(), oneOrMany(matchable))
          .optional()
          .meta({ description: 'Params and their allowed values.' }),
      })
      .optional(),
    tasks: z.array(specTask).optional(),
    metrics: z.record(z.string(), specMetric).optional().meta({ description: 'By metric id; order is display order.' }),
    onlyListedMetrics: z
      .boolean()
      .optional()
      .meta({ description: 'Leave out metrics of the files that are not listed.' }),
    primary: z.string().optional().meta({ description: 'Id of the metric that ranks.' }),
    aggregate: z.enum(['macro', 'micro', 'per-task']).optional().meta({
      description:
        'How tasks are put together: macro, tasks weigh alike (default); micro, by their sampleCount; per-task, not at all.',
    }),
    baseline: z.string().optional().meta({ description: 'Name of the reference configuration.' }),
    factors: z
      .array(z.union([z.string(), z.strictObject({ parameter: z.string(), label: z.string().optional() })]))
      .max(2)
      .optional()
      .meta({ description: 'Up to two params: colour shows the first, shape the second.' }),
    parameters: z
      .record(z.string(), z.strictObject({ label: z.string().optional(), unit: z.string().optional() }))
      .optional(),
    ignoreParams: z
      .array(z.string())
      .optional()
      .meta({ description: 'Params that do not define a configuration, * as wildcard.' }),
    level: z.number().gt(0).lt(1).optional(),
    alpha: z.number().gt(0).lt(1).optional(),
    test: z.enum(['auto', 'wilcoxon', 'paired-t', 'permutation', 'bootstrap']).optional(),
    correction: z.enum(['auto', 'holm', 'westfall-young', 'none']).optional(),
    resamples: z.int().min(100).max(1_000_000).optional(),
    seed: z.int().optional().meta({ description: 'Of the resampling, not of the runs.' }),
    sd: z.enum(['sample', 'population']).optional(),
    duplicates: z.enum(['latest', 'first']).optional(),
    highVarianceThreshold: z
      .number()
      .positive()
      .optional()
      .meta({ description: 'sd / |mean| above which a configuration is flagged; default 0.01.' }),
    hardware: z.string().optional(),
    reproduce: z.strictObject({ command: z.string().optional(), notes: z.string().optional() }).optional(),
    source: z.strictObject({ title: z.string(), url: z.url().optional(), license: z.string().optional() }).optional(),
    cost: z.strictObject({ ratePerHour: z.number().positive(), currency: z.string() }).optional(),
    notes: z.record(z.string(), z.string()).optional().meta({ description: 'A comment per configuration name.' }),
  })
  .meta({ title: 'Sweepbook benchmark', description: 'Describes one benchmark of a Sweepbook report.' });

/** A benchmark file after validation; `id` is the file's name without its extension, `file` its path for messages. */
export type BenchmarkSpec = z.infer<typeof benchmarkSpec> & { readonly id: string; readonly file: string };
