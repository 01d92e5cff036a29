/** For how long one step may keep the page from answering, in milliseconds. */
const mostAtOnce = 12;

/**
 * Lays out what the style sheet leaves out of a large page while it opens, step by step from the top. Then the page is
 * whole: for a picture of all of it, for what is selected and copied, and for links into it.
 */
export function layOutRest(): void {
  const { dataset } = document.documentElement;
  if (!('large' in dataset)) return;
  const left = [...document.querySelectorAll<HTMLElement>('section, .board tr')];
  let at = 0;
  const step = (): void => {
    const end = performance.now() + mostAtOnce;
    for (; at < left.length && performance.now() < end; at++) {
      left[at]!.style.contentVisibility = 'visible';
      // Asking for a height lays it out now, not with all others before the next frame.
      left[at]!.getBoundingClientRect();
    }
    if (at < left.length) setTimeout(step);
    else {
      delete dataset['large'];
      for (const element of left) element.removeAttribute('style');
    }
  };
  setTimeout(step);
}
