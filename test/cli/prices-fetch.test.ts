import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nextOf, readAllPages } from '../../src/cli/retail-api.ts';
import type { PricesOutput } from '../../src/pricing/prices-output.ts';
import { call, CLEAN, expectDecent, expectRefusal, folderWith } from './call.ts';
import { type Answer, json, loopback } from './loopback.ts';

type Item = Record<string, unknown>;

/** Rows as the service gives them. */
const rowsOf = (region: string): Item[] => JSON.parse(readFileSync(`test/fixtures/retail-prices/${region}.json`, 'utf8')).Items;
const WEST = rowsOf('westeurope');
const NORTH = rowsOf('northeurope');

const page = (items: readonly Item[], next: unknown = null) => ({
  BillingCurrency: 'USD',
  CustomerEntityId: 'Default',
  CustomerEntityType: 'Retail',
  Items: items,
  NextPageLink: next,
  Count: items.length,
});

/** What the service does with the fields of a filter that it knows. */
function matching(filter: string): Item[] {
  const wanted = [...filter.matchAll(/(\w+) eq '((?:[^']|'')*)'/g)].map(
    ([, field = '', value = '']) => [field === 'priceType' ? 'type' : field, value.replaceAll("''", "'")] as const,
  );
  expect(filter.split(' and ')).toHaveLength(wanted.length);
  return [...WEST, ...NORTH, { ...WEST[0], armRegionName: 'eastus', isPrimaryMeterRegion: false }].filter((item) =>
    wanted.every(([field, value]) => item[field] === value),
  );
}

/** Answers as the service does: one row a page, with a link to the next as it writes it. */
const service: Answer = ({ url = '', headers }, response) => {
  const at = new URL(url, `http://${headers.host}`);
  const skip = Number(at.searchParams.get('$skip') ?? 0);
  const items = matching(at.searchParams.get('$filter') ?? '');
  at.searchParams.set('$skip', String(skip + 1));
  json(response, page(items.slice(skip, skip + 1), skip + 1 < items.length ? at.href : null));
};

const fetchInto = (cwd: string, endpoint: string, ...more: string[]) =>
  call(['prices', 'fetch', '--endpoint', endpoint, '-o', 'prices.yaml', ...more], { cwd });

