import { createHash, timingSafeEqual } from 'node:crypto';
import { dossierId, isDossierId } from '../domain/ids.ts';
import type { DossierId } from '../domain/ids.ts';

// Both halves are 128 bits: 22 characters of base64url each.
const fragmentShape = /^([\w-]{22})\.([\w-]{22})$/;

/** What stands behind `#` in the receipt's QR: which dossier, and the secret. It never reaches a server's log. */
export const trackingFragment = (id: DossierId, secret: string): string =>
  `${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}.${secret}`;

export function readTrackingFragment(fragment: string): { dossierId: DossierId; secret: string } | undefined {
  const [, idPart, secret] = fragmentShape.exec(fragment) ?? [];
  if (!idPart || !secret) return undefined;
  const hex = Buffer.from(idPart, 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isDossierId(id) ? { dossierId: dossierId(id), secret } : undefined;
}

/** SHA-256 (hex) of a tracking secret: the part of it that the history keeps. */
export const hashTrackingSecret = (secret: string): string =>
  createHash('sha256').update(Buffer.from(secret, 'base64url')).digest('hex');

export const isTrackingSecret = (secret: string, hash: string | undefined): boolean =>
  hash !== undefined &&
  timingSafeEqual(Buffer.from(hashTrackingSecret(secret), 'hex'), Buffer.from(hash, 'hex'));
