/** Which parameter goes with which metric: one row per parameter, one column per metric that was rated. */
import { isShown, parameterName, ratedParameters } from '../../format/hyperparameter-sentences.ts';
import { importanceSymbol } from '../../format/importance-methods.ts';
import { fixed } from '../../format/numbers.ts';
import type { Benchmark } from '../../report/schema.ts';
import { markup, nothing, type Html } from '../html.ts';
import { anchorPart } from '../../site/urls.ts';
import { breakable, dashWith, permalink } from '../marks.ts';

/** The table, or nothing where a single metric was rated. */
export function otherMetricsTable(benchmark: Benchmark): Html {
  const columns = benchmark.metrics
    .map((metric) => ({ metric, rated: ratedParameters(benchmark, metric.id) }))
    .filter((column) => column.rated.length > 0);
  if (columns.length < 2) return nothing;
  const keys = [...new Set(columns.flatMap((column) => column.rated.map((item) => item.entry.parameter)))];
  const rows = keys.map((key) => {
    const cells = columns.map(({ rated }) => {
      const item = rated.find((one) => one.entry.parameter === key);
      if (item === undefined) return markup`<td class="muted">${dashWith('not rated')}</td>`;
      const shown = isShown(item, benchmark.settings.alpha);
      return markup`<td class="h${Math.round(1 + 18 * Math.min(1, Math.abs(item.leading.value)))}${shown ? ' best' : ''}"><span class="sd">${importanceSymbol(item.leading.method)}</span> ${fixed(item.leading.value, 2)}</td>`;
    });
    const name = parameterName(benchmark, key);
    return markup`<tr id="metrics-${anchorPart(key)}">
      <th scope="row">${breakable(name)}${permalink(`metrics-${anchorPart(key)}`, name)}</th>
      ${cells}
    </tr>`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Leading measure of every parameter on every metric">
    <table class="heat others">
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          ${columns.map(({ metric }) => markup`<th scope="col">${metric.label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
