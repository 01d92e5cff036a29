/** Calls of the command line inside the test's own process. */
import { main } from '../../scripts/cli/main.ts';

interface Setting {
  /** Current folder of the call; calls with one must not overlap. */
  readonly cwd?: string;
  /** Variables of the process during the call. */
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
}

/** Runs one call; what it wrote and its exit code. */
export async function runCommand(
  first: Setting | string,
  ...rest: string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const setting: Setting = typeof first === 'string' ? {} : first;
  const words = typeof first === 'string' ? [first, ...rest] : rest;
  const written = { out: '', err: '' };
  const [cwd, before] = [process.cwd(), { ...process.env }];
  for (const name of ['GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT']) delete process.env[name];
  Object.assign(process.env, setting.env);
  if (setting.cwd !== undefined) process.chdir(setting.cwd);
  try {
    const code = await main(words, '0', {
      stdout: { write: (text) => (written.out += text), columns: setting.columns ?? 80 },
      stderr: { write: (text) => (written.err += text) },
      env: {},
      now: () => 0,
    });
    return { code, ...written };
  } finally {
    process.chdir(cwd);
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
