import { S3Client } from '@aws-sdk/client-s3';
import type { ClientAddress } from '../client-settings.ts';
import { clientSettings } from '../client-settings.ts';

/** Buckets are named in the path: a bucket's own host name is not resolved on the local cloud. */
export const makeS3Client = (address?: ClientAddress): S3Client =>
  new S3Client({
    ...clientSettings(address),
    forcePathStyle: true,
    // A checksum that nobody asked for would be signed into a presigned address.
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
