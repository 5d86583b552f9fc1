const digits = 10;

/** One machine per released version of a route; ten digits of its definition's hash keep two of them apart. */
export const routeMachineName = (
  prefix: string,
  { name, version, hash }: { readonly name: string; readonly version: number; readonly hash: string },
): string => `${prefix}-${name}-v${version}-${hash.slice(0, digits)}`;
