/** Writes SQLite databases for tests, as bytes. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

type Value = string | number | null;

/** The bytes of a database after the statements; `insert` fills tables row by row. */
export function writeDatabase(
  statements: readonly string[],
  insert: Readonly<Record<string, readonly (readonly Value[])[]>> = {},
): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'write-db-'));
  try {
    const path = join(folder, 'a.db');
    const database = new DatabaseSync(path);
    for (const statement of statements) database.exec(statement);
    for (const [table, rows] of Object.entries(insert)) {
      for (const row of rows)
        database.prepare(`INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`).run(...row);
    }
    database.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tables of MLflow that matter, as mlflow/store/tracking/dbmodels/models.py declares them. */
export const mlflowTables = [
  'CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)',
  'CREATE TABLE experiments (experiment_id INTEGER PRIMARY KEY, name VARCHAR(256), artifact_location VARCHAR, lifecycle_stage VARCHAR(32))',
  `CREATE TABLE runs (run_uuid VARCHAR(32) PRIMARY KEY, name VARCHAR(250), status VARCHAR(9), start_time BIGINT, end_time BIGINT,
    lifecycle_stage VARCHAR(20), experiment_id INTEGER)`,
  'CREATE TABLE params (key VARCHAR(250), value VARCHAR(8000), run_uuid VARCHAR(32))',
  'CREATE TABLE tags (key VARCHAR(250), value VARCHAR(5000), run_uuid VARCHAR(32))',
  'CREATE TABLE metrics (key VARCHAR(250), value FLOAT, timestamp BIGINT, run_uuid VARCHAR(32), step BIGINT, is_nan BOOLEAN)',
  'CREATE TABLE latest_metrics (key VARCHAR(250), value FLOAT, timestamp BIGINT, step BIGINT, is_nan BOOLEAN, run_uuid VARCHAR(32))',
];

/** The tables of the experiment tracker. */
export const trackerTables = [
  `CREATE TABLE experiments (experiment_id TEXT PRIMARY KEY, config_json TEXT NOT NULL, status TEXT, created_at TEXT,
    completed_at TEXT, git_commit TEXT, error_message TEXT, tags TEXT)`,
  `CREATE TABLE training_metrics (id INTEGER PRIMARY KEY, experiment_id TEXT, step INTEGER, metric_name TEXT,
    metric_value REAL NOT NULL, timestamp TEXT)`,
  'CREATE TABLE evaluation_results (evaluation_id INTEGER PRIMARY KEY, experiment_id TEXT, benchmark_name TEXT, metrics_json TEXT, timestamp TEXT)',
  'CREATE TABLE sample_results (id INTEGER PRIMARY KEY, evaluation_id INTEGER, sample_id TEXT, predicted TEXT, is_correct INTEGER)',
  'CREATE TABLE checkpoints (id INTEGER PRIMARY KEY, experiment_id TEXT, path TEXT)',
];
