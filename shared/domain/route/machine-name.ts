/** What AWS allows for the name of a state machine. */
const longestName = 80;

/**
 * The physical name of a released route's machine. The ten hex digits are of the route's hash: a route that is edited
 * gets a machine beside the one that open dossiers run on.
 * @throws RangeError when the name is longer than AWS allows.
 */
export function machineName(of: {
  readonly province: string;
  readonly stage: string;
  readonly route: string;
  readonly version: number;
  readonly hash: string;
}): string {
  const name = `motcua-${of.province}-${of.stage}-${of.route}-v${of.version}-${of.hash.slice(0, 10)}`;
  if (name.length > longestName) {
    throw new RangeError(
      `The machine name ${name} has ${name.length} characters, at most ${longestName} are allowed`,
    );
  }
  return name;
}
