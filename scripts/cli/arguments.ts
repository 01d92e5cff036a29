import { parseArgs } from 'node:util';
import { nearestNames } from '../../src/report/nearest.ts';
import { UserError } from '../../src/report/user-error.ts';
import type { Arguments, Command } from './command.ts';

/** Options that every command takes. */
export const commonOptions = {
  json: { help: 'Print one JSON document on stdout' },
  help: { help: 'Show this help' },
} as const;

/**
 * Reads the words behind a command's name. `--no_cache` is taken for `--no-cache`.
 * @throws UserError on an unknown option (with the nearest names) or a missing value
 */
export function readArguments(command: Command, words: readonly string[]): Arguments {
  const specs = { ...command.options, ...commonOptions };
  const hyphenated = words.map((word) =>
    /^--[a-z]+(_[a-z]+)+(=|$)/.test(word) ? word.replace(/^[^=]+/, (flag) => flag.replaceAll('_', '-')) : word,
  );
  const known = Object.keys(specs);
  for (const word of hyphenated) {
    if (word === '--') break;
    const name = /^--([^=]+)/.exec(word)?.[1];
    if (name === undefined || known.includes(name)) continue;
    const near = nearestNames(name, known);
    throw new UserError(`sweepbook ${command.name} has no option --${name}.`, {
      hint: near.length > 0 ? `Did you mean --${near.join(' or --')}?` : `See: sweepbook ${command.name} --help`,
    });
  }
  try {
    const { values, positionals } = parseArgs({
      args: hyphenated,
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(
        Object.entries(specs).map(([name, spec]) => [
          name,
          { type: 'value' in spec ? ('string' as const) : ('boolean' as const), multiple: true },
        ]),
      ),
    });
    const texts = (option: string): readonly string[] =>
      (values[option] ?? []).filter((value): value is string => typeof value === 'string');
    return {
      names: positionals,
      texts,
      text: (option) => texts(option).at(-1) ?? null,
      has: (option) => (values[option] ?? []).includes(true),
    };
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error), {
      hint: `See: sweepbook ${command.name} --help`,
    });
  }
}
