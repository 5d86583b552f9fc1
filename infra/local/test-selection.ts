/** What tests run on: nothing (or what they start themselves), a second DynamoDB and a bare cloud, or the whole platform. */
export const rooms = {
  unit: 'nothing',
  house: 'nothing',
  infra: 'nothing',
  schedules: 'nothing',
  ports: 'stores',
  journeys: 'platform',
  faults: 'nothing',
} as const;
export type Room = keyof typeof rooms;

/** The test files of one room, each with its path below the project's folder. */
export type Selection = ReadonlyMap<Room, readonly string[]>;

/**
 * The tests to run. A pattern is a room (`unit`), the beginning of a path (`ports/history`) or any part of one
 * (`due`); without a pattern, all of them. A pattern that names nothing selects nothing: it never runs everything.
 */
export function selectTests(files: readonly string[], patterns: readonly string[]): Selection {
  const selected = new Map<Room, string[]>();
  for (const file of [...files].sort()) {
    const room = roomOf(file);
    if (room === undefined) continue;
    if (patterns.length > 0 && !patterns.some((pattern) => names(pattern, room, file))) continue;
    selected.set(room, [...(selected.get(room) ?? []), file]);
  }
  return selected;
}

function names(pattern: string, room: Room, file: string): boolean {
  const path = pattern.replace(/^\.?\/?test\//, '').replace(/\/$/, '');
  const isRoom = path in rooms;
  return isRoom ? path === room : file.includes(path);
}

function roomOf(file: string): Room | undefined {
  const [, room = ''] = file.split('/');
  return room in rooms && /\.test\.tsx?$/.test(file) ? (room as Room) : undefined;
}
