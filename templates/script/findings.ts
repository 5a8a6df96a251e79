import { element } from './element.ts';
import { type PackedRows, packedRowsOf } from './packed-rows.ts';
import { clampPage, makePager, PAGE } from './pager.ts';
import { hideRestOf, matches, wordsOf } from './table.ts';
import { word } from './words.ts';

const SEVERITIES = ['error', 'warning', 'info'] as const;
const FEWEST_TO_FILTER = 2;

type Finding = { severity: string; rule: string; file: string; words: string; element(): HTMLElement };

/** Makes a list of findings one that can be narrowed to severities, a rule, a file or words. */
export function enhanceFindings(list: HTMLElement): void {
  const items = [...list.querySelectorAll<HTMLElement>('.findings > li')];
  const packed = packedRowsOf(list.id);
  const all = packed === undefined ? items.map(findingInPage) : packedFindings(packed, items);
  if (all.length < FEWEST_TO_FILTER) return;
  let shown: readonly Finding[] = all;
  let page = 0;

  const pager = makePager((to) => {
    draw(to);
    list.querySelector('h3')?.scrollIntoView({ block: 'nearest' });
  });
  const count = element('output', { class: 'count' });
  const draw = (to: number) => {
    page = clampPage(to, shown.length);
    list.replaceChildren(...sectionsOf(shown.slice(page * PAGE, (page + 1) * PAGE)));
    pager.show(page, shown.length);
    count.textContent = word('findings', { shown: shown.length, all: all.length });
  };

  const text = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  const rule = choiceOf(
    'everyRule',
    all.map((finding) => finding.rule),
  );
  const file = choiceOf(
    'everyFile',
    all.map((finding) => finding.file),
  );
  const severities = SEVERITIES.filter((severity) => all.some((finding) => finding.severity === severity)).map(severityBox);
  const select = () => {
    const filter = wordsOf(text.value);
    const checked = new Set(severities.filter(({ box }) => box.checked).map(({ severity }) => severity));
    shown = all.filter(
      (finding) =>
        checked.has(finding.severity as (typeof SEVERITIES)[number]) &&
        (rule.value === '' || finding.rule === rule.value) &&
        (file.value === '' || finding.file === file.value) &&
        matches(finding.words, filter),
    );
    draw(0);
  };
  for (const control of [text, rule, file, ...severities.map(({ box }) => box)]) control.addEventListener('input', select);
  list.before(
    element(
      'div',
      { class: 'controls', role: 'group', 'aria-label': word('filter') },
      element('label', { class: 'filter' }, element('span', {}, word('filter')), text),
      ...severities.map(({ label }) => label),
      labelled('rule', rule),
      labelled('file', file),
      count,
      pager.element,
    ),
  );
  if (packed?.isAll === true) hideRestOf(list.id);
  addEventListener('beforeprint', () => list.replaceChildren(...sectionsOf(shown.slice(0, 1000))));
  addEventListener('afterprint', () => draw(page));
  draw(0);
}

function findingInPage(item: HTMLElement): Finding {
  const { severity = '', rule = '', file = '' } = item.dataset;
  const words = `${item.textContent ?? ''} ${file}`.toLowerCase();
  return { severity, rule, file, words, element: () => item };
}

/** The columns of packed findings. */
const [SHOWN, SEVERITY, LABEL, MESSAGE, FILE, PLACE, SOURCE, RULE, URL, FIX] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function packedFindings(packed: PackedRows, items: readonly HTMLElement[]): Finding[] {
  const left = [...items];
  return Array.from({ length: packed.length }, (_, row) => {
    const at = (column: number) => packed.textAt(row, column);
    // What the page shows itself is in the same order, with its line of the manifest.
    let item = at(SHOWN) === '' ? undefined : left.shift();
    const words = [MESSAGE, FILE, PLACE, RULE, LABEL, FIX].map(at).join(' ').toLowerCase();
    return { severity: at(SEVERITY), rule: at(RULE), file: at(FILE), words, element: () => (item ??= makeItem(at)) };
  });
}

function makeItem(at: (column: number) => string): HTMLElement {
  const place =
    at(SOURCE) === ''
      ? element('span', {}, at(PLACE))
      : element('span', {}, element('a', { href: at(SOURCE), rel: 'noreferrer' }, at(PLACE)));
  const item = element(
    'li',
    { class: at(SEVERITY) },
    element('p', {}, element('span', { class: `badge ${at(SEVERITY)}` }, at(LABEL)), ' ', at(MESSAGE)),
    element('p', { class: 'place' }, place, ' ', element('a', { href: at(URL), rel: 'noreferrer' }, at(RULE))),
  );
  if (at(FIX) !== '') item.append(element('p', { class: 'fix' }, at(FIX)));
  return item;
}

/** A section a file, in the order of the findings. */
function sectionsOf(findings: readonly Finding[]): HTMLElement[] {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = byFile.get(finding.file);
    if (same === undefined) byFile.set(finding.file, [finding]);
    else same.push(finding);
  }
  return Array.from(byFile, ([file, same]) =>
    element(
      'section',
      { class: 'file' },
      element('h3', {}, file),
      element('ol', { class: 'findings' }, ...same.map((finding) => finding.element())),
    ),
  );
}

function severityBox(severity: (typeof SEVERITIES)[number]) {
  const box = element('input', { type: 'checkbox' });
  box.checked = true;
  return { severity, box, label: element('label', { class: 'check' }, box, word(severity)) };
}

function choiceOf(every: string, names: readonly string[]): HTMLSelectElement {
  const options = [...new Set(names)].sort().map((name) => element('option', { value: name }, name));
  return element('select', {}, element('option', { value: '' }, word(every)), ...options);
}

function labelled(name: string, control: HTMLElement): HTMLElement {
  return element('label', { class: 'choice' }, element('span', {}, word(name)), control);
}
