import { describe, expect, it } from 'vitest';
import { performanceProfile } from '../../src/figures/performance-profile.ts';
import { makeAcrossTasks } from '../helpers/across-tasks.ts';
import { benchmark, built, inputOn, layerData } from './fixture.ts';

describe('performanceProfile', () => {
  it('says which score half of the runs reach', () => {
    const figure = built(performanceProfile);
    expect(figure.title).toBe('Performance profiles over 5 tasks');
    expect(figure.description).toContain('the share of runs above it');
    expect(figure.description).toContain('At least half of the runs of plain/svm are above 0.8.');
    expect(figure.description).toContain('At least half of the runs of plain/mlp are above 0.5.');
    expect(figure.table.rows[0]).toEqual(['plain/svm', 0.5, 1, 0.9, 1]);
    expect(layerData(figure)).toHaveLength(20);
  });

  it('reads the thresholds the other way where lower is better', () => {
    const across = benchmark.acrossTasks!;
    const rows = across.profiles!.rows.map((row) => ({ ...row, shares: row.shares.toReversed() }));
    const lower = {
      ...across,
      scale: { ...across.scale, better: 'lower' as const },
      profiles: { ...across.profiles!, rows },
    };
    const { description } = built(performanceProfile, inputOn({ acrossTasks: lower }));
    expect(description).toContain('the share of runs below it');
    // Half of its runs pass 0.6 of 0.9, 0.8, 0.7, 0.6 and not 0.5.
    expect(description).toContain('At least half of the runs of plain/svm are below 0.6.');
  });

  it('draws six curves at most, the baseline among them, and counts the others', () => {
    const [first] = benchmark.configurations;
    const configurations = Array.from({ length: 9 }, (_, i) => ({ ...first!, id: `c${i}`, name: `c${i}` }));
    const acrossTasks = makeAcrossTasks(
      configurations.map((item) => item.id),
      'accuracy',
    );
    const figure = built(performanceProfile, inputOn({ configurations, acrossTasks, baseline: 'c8' }));
    expect([...new Set(figure.table.rows.map((row) => row[0]))]).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c8']);
    expect(figure.description).toContain('3 more configurations not drawn.');
  });

  it('does not apply without tasks, profiles or a range of thresholds', () => {
    expect(performanceProfile.build(inputOn({ acrossTasks: null }))).toBeNull();
    expect(
      performanceProfile.build(inputOn({ acrossTasks: { ...benchmark.acrossTasks!, profiles: null } })),
    ).toBeNull();
  });
});
