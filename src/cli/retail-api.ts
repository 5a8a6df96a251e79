import { setTimeout as sleep } from 'node:timers/promises';
import { isPage } from '../pricing/retail-prices.ts';
import { TOOL } from '../report/tool.ts';
import { UsageError } from './usage-error.ts';

// The only file that uses the network. It asks what the user told it to ask, and follows an answer to no other place.

export type Asking = {
  /** Addresses of the first pages, one after the other, all of one origin. */
  questions: readonly URL[];
  /** How long one answer may take, and all of them with every wait between them. */
  answerMs: number;
  deadlineMs: number;
  /** How often a page is asked for again. */
  retries: number;
  /** The first wait before that; each further one is twice as long. */
  backoffMs?: number;
  /** Called before each page, with its number. */
  onPage?: (page: number) => void;
};

/** Pages of one answer; the service gives up to 1,000 prices on each. */
const MAX_PAGES = 500;
const MAX_PAGE_BYTES = 64 * 1024 * 1024;
const BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 30_000;

/** Reads all pages of the answers. What goes wrong is a usage error: then there is no answer at all, not half of one. */
export async function readAllPages({ questions, onPage = () => {}, ...asking }: Asking): Promise<unknown[]> {
  const endsAt = performance.now() + asking.deadlineMs;
  const pages: unknown[] = [];
  const seen = new Set<string>();
  for (const question of questions) {
    for (let next: URL | undefined = question; next !== undefined;) {
      if (pages.length === MAX_PAGES)
        throw new UsageError(`the answer has more than ${MAX_PAGES} pages`, 'Ask for fewer regions at a time.');
      if (seen.has(next.href)) {
        throw new UsageError(
          `page ${pages.length} of the answer leads back to a page that was read`,
          'Nothing is written; check --endpoint.',
        );
      }
      seen.add(next.href);
      onPage(pages.length + 1);
      const page = await askPatiently(next, { ...asking, endsAt });
      pages.push(page);
      next = nextOf(page, question.origin, pages.length);
    }
  }
  return pages;
}

/** Where the answer goes on: only at the same place, whatever a page says. */
export function nextOf({ NextPageLink: link }: Page, origin: string, number: number): URL | undefined {
  if (link === undefined || link === null || link === '') return undefined;
  const next = typeof link === 'string' ? parsedUrl(link) : undefined;
  if (next?.origin === origin && next.username === '' && next.password === '') return next;
  const where = next === undefined ? 'no address' : placeOf(next);
  throw new UsageError(`page ${number} of the answer goes on at ${where}, ${origin} is expected`, 'Nothing is written; check --endpoint.');
}

/** What is no place on the network (`file:`) has no origin, and is named by its protocol. */
function placeOf({ origin, protocol }: URL): string {
  return origin === 'null' ? protocol : origin;
}

export function parsedUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

type Page = Record<string, unknown>;

/** What may be better next time: too many requests, a fault of the server, no answer in time, a broken line. */
class PassingFailure extends Error {
  readonly hint: string;
  /** How long the server asks to wait. */
  readonly waitMs: number | undefined;

  constructor(message: string, hint: string, waitMs?: number, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
    this.waitMs = waitMs;
  }
}

type Patience = Omit<Asking, 'questions' | 'onPage'> & { endsAt: number };

async function askPatiently(url: URL, { retries, answerMs, deadlineMs, backoffMs = BACKOFF_MS, endsAt }: Patience): Promise<Page> {
  for (let attempt = 1; ; attempt++) {
    const leftMs = endsAt - performance.now();
    if (leftMs <= 0) throw outOfTime(url, deadlineMs);
    try {
      return await ask(url, Math.min(answerMs, leftMs));
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw error;
      const waitMs = error.waitMs ?? Math.min(backoffMs * 2 ** (attempt - 1), MAX_BACKOFF_MS);
      if (attempt > retries) {
        throw new UsageError(`${error.message}${attempt === 1 ? '' : `, ${attempt} times`}`, error.hint, { cause: error });
      }
      if (performance.now() + waitMs >= endsAt) throw outOfTime(url, deadlineMs, error);
      await sleep(waitMs);
    }
  }
}

function outOfTime({ origin }: URL, deadlineMs: number, cause?: PassingFailure): UsageError {
  const last = cause === undefined ? '' : `; the last time, ${cause.message}`;
  return new UsageError(`${origin} gave no whole answer within ${deadlineMs / 1000} s${last}`, 'Give it more time with --deadline.', {
    cause,
  });
}

const TRY_LATER = 'Try again later, or more often with --retries.';

async function ask(url: URL, answerMs: number): Promise<Page> {
  const { origin } = url;
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'application/json', 'user-agent': `gallerist/${TOOL.version}` },
      signal: AbortSignal.timeout(Math.ceil(answerMs)),
    });
    refuseStatus(response, origin);
    text = await boundedText(response, origin);
  } catch (error) {
    throw explained(error, origin, answerMs);
  }
  return pageIn(text, origin);
}

function refuseStatus(response: Response, origin: string): void {
  const { status, headers } = response;
  if (status === 200) {
    const type = headers.get('content-type') ?? 'no type of content';
    if (/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) return;
    throw new UsageError(
      `${origin} answered ${type.split(';')[0]}, JSON is expected`,
      'Check --endpoint: a portal or a proxy may have answered in its place.',
    );
  }
  const answered = `${origin} answered ${status}${response.statusText === '' ? '' : ` ${response.statusText}`}`;
  if (status === 429 || status >= 500) throw new PassingFailure(answered, TRY_LATER, waitOf(headers.get('retry-after')));
  if (status >= 300 && status < 400) {
    const to = parsedUrl(headers.get('location') ?? '');
    throw new UsageError(
      `${answered}, which leads ${to === undefined || to.origin === origin ? 'elsewhere' : `to ${placeOf(to)}`}: that is not followed`,
      'Name the address itself with --endpoint.',
    );
  }
  throw new UsageError(answered, 'Check --endpoint and --currency.');
}

/** Seconds, or a date. */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

async function boundedText({ body }: Response, origin: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_PAGE_BYTES) throw new UsageError(`a page of ${origin} has more than ${MAX_PAGE_BYTES} bytes`, 'Check --endpoint.');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function explained(error: unknown, origin: string, answerMs: number): unknown {
  if (error instanceof UsageError || error instanceof PassingFailure || !(error instanceof Error)) return error;
  if (error.name === 'TimeoutError') {
    const seconds = Number((answerMs / 1000).toFixed(1));
    return new PassingFailure(`${origin} did not answer within ${seconds} s`, 'Give it more time with --timeout.', undefined, {
      cause: error,
    });
  }
  if ('code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new UsageError(`${origin} answered what is not UTF-8`, 'Check --endpoint.', { cause: error });
  }
  return new PassingFailure(`${origin} cannot be reached: ${reasonOf(error)}`, 'Check the network and --endpoint.', undefined, {
    cause: error,
  });
}

/** `fetch` says why in the cause of what it throws; of several addresses, each for itself. */
function reasonOf(error: Error): string {
  let cause: unknown = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) cause = cause.errors[0];
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? (REASONS[cause.code] ?? cause.code) : cause.message;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  ENOTFOUND: 'no such host is known',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
};

function pageIn(text: string, origin: string): Page {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${origin} answered what is no JSON, though it says so`, 'Nothing is written; check --endpoint.', { cause });
  }
  if (isPage(value)) return value;
  throw new UsageError(`${origin} answered JSON that is no page of prices`, 'Check --endpoint: a page has "Items".');
}
