import { describe, expect, it } from 'vitest';
import { wholeContent } from '../../../src/exports/file-content.ts';
import { cardOf, cards } from '../../../src/exports/card/index.ts';
import { cardSvg } from '../../../src/exports/card/card-svg.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import { testFonts } from '../fonts.ts';
import { inputOf, makeReport, ordinary, spreadScores, testSite } from '../reports.ts';

const texts = (svg: string): string => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text).join('|');

describe('cards', () => {
  const input = inputOf(ordinary());

  it('are PNG files of the size that crawlers ask for, the same each time', async () => {
    const [file] = await cards.render(input);
    const png = Buffer.from(wholeContent(file!.content));
    expect(file!.path).toBe('cards/bench.png');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    // Text and rows were drawn: a blank card is about 4 kB.
    expect(png.length).toBeGreaterThan(20_000);
    expect(png.length).toBeLessThan(300_000);
    expect(Buffer.compare(png, Buffer.from(wholeContent((await cards.render(input))[0]!.content)))).toBe(0);
  });

  it('have an absolute address, and do not exist where the site has none', async () => {
    expect(cardOf(input.index, testSite.url, 'bench')).toMatchObject({
      address: 'https://example.org/report/cards/bench.png',
      width: 1200,
    });
    expect(cardOf(input.index, testSite.url, null)?.alt).toContain('Digits: augmentation');
    expect(cardOf(input.index, null, 'bench')).toBeNull();
    const homeless = inputOf(ordinary(), { site: { ...testSite, url: null } });
    expect(await cards.render(homeless)).toEqual([]);
    expect(cards.files(homeless.index, homeless.site)).toEqual([]);
  });

  it('say the verdict and the leading rows', () => {
    const view = viewsOf(input.index)[0]!;
    const said = texts(cardSvg(view, testFonts()));
    expect(said).toContain('Digits: augmentation');
    for (const name of ['none/svm_rbf', 'time_mask/svm_rbf']) expect(said).toContain(name);
    expect(said).toContain('|Sweepbook');
  });

  it('keep names of 300 letters and of every script inside the picture', async () => {
    const names = ['x'.repeat(300), 'модель 中文 <b>&', '\u0000\ud800'];
    const scores = Object.fromEntries(names.map((name, i) => [name, spreadScores(0.9 - i / 20, 3)]));
    const hostile = inputOf(
      makeReport([
        { title: 'T'.repeat(400), scores },
        { id: 'none', title: 'N', scores: {} },
      ]),
    );
    expect(await cards.render(hostile)).toHaveLength(2);
    const svg = cardSvg(viewsOf(hostile.index)[0]!, testFonts());
    expect(svg).not.toContain('<b>');
    expect(texts(svg)).toContain('□');
    for (const [, y] of svg.matchAll(/<text x="[\d.]+" y="([\d.]+)"/g)) expect(Number(y)).toBeLessThan(630);
  });
});
