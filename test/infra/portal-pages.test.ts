import { globSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { pageFunctionSource, pages } from '../../infra/pages.ts';

const source = pageFunctionSource();
const answer = (uri: string) =>
  runInNewContext(`${source}; handler({ request: { uri: ${JSON.stringify(uri)} } })`);

test('the pages are those the web has', () => {
  const web = join(import.meta.dirname, '../../web');
  const entries = globSync('**/index.html', { cwd: web }).map(
    (file) => `/${file.replace(/index\.html$/, '')}`,
  );
  expect(entries.sort()).toEqual([...pages].sort());
});

test('a page is found with and without its last slash', () => {
  for (const page of pages) {
    expect(answer(page).uri).toBe(`${page}index.html`);
    if (page !== '/') expect(answer(page.slice(0, -1)).uri).toBe(`${page}index.html`);
  }
});

test('the short way of an SMS leads a code to tracking, and a filing number to one’s own dossiers', () => {
  const whereTo = (uri: string) => answer(uri).headers?.location?.value;
  expect(answer('/t/000.00.87.H42-261125-0001').statusCode).toBe(302);
  expect(whereTo('/t/000.00.87.H42-261125-0001')).toBe('/tra-cuu/?ma=000.00.87.H42-261125-0001');
  expect(whereTo('/t/TN-7K3M-92QD')).toBe('/tra-cuu/?ma=TN-7K3M-92QD');
});

test('nothing else is sent away by it', () => {
  for (const uri of [
    '/t/',
    '/t',
    '/t/a',
    '/t//example.com/x',
    '/t/a%0d%0aSet-Cookie',
    '/t/x?y=1',
    `/t/${'9'.repeat(60)}`,
  ]) {
    expect(answer(uri).statusCode ?? 200).not.toBe(302);
  }
});

test('a file is passed on as it is', () => {
  for (const uri of ['/config.json', '/assets/start-4f3a.js', '/tra-cuu/index.html', '/favicon.ico']) {
    expect(answer(uri).uri).toBe(uri);
  }
});

test('anything else is a 404 in Vietnamese and English that no cache keeps', () => {
  for (const uri of ['/khong-co', '/tra-cuu/abc', '/__proto__', '/constructor/', '/.env']) {
    const { statusCode, headers, body } = answer(uri);
    expect(statusCode).toBe(404);
    expect(headers['cache-control'].value).toBe('no-store');
    expect(body.data).toContain('Không tìm thấy trang');
    expect(body.data).toContain('There is no page at this address');
  }
});

test('the function fits the edge, which takes 10 KB', () => {
  expect(Buffer.byteLength(source)).toBeLessThan(10_000);
});
