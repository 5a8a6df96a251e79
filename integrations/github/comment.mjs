// @ts-check
/**
 * Shows a file of Markdown as one comment of the pull request that a job runs for: the comment that a bot wrote before is
 * brought up to date. Where that cannot be (no pull request, or a token of a fork, which may only read) the file becomes a part of the
 * job's summary; the job does not fail for it.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';

const MARK = '<!-- gallerist diff -->';
const PER_PAGE = 100;
const MOST_PAGES = 50;
const TIMEOUT_MS = 30_000;

const { GALLERIST_COMMENT, GALLERIST_DIFF_PATH = '', GALLERIST_TOKEN } = process.env;
const { GITHUB_API_URL, GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_SERVER_URL, GITHUB_STEP_SUMMARY } = process.env;
const text = readFileSync(process.argv[2] ?? '', 'utf8');

const problem = GALLERIST_COMMENT === 'true' ? await comment().catch((error) => String(error.message ?? error)) : '';
if (problem !== undefined) {
  if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, `${text}\n`);
  if (problem !== '')
    process.stdout.write(`::notice title=gallerist::${problem.replaceAll(/[\r\n%:]+/g, ' ')}. The changes are in the summary of the job\n`);
}

/** @returns {Promise<string | undefined>} why there is no comment; undefined where there is, or need not be */
async function comment() {
  const { pull_request: pull } = JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? '', 'utf8'));
  if (!Number.isSafeInteger(pull?.number)) return 'no pull request to comment on';
  const place = `/repos/${GITHUB_REPOSITORY}/issues`;
  const mark = markOf(GALLERIST_DIFF_PATH);
  const own = await findOwn(`${place}/${pull.number}/comments`, mark);
  const body = `${mark}${text.slice(MARK.length)}\n${originOf(pull.head?.sha)}\n`;
  if (own !== undefined) await ask('PATCH', `${place}/comments/${own}`, { body });
  // Nobody has to be told of nothing; what was told before is put right.
  else if (!isNothing()) await ask('POST', `${place}/${pull.number}/comments`, { body });
}

/** Comparisons of two paths in one pull request are two comments. @param {string} path */
function markOf(path) {
  return `${MARK}\n<!-- of ${createHash('sha256').update(path.trim()).digest('hex').slice(0, 16)} -->`;
}

function isNothing() {
  return text.startsWith(`${MARK}\n## No changes\n`) && !text.includes('<details');
}

/** Which commit it is about, since the comment stays where it is; a run that fails later leaves it. @param {unknown} commit */
function originOf(commit) {
  const run = `[this run](${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID})`;
  return /^[0-9a-f]{40,64}$/.test(String(commit)) ? `Of ${commit}, by ${run}.` : `By ${run}.`;
}

/**
 * The comment of the same writer: who else begins one with the mark could change afterwards what we say in it.
 * @param {string} place
 * @param {string} mark
 * @returns {Promise<number | undefined>}
 */
async function findOwn(place, mark) {
  // A token of a person tells whose it is; one of a job or an app is refused.
  const person = await ask('GET', '/user').catch(() => undefined);
  for (let page = 1; page <= MOST_PAGES; page++) {
    const comments = /** @type {{ id: number, body?: string, user?: { type?: string, login?: string } }[]} */ (
      await ask('GET', `${place}?per_page=${PER_PAGE}&page=${page}`)
    );
    const own = comments.find(({ user, body }) => {
      const isOurs = person === undefined ? user?.type === 'Bot' : user?.login === person.login;
      // Edited in a browser, it has other ends of lines.
      return isOurs && body?.replaceAll('\r\n', '\n').startsWith(mark);
    });
    if (own !== undefined || comments.length < PER_PAGE) return own?.id;
  }
  return undefined;
}

/** @param {string} method @param {string} path @param {object} [content] */
async function ask(method, path, content) {
  const answer = await fetch(`${GITHUB_API_URL}${path}`, {
    method,
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${GALLERIST_TOKEN}`, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  });
  if (!answer.ok) throw new Error(`GitHub refuses the comment with ${answer.status}; it needs the permission "pull-requests write"`);
  return JSON.parse(await answer.text());
}
