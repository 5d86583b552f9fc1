import { existsSync, readFileSync } from 'node:fs';
import { extname, relative, sep } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { filesBelow } from './fingerprint.ts';
import { paths } from './paths.ts';

/** How one kind of people signs in: what the browser needs to know of a user pool. */
export interface SignIn {
  readonly authority: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly logoutEndpoint: string;
  readonly clientId: string;
}

/** Published as /config.json beside the pages: the same pages serve every province and stage. */
export interface WebConfig {
  readonly province: string;
  readonly stage: string;
  readonly citizens: SignIn;
  readonly officers: SignIn;
}

interface Published {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly config: WebConfig;
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Puts the built pages and their /config.json into the web bucket: what pages ask for first, the pages last. */
export async function publishWeb({ s3, bucket, config }: Published): Promise<number> {
  const files = existsSync(paths.webBundle) ? filesBelow(paths.webBundle) : [];
  const [pages, parts] = partition(files, (file) => file.endsWith('.html'));
  for (const batch of [...batches(parts, 8), ...batches(pages, 8)]) {
    await Promise.all(batch.map((file) => put(keyOf(file), readFileSync(file))));
  }
  await put('config.json', Buffer.from(JSON.stringify(config, undefined, 2)));
  return files.length + 1;

  async function put(Key: string, Body: Buffer): Promise<void> {
    const ContentType = contentTypes[extname(Key)] ?? 'application/octet-stream';
    await s3.send(
      new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType, CacheControl: cacheControl(Key) }),
    );
  }
}

/** Vite puts a hash of the content into the names below `assets/`: those never change. */
export function cacheControl(key: string): string {
  return key.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function keyOf(file: string): string {
  return relative(paths.webBundle, file).split(sep).join('/');
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

function batches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
