// @ts-check
/**
 * Shows a file of Markdown as one comment of the pull request that a job runs for: the comment that a bot wrote before is
 * brought up to date. Where that cannot be (no pull request, or a token of a fork, which may only read) the file becomes a part of the
 * job's summary; the job does not fail for it.
 */
import { appendFileSync, readFileSync } from 'node:fs';

const MARK = '<!-- gallerist diff -->';
const PER_PAGE = 100;
const MOST_PAGES = 50;
const TIMEOUT_MS = 30_000;

const { GALLERIST_COMMENT, GALLERIST_TOKEN, GITHUB_API_URL, GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_STEP_SUMMARY } = process.env;
const body = readFileSync(process.argv[2] ?? '', 'utf8');

const problem = GALLERIST_COMMENT === 'true' ? await comment().catch((error) => String(error.message ?? error)) : '';
if (problem !== undefined) {
  appendFileSync(GITHUB_STEP_SUMMARY ?? '', `${body}\n`);
  if (problem !== '')
    process.stdout.write(`::notice title=gallerist::${problem.replaceAll(/[\r\n%:]+/g, ' ')}. The changes are in the summary of the job\n`);
}

/** @returns {Promise<string | undefined>} why there is no comment; undefined where there is */
async function comment() {
  const number = pullRequest();
  if (number === undefined) return 'no pull request to comment on';
  const place = `/repos/${GITHUB_REPOSITORY}/issues`;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const comments = /** @type {{ id: number, body?: string, user?: { type?: string } }[]} */ (
      await ask('GET', `${place}/${number}/comments?per_page=${PER_PAGE}&page=${page}`)
    );
    // Who else begins a comment with the mark could change afterwards what we say in it.
    const own = comments.find((each) => each.user?.type === 'Bot' && each.body?.startsWith(MARK));
    if (own !== undefined) return void (await ask('PATCH', `${place}/comments/${own.id}`, { body }));
    if (comments.length < PER_PAGE) break;
  }
  return void (await ask('POST', `${place}/${number}/comments`, { body }));
}

/** @returns {number | undefined} */
function pullRequest() {
  const event = JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? '', 'utf8'));
  const number = event.pull_request?.number;
  return Number.isSafeInteger(number) ? number : undefined;
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
  return answer.json();
}
