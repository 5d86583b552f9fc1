/** A cursor that this store did not give, or gave for another list: the caller's mistake, never a fault of the store. */
export class CursorError extends Error {
  override readonly name = 'CursorError';

  constructor() {
    super('The cursor does not belong to this list');
  }
}
