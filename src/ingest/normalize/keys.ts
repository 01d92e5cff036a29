/** What a key of a config means for the identity of a run. */

/**
 * `param` defines the configuration; `seed` may be the replicate key; `dataset` describes the task; `volatile` differs
 * between machines and starts without changing what is trained; the rest are reserved names at the top level.
 */
export type KeyRole = 'param' | 'seed' | 'dataset' | 'volatile' | 'name' | 'study' | 'tags' | 'notes' | 'primary';

const reserved: ReadonlyMap<string, KeyRole> = new Map<string, KeyRole>([
  ['name', 'name'],
  ['label', 'name'],
  ['study', 'study'],
  ['sweep', 'study'],
  ['tags', 'tags'],
  ['notes', 'notes'],
  ['description', 'notes'],
  ['comment', 'notes'],
  ['primary_metric', 'primary'],
  ['dataset', 'dataset'],
]);

const volatileNames = new Set(
  (
    'run_id run_name run_dir exp_id experiment_id uuid job_id jobid pid output_dir out_dir outdir output_path output_folder save_dir save_path savedir ' +
    'log_dir logdir logging_dir log_path log_file logfile work_dir workdir working_dir checkpoint_dir ckpt_dir checkpoints_dir cache_dir tmp_dir ' +
    'temp_dir exp_dir experiment_dir results_dir result_dir tensorboard_dir default_root_dir project_dir wandb_dir cwd timestamp time date ' +
    'datetime created_at started_at start_time finished_at end_time host hostname host_name node_name nodename user username device devices ' +
    'cuda_device cuda_visible_devices gpu gpu_id gpu_ids gpus num_workers n_workers workers dataloader_num_workers n_jobs num_threads ' +
    'local_rank rank world_rank master_addr master_address master_port port verbose verbosity log_level log_every log_interval logging_steps ' +
    'print_freq progress_bar report_to git_commit git_sha git_hash commit git_branch overwrite overwrite_output_dir'
  ).split(' '),
);
const volatileFolders = new Set([
  'logger',
  'loggers',
  'wandb',
  '_wandb',
  'hydra',
  'mlflow',
  'slurm',
  'logging',
  'tensorboard',
]);
/** Seeds by name: `seed`, `random_seed`, `data_seed`, `dataLoaderSeed`, `seed_everything`. */
const seedName = /^(?:seed|seed_everything|random_state|(?:[a-z0-9]+_)*seed)$/;
const notSeeds = new Set(['num_seed', 'n_seed', 'use_seed', 'num_seeds', 'n_seeds', 'fix_seed', 'set_seed']);

const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();

const known = new Map<string, KeyRole>();

/** The role of a flat dotted key. */
export function roleOfKey(key: string): KeyRole {
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const role = decide(key);
  known.set(key, role);
  return role;
}

function decide(key: string): KeyRole {
  const direct = reserved.get(key);
  if (direct !== undefined) return direct;
  const parts = key.split('.').map(snake);
  const last = parts.at(-1)!;
  if (seedName.test(last) && !notSeeds.has(last)) return 'seed';
  if (parts[0] === 'dataset') return 'dataset';
  if (parts.length > 1 && /^\d+$/.test(last) && reserved.get(parts[0]!) !== undefined) return reserved.get(parts[0]!)!;
  const isVolatile =
    volatileNames.has(last) ||
    last.startsWith('resume') ||
    parts[0]!.startsWith('_') ||
    parts.some((part) => volatileFolders.has(part) || part === 'resume');
  return isVolatile ? 'volatile' : 'param';
}

const preferredSeeds = [
  'seed',
  'random_seed',
  'training.seed',
  'trainer.seed',
  'train.seed',
  'data.seed',
  'dataset.seed',
];

/** Orders seed keys: the usual names first, then the shorter key, then by name. */
export function compareSeedKeys(a: string, b: string): number {
  const rank = (key: string): number => {
    const at = preferredSeeds.indexOf(key);
    return at === -1 ? preferredSeeds.length : at;
  };
  return rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
