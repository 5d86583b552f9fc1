/** Where a client speaks to, when it is not told by its surroundings (tests, the local cloud). */
export type ClientAddress = {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/**
 * A request that hangs is given up well before the function's own timeout, and tried again. Times in milliseconds.
 * Without `throwOnRequestTimeout` the SDK would only log that a request is late.
 */
export const clientSettings = (address: ClientAddress = {}) => ({
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  ...address,
});
