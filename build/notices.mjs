// @ts-check
/** The licences of what others have made and the package holds a copy of: most ask that their text comes along. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Not bundled as code: the outline of land in HTML reports is drawn from it. */
const DRAWN_FROM = ['node_modules/world-atlas'];

const INTRODUCTION = 'gallerist holds code, and the outline of a map, from these packages.';
const RULE = '-'.repeat(80);

/**
 * @param {Iterable<string>} inputs files that went into bundles, by their paths in the repository
 * @returns {string}
 */
export function noticesOf(inputs) {
  const folders = new Set(DRAWN_FROM);
  for (const path of inputs) {
    const [folder] = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
    if (folder !== undefined) folders.add(folder);
  }
  return [INTRODUCTION, ...[...folders].sort().map(noticeOf)].join(`\n\n${RULE}\n\n`) + '\n';
}

/** @param {string} folder */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return [`${name} ${version}, ${license}`, ...texts].join('\n\n');
}
