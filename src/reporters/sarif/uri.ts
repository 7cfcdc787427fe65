import { pathBelow } from '../paths.ts';

/**
 * Relative to the repository's root and complete without a base, since GitHub knows no `uriBaseId`; `./` in front would
 * not match. Outside the root only an absolute URI says where it is.
 */
export function uriOf(path: string, root: string): string {
  const relative = pathBelow(path, root);
  return relative === undefined ? `file://${path.startsWith('/') ? '' : '/'}${encode(path)}` : encode(relative);
}

/** Every segment alone, so that slashes stay and a colon cannot be taken for a scheme. */
function encode(path: string): string {
  // A lone surrogate, which a file name may hold, has no encoding.
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(/[\ud800-\udfff]/gu, '\ufffd')))
    .join('/');
}
