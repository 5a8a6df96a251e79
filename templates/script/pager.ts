import { element } from './element.ts';
import { word } from './words.ts';

export const PAGE = 50;

/** Buttons that leaf through pages, shown where there is more than one. */
export type Pager = { element: HTMLElement; show(page: number, count: number): void };

export function makePager(turnTo: (page: number) => void): Pager {
  let current = 0;
  const button = (name: string, step: number) => {
    const made = element('button', { type: 'button' }, word(name));
    made.addEventListener('click', () => turnTo(current + step));
    return made;
  };
  const previous = button('previous', -1);
  const next = button('next', 1);
  const place = element('span');
  const box = element('span', { class: 'pager' }, previous, place, next);
  return {
    element: box,
    show(page, count) {
      current = page;
      const pages = Math.max(1, Math.ceil(count / PAGE));
      box.hidden = pages === 1;
      place.textContent = word('page', { page: page + 1, pages });
      // A button that has the focus keeps it: who leafs by keyboard is not thrown back to the top.
      previous.setAttribute('aria-disabled', String(page === 0));
      next.setAttribute('aria-disabled', String(page === pages - 1));
    },
  };
}

export function clampPage(page: number, count: number): number {
  return Math.max(0, Math.min(page, Math.ceil(count / PAGE) - 1));
}
