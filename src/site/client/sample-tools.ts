/** The fields above the list of every sample. */
import type { SampleMeta } from '../../exports/samples/format.ts';
import { kinds, type Kind, type SampleQuery } from '../sample-filter.ts';
import { element } from './element.ts';

const kindNames: Readonly<Record<Kind, string>> = {
  any: 'all samples',
  'wrong-for-all': 'wrong for every configuration',
  wrong: 'wrong for some configuration',
  'right-for-all': 'right for every configuration',
  unstable: 'depends on the seed',
  'no-answer': 'left without an answer',
};

/** The fields, and a way to put the focus there. */
export interface SampleTools {
  readonly element: HTMLElement;
  focus(): void;
}

const quietMilliseconds = 200;

/** Makes the fields with the choices of `query`; `change` is told every new choice. */
export function makeTools(meta: SampleMeta, query: SampleQuery, change: (query: SampleQuery) => void): SampleTools {
  const input = element('input', { type: 'search', id: 'sample-text', autocomplete: 'off', spellcheck: 'false' });
  input.value = query.text;
  input.placeholder = 'id, gold label, words of the question';
  const deep = element('input', { type: 'checkbox', id: 'sample-deep' });
  deep.checked = query.deep;
  const kind = element('select', { id: 'sample-kind' });
  for (const name of kinds) {
    kind.append(element('option', { value: name, ...(name === query.kind ? { selected: '' } : {}) }, kindNames[name]));
  }
  const pick = (id: string, chosen: number | null): HTMLSelectElement => {
    const select = element('select', { id }, element('option', { value: '' }, 'any configuration'));
    meta.configurations.forEach(({ name, marked }, place) => {
      if (!marked) return;
      const attributes = { value: String(place), ...(place === chosen ? { selected: '' } : {}) };
      select.append(element('option', attributes, name));
    });
    return select;
  };
  const wrong = pick('sample-wrong', query.wrong);
  const right = pick('sample-right', query.right);
  const field = (label: string, control: HTMLElement): HTMLElement =>
    element('div', { class: 'field' }, element('label', { for: control.id }, label), control);
  const reset = element('button', { type: 'button', class: 'quiet' }, 'Clear');
  const several = meta.configurations.length > 1;
  const fields = element('div', { class: 'sample-tools', role: 'search', 'aria-label': 'Samples' });
  fields.append(
    field('Text', input),
    element('div', { class: 'field check' }, deep, element('label', { for: deep.id }, 'in whole texts and answers')),
    field('Show', kind),
    ...(several ? [field('wrong for', wrong), field('right for', right)] : []),
    reset,
  );
  const place = (select: HTMLSelectElement): number | null => (select.value === '' ? null : Number(select.value));
  const read = (): SampleQuery => ({
    text: input.value,
    deep: deep.checked,
    kind: kinds.find((name) => name === kind.value) ?? 'any',
    wrong: place(wrong),
    right: place(right),
  });
  let timer = 0;
  const tell = (): void => {
    window.clearTimeout(timer);
    change(read());
  };
  input.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(tell, quietMilliseconds);
  });
  for (const control of [deep, kind, wrong, right]) control.addEventListener('change', tell);
  reset.addEventListener('click', () => {
    input.value = '';
    deep.checked = false;
    for (const select of [kind, wrong, right]) select.selectedIndex = 0;
    tell();
    input.focus();
  });
  return { element: fields, focus: () => input.focus() };
}
