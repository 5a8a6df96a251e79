import { element, svgElement } from './element.ts';

/**
 * Makes a cell as the templates do, of its text. Where a cell has parts, they are the lines of the text: the first lines are
 * what the kind says, all others stand below.
 */
type MakeCell = (text: string) => (Node | string)[];

const MAKERS: Readonly<Record<string, MakeCell>> = {
  image: (text) => {
    const at = text.lastIndexOf('/') + 1;
    return [element('span', {}, text.slice(0, at)), text.slice(at)];
  },
  badge: (text) => {
    const [kind = '', label = '', note = ''] = text.split('\n');
    return [element('span', { class: `badge ${kind}` }, label), ' ', element('span', { class: 'verdict' }, note)];
  },
  marks: (text) => pairs(text.split('\n')).map(([letter, name]) => element('abbr', { class: 'mark', title: name }, letter)),
  bar: (text) => {
    const [status = '', configured = '', needed = '', label = ''] = text.split('\n');
    return [
      svgElement(
        'svg',
        { class: `bar ${status}`, viewBox: '0 0 102 10', width: '102', height: '10', role: 'img', 'aria-label': label },
        svgElement('title', {}, label),
        svgElement('rect', { class: 'track', width: '100', height: '10', rx: '2' }),
        svgElement('rect', { class: 'fill', width: configured, height: '10', rx: '2' }),
        svgElement('rect', { class: 'need', x: needed, width: '2', height: '10' }),
      ),
    ];
  },
  demand: (text) => {
    const [demand = '', window = '', ...because] = text.split('\n');
    const made: (Node | string)[] = [demand];
    if (window !== '') made.push(' ', element('span', { class: 'window' }, window));
    if (because.length > 0) made.push(element('ul', { class: 'because' }, ...because.map((line) => element('li', {}, line))));
    return made;
  },
};

/** The content of a cell of that kind. */
export function cellContent(kind: string, text: string): (Node | string)[] {
  return MAKERS[kind]?.(text) ?? [text];
}

/** What a cell is found by, of the lines of its text: not the names of classes, nor where a bar ends. */
export function cellText(kind: string, text: string): string {
  if (kind === 'bar') return '';
  const lines = text.split('\n');
  return (kind === 'badge' ? lines.slice(1) : lines).join(' ');
}

function pairs(lines: readonly string[]): [string, string][] {
  const made: [string, string][] = [];
  for (let at = 0; at + 1 < lines.length; at += 2) made.push([lines[at] ?? '', lines[at + 1] ?? '']);
  return made;
}
