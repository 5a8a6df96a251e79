import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { parse as parseCsv } from 'csv-parse/sync';
import { marked, type Token, type Tokens } from 'marked';
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

/** The tables of a GitHub-flavoured Markdown text. */
export function readMarkdownTables(text: string): Tokens.Table[] {
  return marked.lexer(text).filter((token): token is Tokens.Table => token.type === 'table');
}

/** Every token, the nested too. */
export function markdownTokens(text: string): Token[] {
  const tokens: Token[] = [];
  marked.walkTokens(marked.lexer(text), (token) => {
    tokens.push(token);
  });
  return tokens;
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
