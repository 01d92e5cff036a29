/** The contract of a command: one file in scripts/commands/ and one line in its registry. */

/** An option of a command; `value` names what it takes and is absent for a switch. */
export interface OptionSpec {
  readonly value?: string;
  readonly many?: boolean;
  readonly help: string;
  readonly fallback?: string;
}

/** The words of a call after parsing: every option as a list, switches as booleans. */
export interface Arguments {
  readonly names: readonly string[];
  text(option: string): string | null;
  texts(option: string): readonly string[];
  has(option: string): boolean;
}

/** Where a command speaks: results to `out`, progress and logs to `log`. */
export interface Terminal {
  readonly json: boolean;
  readonly colour: boolean;
  /** Width of the terminal in columns. */
  readonly columns: number;
  out(text: string): void;
  log(text: string): void;
  /** Shows a stage with count and remaining time on a terminal; quiet elsewhere. */
  progress(stage: string, done?: number, total?: number): void;
}

/** Exit codes of every command. */
export const exitCodes = { ok: 0, gate: 1, usage: 2, noRuns: 3, strict: 4, disk: 5 } as const;

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What stands after the name, e.g. `A B [C…]`. */
  readonly operands: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly string[];
  /** Returns the exit code. */
  run(args: Arguments, terminal: Terminal): Promise<number>;
}
