export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** As it is called from a folder around it, `infra/vpc.yaml`. */
export function pathBelow(path: string, folder: string): string {
  return path.slice(folder === '/' ? 1 : folder.length + 1);
}

/** A relative path as seen from a folder, with `.` and `..` taken away. Both with forward slashes. */
export function resolvePath(folder: string, relative: string): string {
  const text = relative.replaceAll('\\', '/');
  const segments: string[] = [];
  for (const segment of (/^(\/|[A-Za-z]:\/)/.test(text) ? text : `${folder}/${text}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  const path = segments.join('/');
  return /^[A-Za-z]:/.test(path) ? path : `/${path}`;
}

export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
