/** The results formats that are read, in the order of the manual. The most specific one that claims a folder wins. */
import type { Reader } from './reader.ts';
import { aimReader } from './readers/aim.ts';
import { dvcliveReader } from './readers/dvclive.ts';
import { genericReader } from './readers/generic.ts';
import { guildReader } from './readers/guild.ts';
import { helmReader } from './readers/helm.ts';
import { hfTrainerReader } from './readers/hf-trainer.ts';
import { hydraReader } from './readers/hydra.ts';
import { inspectReader } from './readers/inspect.ts';
import { kerasReader } from './readers/keras.ts';
import { lightningReader } from './readers/lightning.ts';
import { lmEvalReader } from './readers/lm-eval.ts';
import { mlflowFilesReader } from './readers/mlflow-files.ts';
import { mlflowSqliteReader } from './readers/mlflow-sqlite.ts';
import { optunaJournalReader } from './readers/optuna-journal.ts';
import { optunaSqliteReader } from './readers/optuna-sqlite.ts';
import { rayTuneReader } from './readers/ray-tune.ts';
import { sacredReader } from './readers/sacred.ts';
import { tableReader } from './readers/table.ts';
import { tensorboardReader } from './readers/tensorboard.ts';
import { trackerSqliteReader } from './readers/tracker-sqlite.ts';
import { ultralyticsReader } from './readers/ultralytics.ts';
import { wandbExportReader } from './readers/wandb-export.ts';
import { wandbReader } from './readers/wandb.ts';

/** Every reader. */
export const readers = [
  genericReader,
  tableReader,
  trackerSqliteReader,
  mlflowFilesReader,
  mlflowSqliteReader,
  wandbReader,
  wandbExportReader,
  hydraReader,
  tensorboardReader,
  lightningReader,
  ultralyticsReader,
  kerasReader,
  hfTrainerReader,
  lmEvalReader,
  inspectReader,
  dvcliveReader,
  sacredReader,
  rayTuneReader,
  optunaSqliteReader,
  optunaJournalReader,
  helmReader,
  guildReader,
  aimReader,
] as const satisfies readonly Reader[];
