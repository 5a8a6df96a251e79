import { type LoadedEstate, loadEstate } from '../engine/analyze.ts';
import type { Config } from '../config/config.ts';
import { leftOutText } from '../report/findings-summary.ts';
import { EN } from '../report/words/en.ts';
import { findManifests } from './find-manifests.ts';
import type { Io } from './io.ts';
import { loadConfig } from './load-config.ts';
import type { Invocation } from './options.ts';
import { refuseOverwriting } from './refuse-overwriting.ts';
import { givenIn, noManifest, todayOf, withFlags } from './request.ts';

/** What the flags and the configuration say, before a manifest is read. */
export type Setting = { config: Config; today: string };

export async function readSetting(invocation: Invocation, io: Io): Promise<Setting> {
  const config = withFlags(await loadConfig(invocation.texts['config'], io), invocation);
  return { config, today: todayOf(invocation.texts['today'], io) };
}

/** The estate of these paths, for commands that judge nothing; what the schema refused is left out, and that is said. */
export async function readEstate(
  paths: readonly string[],
  setting: Setting,
  invocation: Invocation,
  io: Io,
): Promise<LoadedEstate['estate']> {
  return (await readLoaded(paths, setting, invocation, io)).estate;
}

/** The same with what reading found, and the facts it was read by. */
export async function readLoaded(
  paths: readonly string[],
  { config, today }: Setting,
  invocation: Invocation,
  io: Io,
): Promise<LoadedEstate> {
  const { switches, texts } = invocation;
  const files = await findManifests(paths, config, io, switches['quiet'] === true);
  refuseOverwriting(
    texts['output'],
    files.map(({ path }) => path),
    io,
  );
  const loaded = await loadEstate(files, {
    today,
    given: givenIn(invocation),
    ...(config.edition === undefined ? {} : { edition: config.edition }),
  });
  if (loaded.manifestFiles === 0) throw noManifest(paths, config, io);
  const leftOut = leftOutText(loaded.estate, EN);
  if (leftOut !== undefined && switches['quiet'] !== true) io.stderr.write(`note: ${leftOut}\n`);
  return loaded;
}
