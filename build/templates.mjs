// @ts-check
/**
 * Compiles the built-in Handlebars templates to code, so that a report needs Handlebars' small runtime only.
 * Templates are strict: a field that the view model lacks fails the report, wherever it is named.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import Handlebars from 'handlebars';
import { landOutline } from './land-outline.mjs';

const ENDING = '.hbs';
/** Text that is not HTML is escaped before it reaches its template. */
const ESCAPED_BY_HANDLEBARS = new Set(['html']);

const DECLARATION = `/** Built-in templates and partials by name and format: \`replication.md\`, \`partials/page.html\`. */
export declare const TEMPLATES: Readonly<Record<string, TemplateSpecification>>;
`;

/**
 * The modules with the compiled templates, by their paths in the repository.
 *
 * @param {string} root
 * @returns {Promise<[path: string, text: string][]>}
 */
export async function precompileTemplates(root) {
  const style = await minifiedStyle(join(root, 'templates/style.css'));
  const script = await minifiedScript(join(root, 'templates/script/main.ts'));
  const land = landOutline(root);
  const entries = templateFiles(join(root, 'templates')).map(({ name, text }) => {
    const ready = text
      .replace('/*STYLE*/', () => style)
      .replace('/*STYLE-HASH*/', () => sha256(style))
      .replace('/*SCRIPT*/', () => script)
      .replace('/*SCRIPT-HASH*/', () => sha256(script))
      .replace('/*LAND*/', () => land);
    return `${JSON.stringify(name)}: ${precompile(name, ready)},`;
  });
  const code = ['// Generated from templates/ by `npm run generate`.', 'export const TEMPLATES = {', ...entries, '};', ''].join('\n');
  return [
    ['src/generated/templates.js', code],
    ['src/generated/templates.d.ts', DECLARATION],
  ];
}

/** @param {string} folder */
function templateFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ENDING))
    .toSorted()
    .map((path) => ({ name: path.slice(0, -ENDING.length).replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }));
}

/**
 * @param {string} name
 * @param {string} text
 */
function precompile(name, text) {
  const format = name.slice(name.lastIndexOf('.') + 1);
  const template = Handlebars.parse(text, { srcName: name });
  new StrictPaths().accept(template);
  return Handlebars.precompile(template, {
    strict: true,
    knownHelpersOnly: true,
    noEscape: !ESCAPED_BY_HANDLEBARS.has(format),
  });
}

/** Strict mode checks what a template prints; this has it check what `each`, `if` and `with` are given, too. */
class StrictPaths extends Handlebars.Visitor {
  /** @param {hbs.AST.PathExpression & { strict?: boolean }} path */
  PathExpression(path) {
    path.strict = true;
  }
}

/** @param {string} path */
async function minifiedStyle(path) {
  const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true, target: 'es2020' });
  return harmless(code.trim(), path);
}

/** @param {string} path */
async function minifiedScript(path) {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, minify: true, format: 'iife', target: 'es2022', write: false });
  return harmless(outputFiles[0]?.text.trim() ?? '', path);
}

/** @param {string} text @param {string} path */
function harmless(text, path) {
  if (/\{\{|<\/|<!--/.test(text)) throw new Error(`${path} holds what a template or a page would take for its own`);
  return text;
}

/** @param {string} text */
function sha256(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
