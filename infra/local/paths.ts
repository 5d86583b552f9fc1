import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const work = join(root, '.local');

/** Where things stand in this checkout. Everything under `.local` can be thrown away. */
export const paths = {
  root,
  node: join(root, 'node_modules', '.bin', 'node'),
  binFolder: join(root, 'node_modules', '.bin'),
  modules: join(root, 'node_modules'),
  work,
  venv: join(work, 'venv'),
  clouds: join(work, 'cloud'),
  functions: join(root, 'functions'),
  functionBundles: join(root, 'dist', 'functions'),
  web: join(root, 'web'),
  webBundle: join(root, 'dist', 'web'),
  testEnvironment: join(work, 'test', 'environment.json'),
  fromRoot: (...parts: string[]) => join(root, ...parts),
} as const;
