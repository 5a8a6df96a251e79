import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { parse as parseCsv } from 'csv-parse/sync';
import MarkdownIt, { type Token } from 'markdown-it';
import { type DefaultTreeAdapterTypes, parse as parseHtml } from 'parse5';

/** Rows of a CSV, by a parser that refuses what RFC 4180 does. */
export function readCsv(text: string): string[][] {
  return parseCsv(text, { relax_column_count: false, record_delimiter: '\r\n' });
}

/** The root element, by a parser that stops at the first error. */
export function readXml(text: string): Element {
  const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml').documentElement;
  if (root === null) throw new Error('the XML has no root');
  return root;
}

export function elements(root: Element, name: string): Element[] {
  return Array.from(root.getElementsByTagName(name));
}

/** The tables of a GitHub-flavoured Markdown text: for each the texts of its head, and how many rows it has. */
export function readMarkdownTables(text: string): { head: string[]; rows: string[][] }[] {
  const tables: { head: string[]; rows: string[][] }[] = [];
  for (const { type, content } of withText(markdown.parse(text, {}))) {
    const table = tables.at(-1);
    if (type === 'table_open') tables.push({ head: [], rows: [] });
    else if (type === 'tr_open') table?.rows.push([]);
    else if (type === 'th_open') table?.head.push(content);
    else if (type === 'td_open') table?.rows.at(-1)?.push(content);
  }
  // The first row is the head.
  return tables.map(({ head, rows }) => ({ head, rows: rows.slice(1) }));
}

/** Every token, the inline ones too. */
export function markdownTokens(text: string): Token[] {
  return markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

const markdown = new MarkdownIt({ html: true, linkify: true });

/** An opening tag is followed by the text in it. */
function withText(tokens: readonly Token[]): { type: string; content: string }[] {
  return tokens.map(({ type }, index) => ({ type, content: tokens[index + 1]?.content ?? '' }));
}

/** Every element of a page, as a browser would make it. */
export function readHtml(text: string): DefaultTreeAdapterTypes.Element[] {
  const found: DefaultTreeAdapterTypes.Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parseHtml(text));
  return found;
}

/** A GitHub workflow command, read as the runner reads it. */
export type WorkflowCommand = { command: string; properties: Record<string, string>; data: string };

/** Lines that the runner would take for commands, in either spelling, wherever it looks for them. */
export function readWorkflowCommands(text: string): WorkflowCommand[] {
  return text.split(/\r\n|\n|\r/).flatMap((line) => {
    const [, command, written = '', data] = /^\s*::([^\s:]+)(?: ([^]*?))?::([^]*)$/.exec(line) ?? [];
    if (command === undefined || data === undefined) return line.includes('##[') ? [{ command: '##[', properties: {}, data: line }] : [];
    const properties = Object.fromEntries(
      written.split(',').map((property): [string, string] => {
        const at = property.indexOf('=');
        return [property.slice(0, at), unescapeProperty(property.slice(at + 1))];
      }),
    );
    return [{ command, properties, data: unescapeData(data) }];
  });
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}

type Packed = { isAll: boolean; columns: { texts: string[]; rows: number[] }[] };

/** Packed rows of an HTML report, as its script reads them. */
export function unpack(json: string): string[][] {
  const { columns } = JSON.parse(json) as Packed;
  return (columns[0]?.rows ?? []).map((_, row) => columns.map(({ texts, rows }) => texts[rows[row] ?? -1] ?? ''));
}

/** The packed rows of one table of a page, where it has some. */
export function island(page: string, id: string): string | undefined {
  return new RegExp(`<script type="application/json" data-rows-of="${id}">([^<]*)</script>`).exec(page)?.[1];
}
