import { expect, test } from 'vitest';
import { indexReport } from '../../src/report/select.ts';
import { compareNames, comparePortion, namesScript, portionCount, portionScript } from '../../src/site/compare-data.ts';
import { portionSize } from '../../src/site/compare-portions.ts';
import { reportOf } from '../components/make-report.ts';
import { comparisonOf, makeBenchmark, metricOf } from '../format/make-benchmark.ts';

const made = makeBenchmark({
  configurations: [
    { id: 'a', name: '</script><b>', values: [0.5, 0.6] },
    { id: 'b', values: [0.7, 0.8] },
  ],
  metrics: [metricOf(), metricOf({ id: 'listed', label: 'listed', role: 'info' })],
  baseline: 'a',
  comparisons: [comparisonOf({ verdict: 'better' })],
});
const report = indexReport(reportOf(made));

test('names hold what choosing needs, and no metric that is only listed', () => {
  const names = compareNames(made.index);
  expect(names.metrics.map((item) => item.id)).toEqual(['accuracy']);
  expect(names.names.map((item) => item.s)).toEqual(['a', 'b']);
  expect(names.names[1]!.w).toContain('name=b');
  expect(names.references).toEqual([{ name: '</script><b>', as: 'baseline' }]);
  expect(names.pages).toEqual(['a..b']);
});

test('a portion holds values and verdicts of the Report alone', () => {
  const portion = comparePortion(report, made.index, 0);
  expect(portion.sides.map((side) => side.values['accuracy']!.seeds.length)).toEqual([2, 2]);
  expect(portion.known).toEqual([
    {
      ...{ metric: 'accuracy', a: 'a', b: 'b', difference: '+0.0100', interval: '+0.0050 to +0.0150' },
      verdict: { verdict: 'better', exploratory: false, reason: made.benchmark.comparisons[0]!.reason },
    },
  ]);
  expect(comparePortion(report, made.index, 1).sides).toEqual([]);
});

test('portions cover all configurations', () => {
  const many = makeBenchmark({
    configurations: Array.from({ length: portionSize + 1 }, (_, i) => ({ id: `c${i}`, values: [i] })),
  });
  expect(portionCount(many.index)).toBe(2);
  expect(
    comparePortion(indexReport(reportOf(many)), many.index, 1).sides.map((side) => side.configuration.slug),
  ).toEqual([`c${portionSize}`]);
});

test('the scripts run, add up, and no name can close them', () => {
  const texts = [namesScript(compareNames(made.index)), portionScript(comparePortion(report, made.index, 0))];
  const target: { sweepbookCompareNames?: { names: unknown[] }; sweepbookComparePortions?: unknown[] } = {};
  for (const text of [...texts, texts[1]!]) {
    expect(text).not.toContain('</script>');
    new Function('window', text)(target);
  }
  expect(target.sweepbookCompareNames?.names).toHaveLength(2);
  expect(target.sweepbookComparePortions).toHaveLength(2);
});
