import { Logger } from '@aws-lambda-powertools/logger';

const logger = new Logger({ serviceName: 'motcua' });

/** All that a log line may hold: codes, ids and counts. Never a name, a number of a person, a body or an address. */
export type LogFields = {
  readonly operation?: string;
  readonly status?: number;
  readonly problem?: string;
  readonly milliseconds?: number;
  readonly dossierId?: string;
  readonly eventNumber?: number;
  readonly eventType?: string;
  readonly follower?: string;
  readonly outcome?: string;
  readonly count?: number;
  readonly requestId?: string;
};

export const logDone = (what: string, fields: LogFields): void => logger.info(what, fields);
export const logPoison = (what: string, fields: LogFields): void => logger.warn(what, fields);
/** A fault is logged whole: its name, message and stack, which our own errors keep free of personal data. */
export const logFault = (what: string, fields: LogFields, cause: unknown): void =>
  logger.error(what, { ...fields, error: cause instanceof Error ? cause : new Error(String(cause)) });
