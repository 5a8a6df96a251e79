import { resolvePlain, type Scalar } from './core-schema.ts';

const INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const YAML_PREFIX = 'tag:yaml.org,2002:';

/**
 * The short name of a tag as it is written: `str` for `!!str` and `!<tag:yaml.org,2002:str>`; other tags keep all
 * their text. `handles` are those of the document's %TAG lines.
 */
export function tagName(raw: string, handles: ReadonlyMap<string, string>): string {
  if (raw === '!') return 'str';
  const full = raw.startsWith('!<') ? raw.slice(2, -1) : withPrefix(raw, handles);
  return full.startsWith(YAML_PREFIX) ? full.slice(YAML_PREFIX.length) : full;
}

function withPrefix(raw: string, handles: ReadonlyMap<string, string>): string {
  const handleEnd = raw.indexOf('!', 1) + 1;
  const handle = raw.slice(0, handleEnd === 0 ? 1 : handleEnd);
  const prefix = handles.get(handle) ?? (handle === '!!' ? YAML_PREFIX : handle);
  return prefix + raw.slice(handle.length);
}

/** The value of a scalar with a tag; `undefined` where they do not fit or the tag is not known. */
export function constructTagged(name: string, text: string): Scalar | undefined {
  if (name === 'str') return text;
  const value = resolvePlain(text);
  if (name === 'null') return value === null ? null : undefined;
  if (name === 'bool') return typeof value === 'boolean' ? value : undefined;
  if (name === 'float') return typeof value === 'number' ? value : undefined;
  if (name === 'int') return typeof value === 'number' && INTEGER.test(text) ? value : undefined;
  return undefined;
}
