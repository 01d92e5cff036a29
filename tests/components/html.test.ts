import { expect, test } from 'vitest';
import { escapeHtml, markup, nothing } from '../../src/components/html.ts';

test('every value is escaped, markup is not', () => {
  const name = `<img src=x onerror="alert('&')">`;
  expect(markup`<b title="${name}">${name}</b>`.html).toBe(
    '<b title="&lt;img src=x onerror=&quot;alert(&#39;&amp;&#39;)&quot;&gt;">&lt;img src=x onerror=&quot;alert(&#39;&amp;&#39;)&quot;&gt;</b>',
  );
  expect(markup`<p>${markup`<i>${'<'}</i>`}${[markup`a`, markup`b`]}</p>`.html).toBe('<p><i>&lt;</i>ab</p>');
  expect(escapeHtml('plain')).toBe('plain');
});

test('nothing prints for what is absent; zero prints', () => {
  expect(markup`${null}${undefined}${false}${nothing}${0}`.html).toBe('0');
});

test('line breaks of the source vanish beside tags and are a space in text', () => {
  const value = 'x';
  expect(
    markup`<p>
      one ${value}
      two
      <b>${value}</b>
    </p>`.html,
  ).toBe('<p>one x two<b>x</b></p>');
  expect(
    markup`<line
      x1="1"
      x2="2"
    />`.html,
  ).toBe('<line x1="1" x2="2"/>');
});
