import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const planted = (room: string) => join(root, room, 'planted-by-a-test');
const rooms = ['shared/domain', 'shared/application', 'web', 'functions/doors', 'functions/followers'];

afterEach(() => {
  for (const room of rooms) rmSync(planted(room), { recursive: true, force: true });
});

/** What the border check says of one import planted into a room. */
function cruise(room: string, source: string): string {
  mkdirSync(planted(room), { recursive: true });
  writeFileSync(join(planted(room), 'planted.ts'), source);
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cruiser, '--config', '.dependency-cruiser.js', '--output-type', 'err', planted(room)];
  return spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' },
  }).stdout;
}

describe('the borders between rooms', () => {
  test.each([
    ['shared/domain', "import '../../application/callers.ts';", 'the rules know nobody else'],
    ['shared/domain', "import 'zod';", 'the rules need no package'],
    ['shared/application', "import '../../adapters/dynamodb/history.ts';", 'verbs know ports'],
    ['shared/application', "import '@aws-sdk/client-s3';", 'the SDK stands in its adapter only'],
    ['web', "import '../../functions/edge/door.ts';", 'pages know contracts and texts'],
    ['functions/doors', "import '../../followers/park/park.ts';", 'no door calls a follower'],
    [
      'functions/followers',
      "import '../../../infra/names.ts';",
      'functions do not know how they are deployed',
    ],
    ['web', "import './nowhere.ts';", 'nothing that is not there'],
  ])('refuse in %s: %s', (room, source, rule) => {
    expect(cruise(room, `${source}\n`)).toContain(rule);
  });
  test('let a good import pass', () => {
    expect(cruise('shared/application', "import '../../domain/ids.ts';\n")).toContain(
      'no dependency violations found',
    );
  });
});