describe('prices fetch', () => {
  it('asks for the snapshots of the regions, follows the pages, and writes a sheet of the day', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    const { endpoint, asked, origin } = await loopback(service);
    const answer = await fetchInto(cwd, endpoint, '--raw', 'pages.json');
    expect(answer).toMatchObject({ code: 0, stdout: '' });
    expectDecent(answer, cwd);
    expect(answer.stderr.split('\n')).toEqual([
      'wrote prices.yaml',
      'note: the answer has no price of Standard_ZRS in "westeurope", which 1 line needs',
      'note: the answer has no egress between regions: for 1 pair of regions list prices that come with gallerist are assumed',
      'wrote pages.json',
      '',
    ]);
    const first = asked.filter(({ parameters }) => !('$skip' in parameters));
    expect(first.map(({ path, parameters }) => [path, parameters['$filter']])).toEqual(
      ['northeurope', 'westeurope'].flatMap((region) =>
        ['LRS', 'ZRS'].map((kind) => [
          '/api/retail/prices',
          `serviceName eq 'Storage' and priceType eq 'Consumption' and skuName eq 'Snapshots ${kind}' and armRegionName eq '${region}'`,
        ]),
      ),
    );
    for (const { parameters } of first) expect(parameters).toMatchObject({ 'api-version': '2023-01-01-preview', meterRegion: "'primary'" });
    const sheet = readFileSync(join(cwd, 'prices.yaml'), 'utf8');
    expect(sheet).toMatch(/^# Written by "gallerist prices fetch": .*\ngallerist-prices: 1\nname: azure-retail-prices\nasOf: 2026-01-15\n/);
    expect(sheet).not.toContain(origin);
    // Every row of storage is of that day, too.
    expect(sheet.match(/storageAccountType.*asOf/g)).toBeNull();
    // What was written can be read, and so can the pages as they came.
    const shown = async (prices: string) =>
      // Our own output, of our own shape.
      JSON.parse((await call(['prices', 'show', '-f', 'json', '--prices', prices], { cwd })).stdout) as PricesOutput;
    const [own, raw] = [await shown('prices.yaml'), await shown('pages.json')];
    expect(own.summary).toEqual({ listed: 1, assumed: 1, missing: 1 });
    expect(own.storage.map(({ price, meter }) => [price, meter])).toEqual(raw.storage.map(({ price, meter }) => [price, meter]));
  });

  it('asks for all regions at once with --all, in the currency that is wanted, and keeps what the address says', async () => {
    const cwd = folderWith({});
    const { endpoint, asked } = await loopback((_, response, number) => {
      const items = number === 0 ? [...WEST, ...NORTH].map((item) => ({ ...item, currencyCode: 'EUR' })) : [];
      json(response, { ...page(items), BillingCurrency: 'EUR' });
    });
    const answer = await fetchInto(cwd, `${endpoint}?key=a%20b#top`, '--all', '--currency', 'eur');
    expect(answer.code).toBe(0);
    expect(asked.map(({ parameters }) => parameters['$filter'])).toEqual([
      "serviceName eq 'Storage' and priceType eq 'Consumption' and skuName eq 'Snapshots LRS'",
      "serviceName eq 'Storage' and priceType eq 'Consumption' and skuName eq 'Snapshots ZRS'",
    ]);
    for (const { parameters } of asked) expect(parameters).toMatchObject({ key: 'a b', currencyCode: "'EUR'" });
    expect(readFileSync(join(cwd, 'prices.yaml'), 'utf8')).toContain('currency: EUR\n');
  });

  it('passes over regions of other clouds and of none, and says so', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN.replace('[westeurope, northeurope]', '[westeurope, chinaeast, "x\' or 1 eq 1"]') });
    const { endpoint, asked } = await loopback(service);
    const { stderr } = await fetchInto(cwd, endpoint);
    expect(stderr).toContain('note: not asked for, since they are no regions of AzureCloud: chinaeast and x');
    expect(asked.filter(({ parameters }) => parameters['$filter']?.includes('1 eq 1'))).toEqual([]);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('prints to standard output without --output, and shows progress on a terminal alone', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    const { endpoint } = await loopback(service);
    const args = ['prices', 'fetch', '--endpoint', endpoint];
    const piped = await call(args, { cwd });
    expect(piped.stdout).toContain('gallerist-prices: 1');
    expect(piped.stderr).not.toContain('Asking');
    expect((await call(args, { cwd, isTerminal: true })).stderr).toContain('Asking 127.0.0.1:');
    expect((await call(args, { cwd, isTerminal: true, env: { CI: '1' } })).stderr).not.toContain('Asking');
    expect((await call([...args, '-q'], { cwd, isTerminal: true })).stderr).toBe('');
  });
});

/** Fails so many times, and answers then. */
const failing =
  (times: number, fail: (response: ServerResponse) => void): Answer =>
  (request, response, number) =>
    number < times ? fail(response) : service(request, response, number);

const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(code, headers).end('no');

