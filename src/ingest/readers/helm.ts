/** HELM's run folders. Source: helm/benchmark/runner.py, metrics/statistic.py. */
import type { SampleTable, MetricFacts } from '../../report/run.ts';
import { toRawNumber } from '../flatten.ts';
import { isMapping, readDocument } from '../parse/parse-document.ts';
import { setKey } from '../parse/parsed.ts';
import type { Claim, Folder, Json, RawNumber, RawRun, ReadContext, Reader } from '../reader.ts';
import { hasFile, nameOf } from './support/files.ts';
import { defined, lookUp, numberOf, policyOf, textOf, unlessEmpty } from './support/values.ts';

/** Reads `benchmark_output/runs/<suite>/<run>`. */
export const helmReader = {
  id: 'helm',
  title: 'HELM',
  recognises: [
    { file: 'runs/<suite>/<run>/run_spec.json', gives: 'model, scenario, how it was prompted' },
    { file: 'runs/<suite>/<run>/stats.json', gives: 'metrics as means, by split; a run without it failed' },
    { file: 'runs/<suite>/<run>/per_instance_stats.json', gives: 'samples' },
  ],
  precedence: 80,
  claim,
  read,
  fileKind: (name) => {
    if (name === 'run_spec.json' || name === 'scenario.json') return 'config';
    return name === 'stats.json' ? 'metrics' : name === 'per_instance_stats.json' ? 'samples' : 'other';
  },
} as const satisfies Reader;

const names = ['run_spec.json', 'scenario.json', 'stats.json', 'per_instance_stats.json'];
const marks = ['stats.json', 'scenario.json', 'scenario_state.json', 'per_instance_stats.json'];

function claim(folder: Folder): Claim | null {
  if (!hasFile(folder, 'run_spec.json') || !marks.some((name) => hasFile(folder, name))) return null;
  const owns = names.filter((name) => hasFile(folder, name));
  return { files: folder.files.map((file) => file.name), owns, wholeTree: true };
}

/** `exact_match`, with the split behind where it is not the test split, and with the perturbation. */
function statName(name: Json | undefined): string | undefined {
  const base = textOf(lookUp(name, 'name'));
  if (base === undefined) return undefined;
  const split = textOf(lookUp(name, 'split'));
  const inner = textOf(lookUp(name, 'sub_split'));
  const perturbation = textOf(lookUp(name, 'perturbation', 'name'));
  const computed = textOf(lookUp(name, 'perturbation', 'computed_on'));
  const parts = [
    split === 'test' ? undefined : split,
    inner,
    perturbation,
    perturbation === undefined ? undefined : computed,
  ];
  return [base, ...parts.filter((part) => part !== undefined)].join('.');
}

/** The mean of a statistic: its sum over its count, for `mean` is missing where the count is 0. */
function meanOf(stat: Json): RawNumber | undefined {
  const count = numberOf(lookUp(stat, 'count'));
  const sum = toRawNumber(lookUp(stat, 'sum') ?? null);
  if (typeof sum === 'number' && count !== undefined && count > 0) return sum / count;
  return toRawNumber(lookUp(stat, 'mean') ?? null);
}

function readStats(stats: Json): Record<string, RawNumber> {
  const metrics: Record<string, RawNumber> = {};
  for (const stat of Array.isArray(stats) ? stats : []) {
    const name = statName(lookUp(stat, 'name'));
    const mean = meanOf(stat);
    if (name !== undefined && mean !== undefined) setKey(metrics, name, mean);
  }
  return metrics;
}

