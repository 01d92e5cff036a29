/** What the columns of a table of runs mean, by their names and, where a name says nothing, by their values. */
import type { TableColumn } from '../../decode/table.ts';

/** What a column gives to a run. */
export type ColumnRole =
  | 'id'
  | 'seed'
  | 'status'
  | 'started'
  | 'finished'
  | 'duration'
  | 'commit'
  | 'notes'
  | 'tags'
  | 'volatile'
  | 'metric'
  | 'param';

const named: ReadonlyMap<string, ColumnRole> = new Map(
  Object.entries({
    id: 'run run_id id uuid run_uuid experiment_id exp_id trial_id run_name',
    seed: 'seed random_seed run_seed random_state',
    status: 'status state outcome',
    started: 'started started_at start_time start date timestamp created created_at',
    finished: 'finished finished_at end_time ended_at completed_at',
    duration: 'duration duration_s duration_seconds runtime runtime_s elapsed elapsed_s seconds',
    commit: 'commit git_commit git_sha git_hash sha',
    notes: 'notes note description comment comments',
    tags: 'tags tag',
    volatile: 'user host hostname gpu gpu_id output_dir path dir url pid sweep group',
    metric:
      'accuracy acc score loss error f1 auc auroc auprc precision recall mse rmse mae r2 bleu rouge perplexity ppl reward return ' +
      'episode_reward episode_return map iou miou dice wer cer em exact_match success success_rate win_rate bpb mrr ndcg fid psnr ssim ' +
      'latency throughput memory memory_gb time_s wall_time flops tokens_per_second',
    param:
      'lr learning_rate batch_size bs epochs n_epochs num_epochs steps max_steps layers num_layers n_layers depth width hidden ' +
      'hidden_size hidden_dim dim d_model heads n_heads dropout weight_decay wd momentum beta gamma alpha lambda temperature ' +
      'top_p top_k rank warmup optimizer model dataset method algorithm algo variant config configuration name label env task augmentation fold size',
  }).flatMap(([role, words]) => words.split(' ').map((word): [string, ColumnRole] => [word, toRole(role)])),
);

function toRole(word: string): ColumnRole {
  const roles = [
    'id',
    'seed',
    'status',
    'started',
    'finished',
    'duration',
    'commit',
    'notes',
    'tags',
    'volatile',
    'metric',
  ] as const;
  return roles.find((role) => role === word) ?? 'param';
}

const metricPart =
  /(?:^|[_./\s-])(?:acc(?:uracy)?|loss|f1|auc|auroc|mse|rmse|mae|bleu|rouge\w*|ppl|perplexity|reward|return|bpb|precision|recall|map\d*|iou|dice|wer|cer|score|error|em|r2)(?:$|[_./\s@-])/;
const metricPrefix = /^(?:metrics?|test|val|valid|validation|eval|train|final|best)[_./]/;
const paramPrefix = /^(?:config|params?|hparams?|hp|args|num|n)[_./]/;

/** A name in lower case with `_` between its words. */
export const plainColumn = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

const isNumeric = (column: TableColumn): boolean =>
  column.values.some((value) => typeof value === 'number') &&
  column.values.every((value) => value === null || typeof value === 'number');

/** Fractions that hardly repeat are results; whole numbers and the few values of a grid are settings. */
function looksMeasured({ values }: TableColumn): boolean {
  const numbers = values.filter((value) => typeof value === 'number');
  const hasFractions = numbers.some((value) => !Number.isInteger(value));
  return hasFractions && new Set(numbers).size > Math.max(1, numbers.length / 2);
}

/** The role of each column. A column that no name tells is a metric where it is numeric and its values look measured. */
export function rolesOf(columns: readonly TableColumn[]): readonly ColumnRole[] {
  return columns.map((column) => {
    const plain = plainColumn(column.name);
    const known = named.get(plain);
    // A metric of text (`score: high`) is none.
    if (known === 'metric') return isNumeric(column) ? 'metric' : 'param';
    if (known !== undefined) return known;
    if (paramPrefix.test(plain)) return 'param';
    if (!isNumeric(column)) return 'param';
    if (metricPrefix.test(plain) || metricPart.test(plain)) return 'metric';
    return looksMeasured(column) ? 'metric' : 'param';
  });
}
