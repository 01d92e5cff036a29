/**
 * Characters that make a text look like another one: they turn its direction (`\u202e`), show nothing at all (`\u200b`)
 * or steer a terminal (`\u001b`). In what is published they are printed as what they are: `[U+202E]`. Joiners, which
 * emoji and several scripts need, stay.
 */

/** Control characters but tab and line ends; soft hyphen; direction marks; what has no width; tags; fillers. */
const deceiving =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;
/** Of logs: colours and other orders to a terminal, which say nothing to a reader. */
const terminalOrder =
  /\u001b(?:\[[0-9;:?<=>]{0,40}[ -/]{0,4}[@-~]|\][^\u0007\u001b\n]{0,400}(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

const named = (sign: string): string => `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;

const suspect = /[^\t\n\r -~]/;

/** True where {@link visibleText} changes nothing. */
export const isVisible = (text: string): boolean => !suspect.test(text) || text.search(deceiving) === -1;

/** The text with every deceiving character printed as what it is. @example visibleText('a\u200bb') // 'a[U+200B]b' */
export const visibleText = (text: string): string => (suspect.test(text) ? text.replace(deceiving, named) : text);

/** A log without orders to a terminal; what remains of them is printed as what it is. */
export const visibleLog = (text: string): string =>
  suspect.test(text) ? visibleText(text.replace(terminalOrder, '')) : text;
