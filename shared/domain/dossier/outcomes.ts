/** An objection, and whatever goes back to a unit, is explained to whoever works on: it needs a note. */
export const needsNote = (outcome: string): boolean =>
  outcome === 'objected' || outcome.startsWith('sent-back');
