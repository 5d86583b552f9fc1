/** Waits a random time up to a bound that doubles with each try, at most half a second. */
export const jitter = (tries: number): Promise<void> =>
  new Promise((done) => setTimeout(done, Math.random() * Math.min(10 * 2 ** tries, 500)));
