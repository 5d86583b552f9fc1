import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readStartArguments } from '../../infra/local/arguments.ts';
import { awsEnvironment } from '../../infra/local/aws.ts';
import { clearHalfSaved, requireNotRunning } from '../../infra/local/cloud.ts';
import { sentenceOf } from '../../infra/local/failure.ts';
import { forwardedPath } from '../../infra/local/front.ts';
import { tryLock } from '../../infra/local/lock.mjs';
import { paths } from '../../infra/local/paths.ts';
import { requireFreePort } from '../../infra/local/ports.ts';

describe('npm start', () => {
  test('takes its ports from the options, and has its own otherwise', () => {
    expect(readStartArguments([])).toMatchObject({
      port: 3000,
      cloudPort: 4566,
      name: 'start',
      fresh: false,
      waitScale: 1,
    });
    expect(readStartArguments(['--port', '3100', '--cloud-port', '4700', '--fresh'])).toMatchObject({
      port: 3100,
      cloudPort: 4700,
      fresh: true,
    });
  });
  test.each([
    [['--port', 'abc'], '--port abc is not a port'],
    [['--port', '70000'], 'is not a port'],
    [['--port', '4566'], 'give two different ports'],
    [['--name', '../x'], 'is not a name'],
    [['--wait-scale', '0'], 'is not a scale'],
    [['--wait-scale', 'fast'], 'is not a scale'],
    [['--prot', '1'], 'see npm start -- --help'],
  ])('refuses %j with one sentence', (args, sentence) => {
    expect(() => readStartArguments(args)).toThrow(sentence);
  });
  test('says which port is in use and what to do', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(requireFreePort(port, '--port')).rejects.toThrow(
      `Port ${port} is in use: stop what uses it, or choose another port with --port N.`,
    );
    await new Promise((resolve) => server.close(resolve));
    await expect(requireFreePort(port, '--port')).resolves.toBeUndefined();
  });
  test('says that it is running already, and in which process', () => {
    const name = `house-${process.pid}`;
    expect(() => requireNotRunning(name)).not.toThrow();
    const release = tryLock(join(paths.clouds, `${name}.lock`));
    expect(() => requireNotRunning(name)).toThrow(
      `It is running already (process ${process.pid}): stop that one first.`,
    );
    release?.();
    expect(() => requireNotRunning(name)).not.toThrow();
  });
  test('says a full disk in one sentence', () => {
    expect(sentenceOf(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe(
      'The disk is full: free some space, then try again.',
    );
  });
  test('can never reach a real AWS account of whoever runs it', () => {
    process.env['AWS_PROFILE'] = 'my-company';
    try {
      const environment = awsEnvironment('http://127.0.0.1:4566');
      expect(environment).not.toHaveProperty('AWS_PROFILE');
      expect(environment).toMatchObject({
        AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_CONFIG_FILE: '/dev/null',
      });
    } finally {
      delete process.env['AWS_PROFILE'];
    }
  });
});

describe('the front', () => {
  test.each(['/', '/tra-cuu/', '/api/public/procedures?cursor=a', '/assets/x.js'])(
    'leads %s to the site',
    (path) => {
      expect(forwardedPath(path)).toBe(path);
    },
  );
  test.each([
    '/_ministack/reset',
    '/%5fministack/reset',
    '/oauth2/token',
    '/login',
    '/..//x',
    '/a?X-Amz-Signature=1',
  ])('leads nobody to %s, which is the emulator’s own', (path) => {
    expect(forwardedPath(path)).toBeUndefined();
  });
});

describe('a cloud that was killed before its first end', () => {
  const roots: string[] = [];
  afterAll(() => {
    for (const root of roots) rmSync(root, { recursive: true });
  });
  const folder = (parts: Record<string, string[]>): string => {
    const root = mkdtempSync(join(tmpdir(), 'motcua-half-saved-'));
    roots.push(root);
    for (const [part, files] of Object.entries(parts)) {
      mkdirSync(join(root, part), { recursive: true });
      for (const file of files) writeFileSync(join(root, part, file), '{}');
    }
    return root;
  };
  const services = ['cloudformation', 'cognito', 'dynamodb', 'iam', 'kms', 'lambda', 's3', 'sqs'];
  const saved = [...services, 'stepfunctions'].map((service) => `${service}.json`);
  test('begins anew: its objects would stand in the way of the stacks that nobody saved', () => {
    // The emulator's own key is written at once, and says nothing of what was saved.
    const root = folder({ state: ['cognito-rsa-key.pem'], s3: ['bucket'] });
    clearHalfSaved(root);
    expect(existsSync(join(root, 's3'))).toBe(false);
    expect(existsSync(join(root, 'state'))).toBe(false);
  });
  test('begins anew likewise when it was killed in the midst of its first end', () => {
    const root = folder({ state: saved.filter((file) => file !== 'stepfunctions.json'), s3: ['bucket'] });
    clearHalfSaved(root);
    expect(existsSync(join(root, 's3'))).toBe(false);
  });
  test('that was never deployed to has nothing to lose', () => {
    const root = folder({ state: ['cognito-rsa-key.pem'], s3: [] });
    clearHalfSaved(root);
    expect(existsSync(join(root, 'state', 'cognito-rsa-key.pem'))).toBe(true);
  });
  test('loses nothing that was saved', () => {
    const root = folder({ state: saved, s3: ['bucket'] });
    clearHalfSaved(root);
    expect(existsSync(join(root, 's3', 'bucket'))).toBe(true);
  });
});
