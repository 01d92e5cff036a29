/** The first benchmark files of a project, from what its runs say, and a first note. */
import { dump } from 'js-yaml';
import type { Benchmark, Report } from '../../src/report/schema.ts';
import type { ProjectFile } from './workflows.ts';

/** A value as YAML on one line: nothing from the runs ends a line or begins a comment. */
const yaml = (value: unknown): string => dump(value, { flowLevel: 0, lineWidth: -1 }).trim();

const comment = (lines: readonly string[]): string => lines.map((line) => (line === '' ? '#' : `# ${line}`)).join('\n');

/** A benchmark file that says what was inferred, with the other fields as comments to be filled in. */
export function benchmarkFile(benchmark: Benchmark): string {
  const [task] = benchmark.tasks;
  const metrics = benchmark.metrics
    .filter((metric) => metric.role !== 'info')
    .map((metric) => {
      const bounds = metric.bounds === null ? '' : `, bounds: ${yaml(metric.bounds)}`;
      const unit = metric.unit === null ? '' : `, unit: ${yaml(metric.unit)}`;
      const key = metric.key === metric.id ? '' : `key: ${yaml(metric.key)}, `;
      const role = metric.role === 'cost' ? ', role: cost' : '';
      return `  ${yaml(metric.id)}: { ${key}label: ${yaml(metric.label)}${unit}, better: ${metric.better}${bounds}${role} }`;
    });
  const named = benchmark.configurations.find((item) => item.id === benchmark.baseline);
  const example = named ?? benchmark.configurations[0];
  const baseline = example === undefined ? '' : `baseline: ${yaml(example.name)}`;
  return [
    comment([
      `Describes the benchmark ${JSON.stringify(benchmark.id)}. Everything is optional; what stands here was read from the runs.`,
      'Check the directions (better: higher or lower): a wrong one turns every rank around.',
    ]),
    `title: ${yaml(benchmark.title)}`,
    comment(['description: What is compared, and on what.']),
    ...(task === undefined
      ? []
      : [
          'tasks:',
          `  - dataset: ${yaml(task.dataset)}`,
          ...(task.version === null ? [] : [`    version: ${yaml(task.version)}`]),
          ...(task.split === null ? [] : [`    split: ${yaml(task.split)}`]),
          ...(task.sampleCount === null ? [] : [`    sampleCount: ${task.sampleCount}`]),
        ]),
    ...(benchmark.primaryMetric === ''
      ? []
      : [comment(['The metric that ranks.']), `primary: ${yaml(benchmark.primaryMetric)}`]),
    ...(metrics.length === 0 ? [] : ['metrics:', ...metrics]),
    comment(['Of a metric also: minEffect, the smallest difference that matters, and description.']),
    ...(baseline === ''
      ? []
      : named === undefined
        ? [
            comment([
              'The configuration that the others are compared with. Without one only ranks are claimed.',
              baseline,
            ]),
          ]
        : [comment(['The configuration that the others are compared with.']), baseline]),
    comment([
      'alpha: 0.05     of the tests',
      'level: 0.95     of the intervals',
      'hardware: 1 × A100 40 GB',
      'reproduce:',
      '  command: python train.py --seeds 5',
    ]),
    '',
  ].join('\n');
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** A note that is true of the runs and says how to go on. */
export function noteFile(benchmark: Benchmark, runs: number): string {
  const configurations = benchmark.configurations.length;
  const varying = benchmark.parameters.filter((item) => item.varies).map((item) => item.key);
  const metric = benchmark.metrics.find((item) => item.id === benchmark.primaryMetric);
  const text = (value: string): string =>
    value
      .replace(/[{}<>`\\]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return [
    '---',
    `title: ${yaml(`About ${benchmark.title}`)}`,
    `benchmark: ${yaml(benchmark.id)}`,
    '---',
    '',
    `${count(runs, 'run')} of ${count(configurations, 'configuration')}${metric === undefined ? '' : `, ranked by ${text(metric.label)}`}.${
      varying.length === 0 ? '' : ` What varies: ${varying.slice(0, 8).map(text).join(', ')}.`
    }`,
    '',
    '## Why this was run',
    '',
    'A reader of the report sees what came out. Write here what was asked, what was expected, and what is done with the answer.',
    '',
  ].join('\n');
}

/** Files for the benchmarks that nobody has described yet. */
export function scaffold(report: Report): readonly ProjectFile[] {
  return report.benchmarks
    .filter((benchmark) => benchmark.inferred)
    .flatMap((benchmark) => {
      const runs = report.runs.filter((run) => run.benchmark === benchmark.id).length;
      return [
        { path: `benchmarks/${benchmark.id}.yaml`, content: benchmarkFile(benchmark) },
        { path: `notes/${benchmark.id}.mdx`, content: noteFile(benchmark, runs) },
      ];
    });
}
