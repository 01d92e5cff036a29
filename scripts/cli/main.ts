import { commands } from '../commands/registry.ts';
import { nearestNames } from '../../src/report/nearest.ts';
import { UserError } from '../../src/report/user-error.ts';
import { readArguments } from './arguments.ts';
import { exitCodes } from './command.ts';
import { describeUserError } from './fail.ts';
import { helpOf, helpOfAll } from './help.ts';
import { openTerminal, type Streams } from './terminal.ts';

/** Runs one call of the command line and returns its exit code. A bug is thrown, with its stack. */
export async function main(words: readonly string[], version: string, streams: Streams): Promise<number> {
  const json = words.includes('--json');
  const terminal = openTerminal(streams, json);
  try {
    const [name, ...rest] = words;
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      const about = rest[0] === undefined ? undefined : commands.find((command) => command.name === rest[0]);
      terminal.out(
        about === undefined ? helpOfAll(commands, version, terminal.columns) : helpOf(about, terminal.columns),
      );
      return exitCodes.ok;
    }
    if (name === '--version' || name === '-V') {
      terminal.out(version);
      return exitCodes.ok;
    }
    const command = commands.find((candidate) => candidate.name === name);
    if (command === undefined) {
      const near = nearestNames(
        name,
        commands.map((candidate) => candidate.name),
      );
      throw new UserError(`There is no command "${name}".`, {
        hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'See: sweepbook help',
      });
    }
    const args = readArguments(command, rest);
    if (args.has('help')) {
      terminal.out(helpOf(command, terminal.columns));
      return exitCodes.ok;
    }
    return await command.run(args, terminal);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (json) {
      const { message, file, line, hint } = error;
      terminal.out(JSON.stringify({ error: { message, file, line, hint } }, null, 2));
    } else terminal.log(describeUserError(error));
    return error.kind === 'disk' ? exitCodes.disk : exitCodes.usage;
  } finally {
    terminal.close();
  }
}