describe('what passes', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['429 with a wait in seconds', status(429, { 'retry-after': '0' })],
    ['429 with a wait until a date', status(429, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' })],
    ['503', status(503, { 'retry-after': '0' })],
    ['500', status(500, { 'retry-after': '0' })],
  ])('is waited for: %s', async (_, fail) => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    const { endpoint, asked } = await loopback(failing(2, fail));
    expect((await fetchInto(cwd, endpoint)).code).toBe(0);
    expect(asked[1]).toEqual(asked[0]);
    expect(asked[2]).toEqual(asked[0]);
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['429', status(429, { 'retry-after': '0' }), 'answered 429 Too Many Requests, 3 times'],
    ['503', status(503, { 'retry-after': '0' }), 'answered 503 Service Unavailable, 3 times'],
  ])('is given up after --retries: %s', async (_, fail, what) => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    const { endpoint, asked, origin } = await loopback(failing(99, fail));
    expectRefusal(await fetchInto(cwd, endpoint, '--retries', '2'), cwd, `${origin} ${what}`, '--retries');
    expect(asked).toHaveLength(3);
    expect(existsSync(join(cwd, 'prices.yaml'))).toBe(false);
  });

  it('is not asked for again with --retries 0', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    const { endpoint, asked } = await loopback(failing(99, status(503)));
    expectRefusal(await fetchInto(cwd, endpoint, '--retries', '0'), cwd, 'answered 503 Service Unavailable', '--retries');
    expect(asked).toHaveLength(1);
  });

  it('is not waited for longer than the deadline', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    const { endpoint, asked } = await loopback(failing(99, status(429, { 'retry-after': '3600' })));
    const before = performance.now();
    expectRefusal(
      await fetchInto(cwd, endpoint, '--deadline', '60'),
      cwd,
      'gave no whole answer within 60 s; the last time, ',
      '--deadline',
    );
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(asked).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['no answer', () => {}],
    [
      'an answer that stops in the middle',
      (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{"Items":['),
    ],
  ])('is given up in time: %s', async (_, answer) => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    const { endpoint, asked } = await loopback(answer);
    const refused = await fetchInto(cwd, endpoint, '--timeout', '0.2', '--retries', '0');
    expectRefusal(refused, cwd, 'did not answer within 0.2 s', '--timeout');
    expect(asked).toHaveLength(1);
    expect(existsSync(join(cwd, 'prices.yaml'))).toBe(false);
  });

  it('is tried again after a slow answer and after a broken line', async () => {
    const { endpoint, asked } = await loopback((request, response, number) => {
      if (number === 0) return;
      if (number === 1) return void request.socket.destroy();
      // More is promised than comes.
      if (number === 2)
        return void response.writeHead(200, { 'content-type': 'application/json', 'content-length': '99' }).end('{"Items":[');
      json(response, page([]));
    });
    const asking = { questions: [new URL(endpoint)], answerMs: 200, deadlineMs: 10_000, retries: 3, backoffMs: 1 };
    expect(await readAllPages(asking)).toEqual([page([])]);
    expect(asked).toHaveLength(4);
  });

  it('is waited for longer each time', async () => {
    const at: number[] = [];
    const { endpoint } = await loopback((_, response, number) => {
      at.push(performance.now());
      if (number < 3) status(500)(response);
      else json(response, page([]));
    });
    await readAllPages({ questions: [new URL(endpoint)], answerMs: 5000, deadlineMs: 30_000, retries: 3, backoffMs: 40 });
    const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    for (const [index, least] of [40, 80, 160].entries()) expect(waits[index]).toBeGreaterThanOrEqual(least - 2);
  });

  it('is no server at all', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    // Nobody listens on the port that a closed server had.
    const { createServer } = await import('node:net');
    const port = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
      });
    });
    const refused = await fetchInto(cwd, `http://127.0.0.1:${port}/`, '--retries', '0');
    expectRefusal(refused, cwd, `http://127.0.0.1:${port} cannot be reached: nobody listens there`, 'network');
  });
});

