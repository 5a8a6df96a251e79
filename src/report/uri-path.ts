import { wellFormed } from './well-formed.ts';

/** A path with `/`, encoded so far that it may stand in any document as part of an address. */
export function uriPath(path: string): string {
  return path.split('/').map(encodePart).join('/');
}

function encodePart(part: string): string {
  return encodeURIComponent(wellFormed(part)).replaceAll(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
