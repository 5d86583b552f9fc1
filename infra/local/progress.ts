/** Says what is happening and, when it is over, how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  process.stdout.write(`  ${what} ...`);
  try {
    const result = await work();
    process.stdout.write(
      ` ${result === 'unchanged' ? 'unchanged, ' : ''}${seconds(performance.now() - began)}\n`,
    );
    return result;
  } catch (error) {
    process.stdout.write(' failed\n');
    throw error;
  }
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