/** Rows by instance and trial, numbers by statistic. */
function readSamples(document: Json): SampleTable | undefined {
  const entries = (Array.isArray(document) ? document : []).filter(
    (entry: Json) => isMapping(entry) && !isMapping(entry['perturbation']),
  );
  if (entries.length === 0) return undefined;
  const trials = new Set(entries.map((entry) => lookUp(entry, 'train_trial_index')));
  const stats = entries.map((entry) => new Map(Object.entries(readStats(lookUp(entry, 'stats') ?? null))));
  const numbers: Record<string, (number | null)[]> = {};
  for (const name of new Set(stats.flatMap((stat) => [...stat.keys()]))) {
    setKey(
      numbers,
      name,
      stats.map((stat) => (typeof stat.get(name) === 'number' ? Number(stat.get(name)) : null)),
    );
  }
  const main = ['exact_match', 'quasi_exact_match', 'prefix_exact_match'].find((name) => numbers[name] !== undefined);
  const correct =
    main === undefined ? null : numbers[main]!.map((value) => (value === 1 ? true : value === 0 ? false : null));
  const ids = entries.map((entry) => {
    const id = textOf(lookUp(entry, 'instance_id')) ?? '';
    return trials.size > 1 ? `${id}#${textOf(lookUp(entry, 'train_trial_index')) ?? ''}` : id;
  });
  return { ids, gold: null, predicted: null, correct, probability: null, numbers, texts: {} };
}

const scenarioName = (spec: Json | undefined): string | undefined =>
  textOf(lookUp(spec, 'scenario_spec', 'class_name'))
    ?.replace(/^.*\./, '')
    .replace(/Scenario$/, '');

/** The suite with the scenario and its arguments: all scenarios name their metrics alike, and are never compared. */
function studyOf(folder: Folder, spec: Json | undefined): string | undefined {
  const args = lookUp(spec, 'scenario_spec', 'args');
  const stated = Object.entries(isMapping(args) ? args : {}).map(
    ([key, value]) => `${key}=${textOf(value) ?? JSON.stringify(value)}`,
  );
  const suite = folder.parent?.path ? [nameOf(folder.parent)] : [];
  const scenario = scenarioName(spec);
  return scenario === undefined ? suite[0] : [...suite, scenario, ...stated].join(' ');
}

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  const unreadable: string[] = [];
  const document = (name: string): Json | undefined => {
    if (!claimed.files.includes(name)) return undefined;
    const found = readDocument(folder, name, context);
    if (!('value' in found)) unreadable.push(found.unreadable);
    return 'value' in found ? found.value : null;
  };
  const spec = document('run_spec.json');
  const stats = document('stats.json');
  const metrics = readStats(stats ?? null);
  const samples = readSamples(document('per_instance_stats.json') ?? null);
  const adapter = lookUp(spec, 'adapter_spec');
  const scenario = lookUp(spec, 'scenario_spec', 'args');
  const facts = Object.keys(metrics).map((name): [string, MetricFacts] => [
    name,
    {
      replication: 'sample',
      ...(/(?:^|_)(?:exact_match|accuracy|f1|rouge|bleu)/.test(name) ? { better: 'higher' } : {}),
    },
  ]);
  const isMissing = stats === undefined;
  return [
    {
      part: '',
      config: {
        ...(isMapping(adapter) ? adapter : {}),
        ...(isMapping(scenario) && Object.keys(scenario).length > 0 ? { scenario } : {}),
      },
      ...defined({
        metrics: unlessEmpty(metrics),
        finalValue: unlessEmpty(policyOf(metrics, 'declared')),
        metricFacts: unlessEmpty(Object.fromEntries(facts)),
        samples,
        status: isMissing ? 'failed' : 'completed',
        error: isMissing ? { message: 'stats.json is missing: the run did not reach its end' } : undefined,
        task: defined({
          dataset: scenarioName(spec),
          split: 'test',
          sampleCount: typeof metrics['num_instances'] === 'number' ? Math.round(metrics['num_instances']) : undefined,
        }),
        study: studyOf(folder, spec),
        unreadable: unreadable.length > 0 ? unreadable : undefined,
      }),
      provenance: { config: 'run_spec.json', metrics: 'stats.json', samples: 'per_instance_stats.json' },
    },
  ];
}
