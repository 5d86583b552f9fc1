import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A lock file that outlives no one: it holds the process id and the process's start, so that a lock left by a
 * process that was killed is seen as stale. Plain JavaScript, because run.mjs needs it before anything is installed.
 */

/**
 * Id and start of a running process, or undefined. The start tells a process from a later one with the same id.
 * @param {number} pid
 */
export function processIdentity(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const dead = fields[0] === 'Z' || fields[0] === 'X';
    return dead ? undefined : `${pid} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** @param {string} identity */
export function isAlive(identity) {
  return processIdentity(Number(identity.split(' ')[0])) === identity;
}

/**
 * Takes the lock, or returns undefined while another living process holds it.
 * @param {string} path
 * @returns {(() => void) | undefined} gives the lock back
 */
export function tryLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = processIdentity(process.pid) ?? `${process.pid} 0`;
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        // A link appears whole or not at all: no reader ever sees an empty lock.
        linkSync(draft, path);
        return () => rmSync(path, { force: true });
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      }
      if (!removeStale(path, `${draft}.stale`)) return undefined;
    }
    return undefined;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Waits for the lock.
 * @param {string} path
 * @param {() => void} [onWait] called once when there is something to wait for
 */
export async function takeLock(path, onWait) {
  let release = tryLock(path);
  if (release === undefined) onWait?.();
  while (release === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    release = tryLock(path);
  }
  return release;
}

/**
 * Who holds the lock: the process id, or undefined when it is free or stale.
 * @param {string} path
 */
export function lockHolder(path) {
  const content = read(path);
  return content !== undefined && isAlive(content) ? Number(content.split(' ')[0]) : undefined;
}

/**
 * @param {string} path
 * @param {string} aside
 * @returns {boolean} whether another attempt is worth it
 */
function removeStale(path, aside) {
  const content = read(path);
  if (content === undefined) return true;
  if (isAlive(content)) return false;
  try {
    renameSync(path, aside);
    // Someone may have taken the lock between the look and the move: then it is put back.
    if (read(aside) !== content) linkSync(aside, path);
  } catch {
    // Another process was quicker: the next attempt sees what it did.
  } finally {
    rmSync(aside, { force: true });
  }
  return true;
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
