/** Everything that was tested about one difference: tests with what they assume, effects, and what would decide. */
import { assumptionOf } from '../../format/assumptions.ts';
import { minimumSentence, pairingText, seedsNeededSentence } from '../../format/comparison-sentences.ts';
import { effectText, isShare } from '../../format/effect-sizes.ts';
import { effectName, methodName, testName } from '../../format/methods.ts';
import { intervalText, percent, plainNumber, signedIntervalText } from '../../format/numbers.ts';
import { pValue } from '../../format/p-values.ts';
import { capital, count, listText } from '../../format/words.ts';
import type { Comparison, Effect, Metric, TestEntry } from '../../report/schema.ts';
import type { BenchmarkIndex } from '../../report/select.ts';
import { markup, nothing, type Html } from '../html.ts';
import { anchorPart } from '../../site/urls.ts';
import { dashWith, permalink } from '../marks.ts';

const pCell = (p: number | null, reason: string): Html =>
  markup`<td class="num">${p === null ? dashWith(reason) : pValue(p)}</td>`;

function testRow(test: TestEntry, metric: string, label: string): Html {
  const id = `test-${anchorPart(`${metric}:${test.id}`)}`;
  const warnings = test.warnings.map((warning) => markup`<span class="tag">${warning.message}</span>`);
  const why = test.reason ?? 'not computed';
  return markup`<tr id="${id}">
    <th scope="row">${capital(testName(test.id))}${permalink(id, `${testName(test.id)} on ${label}`)}${warnings}</th>
    <td>${test.decides ? 'decides' : 'beside it'}</td>
    <td>${assumptionOf(test.id) ?? dashWith('not described')}</td>
    ${pCell(test.p, why)}${pCell(test.pCorrected, 'not corrected: it does not decide')}${pCell(test.minimumP, 'not known')}
  </tr>`;
}

/** The tests of one comparison. */
export function testTable(comparison: Comparison, label: string): Html {
  if (comparison.tests.length === 0)
    return markup`<p class="note gap">No test can run. ${comparison.reason.message}</p>`;
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Tests on ${label}">
    <table class="w48 top tests">
      <thead>
        <tr>
          <th scope="col">Test</th>
          <th scope="col">Role</th>
          <th scope="col">Assumes</th>
          <th scope="col" class="r">p</th>
          <th scope="col" class="r">corrected p</th>
          <th scope="col" class="r">smallest p possible</th>
        </tr>
      </thead>
      <tbody>
        ${comparison.tests.map((test) => testRow(test, comparison.metric, label))}
      </tbody>
    </table>
  </div>`;
}

function effectRow(effect: Effect): Html {
  const interval =
    effect.low === null || effect.high === null
      ? dashWith(effect.reason ?? 'no interval')
      : markup`${isShare(effect.id) ? intervalText(effect.low, effect.high, 2) : signedIntervalText(effect.low, effect.high, 2)}`;
  return markup`<div>
    <dt>${capital(effectName(effect.id))}</dt>
    <dd>
      ${effect.value === null ? dashWith(effect.reason ?? 'not computed') : effectText(effect.id, effect.value)}
      <span class="tag">${interval}${effect.magnitude === null ? nothing : `, ${effect.magnitude}`}</span>
    </dd>
  </div>`;
}

/** The effect sizes of one comparison. */
export function effectList(comparison: Comparison): Html {
  if (comparison.effects.length === 0) return nothing;
  return markup`<dl class="params effects">
    ${comparison.effects.map(effectRow)}
  </dl>`;
}

/** What the numbers of one comparison rest on: pairing, interval, family, smallest p, seeds needed, warnings. */
export function groundsOf(comparison: Comparison, metric: Metric, index: BenchmarkIndex): readonly string[] {
  const { difference, seedsLeftOut } = comparison;
  const deciding = comparison.tests.find((test) => test.decides) ?? null;
  const family = index.benchmark.families.find((item) => item.id === deciding?.family) ?? null;
  const interval =
    difference.low === null || difference.high === null
      ? ''
      : ` The ${percent(difference.level)} interval of the difference is the ${methodName(difference.method)}.`;
  const left =
    seedsLeftOut.length === 0
      ? ''
      : ` Left out, present on one side only: ${seedsLeftOut.length === 1 ? 'seed' : 'seeds'} ${listText(seedsLeftOut)}.`;
  const corrected =
    family === null
      ? ''
      : `Corrected for a family of ${count(family.size, 'test')} (${methodName(family.correction)}): ${lower(family.description)}.${family.exploratory ? ' It is exploratory: this metric does not rank.' : ''}`;
  const minimum = deciding === null ? '' : minimumSentence(deciding, family?.alpha ?? index.benchmark.settings.alpha);
  const smallest =
    metric.minEffect === null
      ? ''
      : `The smallest difference that matters is stated as ±${plainNumber(metric.minEffect)}; the grey band shows it.`;
  const warnings = comparison.warnings.map((warning) => warning.message).join(' ');
  const open = comparison.verdict === 'cannot be decided' ? seedsNeededSentence(comparison) : '';
  return [
    `${capital(pairingText(comparison))}.${interval}${left}`,
    corrected,
    minimum,
    smallest,
    open,
    warnings,
  ].filter((text) => text !== '');
}

const lower = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
