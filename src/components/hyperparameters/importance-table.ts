/** Every measure of importance of every parameter that varies: value, interval, chance, p, n. */
import { importanceName } from '../../format/importance-methods.ts';
import { fixed, integer, intervalText, plainNumber } from '../../format/numbers.ts';
import { pValue } from '../../format/p-values.ts';
import { parameterName, type RatedParameter } from '../../format/hyperparameter-sentences.ts';
import type { Benchmark, Hyperparameter } from '../../report/schema.ts';
import { markup, nothing, type Html } from '../html.ts';
import { anchorPart } from '../../site/urls.ts';
import { breakable, dashWith, permalink } from '../marks.ts';

type Importance = Hyperparameter['importance'][number];

const share = (value: number): number => Math.round((50 + Math.max(-1, Math.min(1, value)) * 50) * 100) / 100;

/** The value from −1 to 1 as a bar from zero, with its interval and what chance gives. */
export function importanceBar(item: Importance): Html {
  if (item.value === null) return dashWith(item.reason ?? 'not computed');
  const [from, to] = item.value < 0 ? [share(item.value), 50] : [50, share(item.value)];
  const interval =
    item.low === null || item.high === null
      ? nothing
      : markup`<line class="imp-i" x1="${share(item.low)}%" x2="${share(item.high)}%" y1="9" y2="9" />`;
  const chance =
    item.byChance === null
      ? nothing
      : markup`<line class="imp-c" x1="${share(item.byChance)}%" x2="${share(item.byChance)}%" y1="1" y2="17" />`;
  return markup`<svg class="imp" height="18" aria-hidden="true">
    <rect x="${from}%" width="${Math.round((to - from) * 100) / 100}%" y="4" height="10" />
    <line class="zero" x1="50%" x2="50%" y1="0" y2="18" />${interval}${chance}
  </svg>`;
}

function methodCells(item: Importance): Html {
  const why = item.reason ?? 'not given by this measure';
  const p = (value: number | null): Html => (value === null ? dashWith(why) : markup`${pValue(value)}`);
  const interval =
    item.low === null || item.high === null ? dashWith(why) : markup`${intervalText(item.low, item.high, 2)}`;
  return markup`<td>${importanceName(item.method)}</td>
    <td class="impcell">${importanceBar(item)}</td>
    <td class="num">${item.value === null ? dashWith(why) : fixed(item.value, 2)}</td>
    <td class="num">${interval}</td>
    <td class="num">${item.byChance === null ? dashWith('about 0, or not known for this measure') : fixed(item.byChance, 2)}</td>
    <td class="num">${p(item.p)}</td>
    <td class="num">${p(item.pCorrected)}</td>`;
}

/** A level as it is read: numbers without the digits that only arithmetic put there. */
const levelText = (level: string): string =>
  level.trim() !== '' && Number.isFinite(Number(level)) ? plainNumber(Number(level), 6) : level;

function parameterRows({ entry, label }: RatedParameter): Html {
  const [first, ...rest] = entry.importance;
  if (first === undefined) return nothing;
  const warnings = entry.warnings
    .filter((warning) => warning.code !== 'adaptive-sweep')
    .map((warning) => markup`<span class="tag">${warning.message}</span>`);
  const names = entry.levels.map(levelText);
  const levels = names.length > 8 ? `${names.slice(0, 3).join(', ')} … ${names.at(-1)}` : names.join(', ');
  const key =
    label === entry.parameter ? nothing : markup`<span class="tag"><code>${breakable(entry.parameter)}</code></span>`;
  return markup`<tbody>
    <tr id="param-${anchorPart(entry.parameter)}">
      <th scope="rowgroup" rowspan="${entry.importance.length}">
        <b>${breakable(label)}</b>${permalink(`param-${anchorPart(entry.parameter)}`, label)}${key}<span class="tag">${entry.kind === 'numeric' ? 'number' : 'category'}, ${entry.levels.length} levels: ${breakable(levels)}</span>${warnings}
      </th>
      <td class="num" rowspan="${entry.importance.length}">${integer(entry.n)}</td>
      ${methodCells(first)}
    </tr>
    ${rest.map((item) => markup`<tr class="more">${methodCells(item)}</tr>`)}
  </tbody>`;
}

/** The table of all rated parameters. */
export function importanceTable(rated: readonly RatedParameter[], label: string): Html {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Importance of the params for ${label}">
    <table class="importance top">
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col" class="r">n</th>
          <th scope="col">Measure</th>
          <th scope="col" class="impcell"><span class="impaxis"><span>−1</span><span>0</span><span>1</span></span></th>
          <th scope="col" class="r">value</th>
          <th scope="col" class="r">interval</th>
          <th scope="col" class="r">by chance</th>
          <th scope="col" class="r">p</th>
          <th scope="col" class="r">corrected p</th>
        </tr>
      </thead>
      ${rated.map(parameterRows)}
    </table>
  </div>`;
}

/** Params that vary without a rating, and those that never varied, each with the reason. */
export function unratedList(
  benchmark: Benchmark,
  metric: string,
): {
  readonly confounded: readonly { readonly key: string; readonly label: string; readonly reason: string }[];
  readonly constant: readonly { readonly key: string; readonly value: string }[];
} {
  const own = benchmark.hyperparameters.filter((entry) => entry.metric === metric);
  return {
    confounded: own
      .filter((entry) => entry.kind !== 'constant' && entry.importance.every((item) => item.value === null))
      .map((entry) => ({
        key: entry.parameter,
        label: parameterName(benchmark, entry.parameter),
        reason:
          entry.warnings.find((warning) => warning.code === 'confounded')?.message ??
          entry.importance.find((item) => item.reason !== null)?.reason ??
          entry.warnings[0]?.message ??
          'Not rated.',
      })),
    constant: own
      .filter((entry) => entry.kind === 'constant')
      .map((entry) => ({ key: entry.parameter, value: entry.levels.join(', ') })),
  };
}
