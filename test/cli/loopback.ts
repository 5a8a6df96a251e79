import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** How the server answers a request, by its number from 0 on. */
export type Answer = (request: IncomingMessage, response: ServerResponse, number: number) => void;

export type Loopback = {
  /** `http://127.0.0.1:40000`. */
  origin: string;
  endpoint: string;
  /** The requests in their order: path and parameters, decoded. */
  asked: { path: string; parameters: Record<string, string> }[];
};

/** A server of the test's own, on this machine alone, gone when the test is over. */
export async function loopback(answer: Answer): Promise<Loopback> {
  const asked: Loopback['asked'] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const number = asked.push({ path: url.pathname, parameters: Object.fromEntries(url.searchParams) }) - 1;
    answer(request, response, number);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return { origin, endpoint: `${origin}/api/retail/prices`, asked };
}

export function json(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json; odata.metadata=minimal');
  response.end(JSON.stringify(value));
}
