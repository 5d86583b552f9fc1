type Loosely<T> = { [K in keyof T]: T[K] | undefined };

/**
 * The CDK's classes declare `x: T | undefined` where its interfaces say `x?: T`, which `exactOptionalPropertyTypes`
 * holds to be different. This says that they are the same, and checks everything else.
 */
export function exact<T>(value: Loosely<T>): T {
  return value as T;
}
