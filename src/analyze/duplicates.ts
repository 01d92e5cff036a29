/** Repeated runs of one (configuration, seed): one counts, by policy; never an average. */
import type { Diagnostic } from '../report/primitives.ts';
import type { Run } from '../report/run.ts';
import type { BenchmarkSettings } from '../report/schema.ts';
import type { Member } from './members.ts';
import { compareNatural, compareText } from './order.ts';
import { countOf, listText } from './text.ts';

const timeOf = (member: Member): string => member.run.finishedAt ?? member.run.startedAt ?? '';

/** Oldest first: by the time it finished (or else started), then by id. Without a time comes before with one. */
const byTime = (a: Member, b: Member): number =>
  compareText(timeOf(a), timeOf(b)) || compareNatural(a.run.id, b.run.id);

/**
 * Marks the superseded runs of each configuration (`groupOf` tells which runs share one). Runs without a seed are replicates of their own. A run that gave no
 * score never supersedes one that did: a crashed repetition would otherwise erase a result.
 */
export function resolveDuplicates(
  members: readonly Member[],
  policy: BenchmarkSettings['duplicates'],
  groupOf: (run: Run) => string,
): { readonly members: readonly Member[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const replaced = new Map<Member, Member>();
  const seeded = members.filter((member) => member.run.seed !== null);
  for (const [, repeats] of Map.groupBy(seeded, (member) => `${groupOf(member.run)}\0${member.run.seed}`)) {
    if (repeats.length < 2) continue;
    const scored = repeats.filter((member) => member.counted);
    const candidates = (scored.length > 0 ? scored : repeats).toSorted(byTime);
    const kept = policy === 'latest' ? candidates.at(-1)! : candidates[0]!;
    for (const member of repeats) {
      if (member === kept) continue;
      const reason = `superseded by ${kept.run.id}: same configuration and seed, policy "${policy}"`;
      const statusReason = member.statusReason === '' ? reason : `${member.statusReason}; ${reason}`;
      replaced.set(member, { ...member, counted: false, superseded: true, statusReason });
    }
    diagnostics.push(diagnosticOf(repeats, kept, policy));
  }
  return { members: members.map((member) => replaced.get(member) ?? member), diagnostics };
}

function diagnosticOf(repeats: readonly Member[], kept: Member, policy: string): Diagnostic {
  const others = repeats.filter((member) => member !== kept).map((member) => member.run.id);
  return {
    severity: 'warning',
    code: 'duplicate-seed',
    message: `${countOf(repeats.length, 'run')} share configuration and seed ${kept.run.seed}: ${kept.run.id} counts (${policy}), not ${listText(others, 3)}.`,
    file: kept.run.folder,
    line: null,
    hint: 'Give each run its own seed, remove the repeated one, or set "duplicates" in the benchmark file.',
  };
}
