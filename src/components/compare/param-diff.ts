/** What differs between the params of configurations, and what is the same. */
import type { Configuration, Scalar } from '../../report/schema.ts';
import { count } from '../../format/words.ts';
import { paramText } from '../experiment/params.ts';
import { markup, nothing, type Html } from '../html.ts';
import { anchorPart } from '../../site/urls.ts';
import { breakable, colourClass, configurationName, marker, permalink } from '../marks.ts';
import { letterOf } from './sides.ts';

/** One param over all sides; undefined where a side does not set it. */
export interface ParamDiffRow {
  readonly key: string;
  readonly values: readonly (Scalar | undefined)[];
}

/** The params of configurations, those that differ apart from those that do not; both in the order of their keys. */
export function diffParams(params: readonly Readonly<Record<string, Scalar>>[]): {
  readonly differing: readonly ParamDiffRow[];
  readonly same: readonly ParamDiffRow[];
} {
  const keys = [...new Set(params.flatMap((item) => Object.keys(item)))].sort();
  const rows = keys.map((key) => ({
    key,
    values: params.map((item) => (Object.hasOwn(item, key) ? item[key] : undefined)),
  }));
  const isSame = (row: ParamDiffRow): boolean => row.values.every((value) => value === row.values[0]);
  return { differing: rows.filter((row) => !isSame(row)), same: rows.filter(isSame) };
}

const key = (name: string): Html =>
  markup`<th scope="row"><code>${breakable(name)}</code>${permalink(`param-${anchorPart(name)}`, name)}</th>`;

function cell(value: Scalar | undefined, colour: string): Html {
  if (value === undefined) return markup`<td class="muted">— not set</td>`;
  return markup`<td><span class="dv ${colour}">${breakable(paramText(value))}</span></td>`;
}

/** How much differs, in a sentence. Nothing is credited to one param where several change at once. */
export function diffSentence(differing: number, total: number): string {
  if (total === 0) return 'No params were stated.';
  if (differing === 0) return `All ${count(total, 'param')} are the same.`;
  const counted = `${differing} of ${count(total, 'param')} ${differing === 1 ? 'differs' : 'differ'}, the seed aside.`;
  return differing === 1
    ? counted
    : `${counted} They change at once, so no difference below can be credited to one of them alone.`;
}

/** Marker and name over a column that is narrow on a phone: a short name, too, breaks at its joints. */
const columnName = (item: Configuration): Html =>
  item.name.length > 24
    ? configurationName(item)
    : markup`<span class="cfg">${marker(item)}${breakable(item.name, 0)}</span>`;

/** The table of what differs; the rest is folded below it. */
export function diffTable(configurations: readonly Configuration[]): Html {
  const { differing, same } = diffParams(configurations.map((item) => item.params));
  const heads = configurations.map(
    (item, place) => markup`<th scope="col"><span class="letter">${letterOf(place)}</span> ${columnName(item)}</th>`,
  );
  const rows = differing.map(
    (row) =>
      markup`<tr id="param-${anchorPart(row.key)}">
        ${key(row.key)}${row.values.map((value, place) => cell(value, colourClass(configurations[place]!)))}
      </tr>`,
  );
  const table =
    differing.length === 0
      ? nothing
      : markup`<div class="scroll" tabindex="0" role="region" aria-label="Params that differ">
          <table class="pdiff k${configurations.length}">
            <thead>
              <tr>
                <th scope="col">Param</th>
                ${heads}
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>
        </div>`;
  return markup`${table}${sameList(same)}`;
}

function sameList(same: readonly ParamDiffRow[]): Html {
  if (same.length === 0) return nothing;
  const entries = same.map(
    (row) => markup`<div id="param-${anchorPart(row.key)}">
      <dt>${breakable(row.key)}${permalink(`param-${anchorPart(row.key)}`, row.key)}</dt>
      <dd>${paramText(row.values[0])}</dd>
    </div>`,
  );
  return markup`<details class="data">
    <summary>${count(same.length, 'param')} ${same.length === 1 ? 'is' : 'are'} the same</summary>
    <dl class="params">
      ${entries}
    </dl>
  </details>`;
}
