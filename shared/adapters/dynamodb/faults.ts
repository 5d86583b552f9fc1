/** Errors by which the store asks us to come again; nothing was written. */
const busyErrors: readonly string[] = [
  'TransactionConflictException',
  'TransactionInProgressException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
];
const busyReasons: readonly string[] = [
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'TransactionInProgress',
];

type Reason = { readonly Code?: string };

const named = (fault: unknown): string => (fault instanceof Error ? fault.name : '');

export const isConditionFailed = (fault: unknown): fault is Error =>
  named(fault) === 'ConditionalCheckFailedException';

export const isBusy = (fault: unknown): boolean =>
  busyErrors.includes(named(fault)) ||
  (cancellationReasons(fault)?.some(({ Code }) => busyReasons.includes(Code ?? '')) ?? false);

/** Why each item of a cancelled transaction was refused, in their order; undefined for any other error. */
export function cancellationReasons(fault: unknown): readonly Reason[] | undefined {
  if (named(fault) !== 'TransactionCanceledException') return undefined;
  return fault instanceof Error && 'CancellationReasons' in fault && Array.isArray(fault.CancellationReasons)
    ? fault.CancellationReasons
    : undefined;
}

export const conditionFailed = (reason: Reason | undefined): boolean =>
  reason?.Code === 'ConditionalCheckFailed';
