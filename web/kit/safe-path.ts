/** A path of this site, or its start page: nobody is sent elsewhere after signing in. */
export function safePath(path: string): string {
  return /^\/(?![/\\])/.test(path) ? path : '/';
}