const text =
  (body: string | Uint8Array, type = 'application/json') =>
  (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': type }).end(body);
const whole = JSON.stringify(page(WEST));

describe('what does not pass', () => {
  it.each<[string, (response: ServerResponse, origin: string) => void, string]>([
    [
      'a page of HTML',
      (response) => text('<html>Sign in</html>', 'text/html; charset=utf-8')(response),
      'answered text/html, JSON is expected',
    ],
    ['no type of content', (response) => response.writeHead(200).end(whole), 'answered no type of content, JSON is expected'],
    ['garbage', (response) => text('garbage')(response), 'answered what is no JSON, though it says so'],
    ['JSON that is cut', (response) => text(whole.slice(0, 300))(response), 'answered what is no JSON, though it says so'],
    ['bytes that are no text', (response) => text(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))(response), 'answered what is not UTF-8'],
    ['something else', (response) => text('[1]')(response), 'answered JSON that is no page of prices'],
    ['Items under the prototype', (response) => text('{"__proto__":{"Items":[]}}')(response), 'answered JSON that is no page of prices'],
    ['no prices', (response) => json(response, page([])), 'no price of a managed disk snapshot'],
    [
      'a wrong type',
      (response) => json(response, page([{ ...WEST[0], retailPrice: 'free' }])),
      'at /0/Items/0/retailPrice: "free" is no price',
    ],
    ['404', (response) => status(404)(response), 'answered 404 Not Found'],
    ['400', (response) => status(400)(response), 'answered 400 Bad Request'],
    ['204', (response) => response.writeHead(204).end(), 'answered 204 No Content'],
    [
      'a redirect to elsewhere',
      (response) => status(302, { location: 'http://localhost:1/steal' })(response),
      'answered 302 Found, which leads to http://localhost:1: that is not followed',
    ],
    [
      'a redirect to a file',
      (response) => status(302, { location: 'file:///etc/passwd' })(response),
      'which leads to file:: that is not followed',
    ],
    [
      'nested too deep to be kept',
      (response) => text(whole.replace('{', `{"Deep":${'['.repeat(50_000)}${']'.repeat(50_000)},`))(response),
      'too large, or nested too deep, for --raw to keep',
    ],
    [
      'a redirect to itself',
      (response, origin) => status(301, { location: `${origin}/` })(response),
      'which leads elsewhere: that is not followed',
    ],
    [
      'pages in a circle',
      (response, origin) => json(response, page(WEST, `${origin}/circle`)),
      'page 2 of the answer leads back to a page that was read',
    ],
    [
      'a link to another place',
      (response) => json(response, page(WEST, 'http://localhost:1/steal')),
      'page 1 of the answer goes on at http://localhost:1, ',
    ],
    ['a link to another port', (response) => json(response, page(WEST, 'http://127.0.0.1:1/')), 'goes on at http://127.0.0.1:1, '],
    ['a link to a file', (response) => json(response, page(WEST, 'file:///etc/passwd')), 'goes on at file:, '],
    ['a link that is none', (response) => json(response, page(WEST, 'next')), 'goes on at no address, '],
    ['a link that is a number', (response) => json(response, page(WEST, 7)), 'goes on at no address, '],
    ['a link with a password', (response, origin) => json(response, page(WEST, origin.replace('//', '//a:b@'))), 'goes on at '],
    [
      'another currency',
      (response) => json(response, { ...page(WEST.map((item) => ({ ...item, currencyCode: 'EUR' }))), BillingCurrency: 'EUR' }),
      'answered in EUR, USD was asked for',
    ],
  ])('is %s: nothing is written, and nobody else is asked', async (_, fail, what) => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    let own = '';
    const { endpoint, asked, origin } = await loopback((_request, response) => fail(response, own));
    own = origin;
    const refused = await fetchInto(cwd, endpoint, '--currency', 'USD', '--raw', 'raw.json');
    expectRefusal(refused, cwd, what);
    expect(refused.stderr).not.toMatch(/steal|passwd|a:b/);
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(existsSync(join(cwd, 'prices.yaml')) || existsSync(join(cwd, 'raw.json'))).toBe(false);
  });

  it('is no port that the service need not have written', () => {
    const next = 'https://prices.azure.com:443/api/retail/prices?$skip=1000';
    expect(nextOf({ NextPageLink: next }, 'https://prices.azure.com', 1)?.href).toBe(next.replace(':443', ''));
    for (const last of [undefined, null, '']) expect(nextOf({ NextPageLink: last }, 'https://prices.azure.com', 1)).toBeUndefined();
    expect(() => nextOf({ NextPageLink: next.replace('https:', 'http:') }, 'https://prices.azure.com', 1)).toThrow(
      'goes on at http://prices',
    );
  });

  it('is an answer without end', async () => {
    const { endpoint, asked, origin } = await loopback((_, response, number) => json(response, page([], `${origin}/?$skip=${number}`)));
    const asking = { questions: [new URL(endpoint)], answerMs: 5000, deadlineMs: 60_000, retries: 0 };
    await expect(readAllPages(asking)).rejects.toThrow('the answer has more than 500 pages');
    expect(asked).toHaveLength(500);
  }, 60_000);

  it.each([
    [['--endpoint', 'ftp://127.0.0.1/'], '--endpoint "ftp://127.0.0.1/" is no http or https address'],
    [['--endpoint', 'file:///etc/passwd'], 'is no http or https address'],
    [['--endpoint', 'prices'], '--endpoint "prices" is no http or https address'],
    [['--endpoint', 'http://me:secret@127.0.0.1/'], '--endpoint holds a user or a password'],
    [['--currency', 'XXX'], 'has no prices in "XXX"'],
    [['--timeout', 'long'], '--timeout "long" is no number up to 3600'],
    [['--timeout', '0'], '--timeout "0" is no number up to 3600'],
    [['--deadline', '1e9'], '--deadline "1e9" is no number up to 86400'],
    [['--retries', '21'], '--retries "21" is no number up to 20'],
    [['--raw', 'prices.yaml'], '--raw and --output are both "prices.yaml"'],
    [['--rate', 'EUR=1@2026-01-01'], '--rate is for prices show'],
    [['nothing.yaml'], 'nothing.yaml'],
  ])('is a request like %j: nobody is asked', async (args, what) => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    const { endpoint, asked } = await loopback(service);
    const given = args.includes('--endpoint') ? args : ['--endpoint', endpoint, ...args];
    const refused = await call(['prices', 'fetch', '-o', 'prices.yaml', ...given], { cwd });
    expectRefusal(refused, cwd, what);
    expect(refused.stderr).not.toContain('secret');
    expect(asked).toEqual([]);
  });

  it('is an estate in no region of the service', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN.replaceAll(/westeurope|northeurope/g, 'chinaeast') });
    const { endpoint, asked } = await loopback(service);
    expectRefusal(await fetchInto(cwd, endpoint), cwd, 'no region of AzureCloud');
    expect(asked).toEqual([]);
  });
});
