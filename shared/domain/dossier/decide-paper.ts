import { collected } from './collection.ts';
import type { Command, Facts } from './commands.ts';
import { mayGiveBack, paperReceivers } from './custody.ts';
import type { Custody } from './custody.ts';
import type { Dossier } from './dossier.ts';
import { openStep } from './dossier.ts';
import type { PaperCount } from './events.ts';
import { events, needed, open } from './new-events.ts';
import type { Decision } from './new-events.ts';
import { isRefusal, refuse } from './refusals.ts';

/**
 * The rules of paper and of what becomes of a result after it has left the desk. They go on when the dossier has
 * ended: originals are to come home. No step of the route waits for any of them.
 */

export type PaperCommand = Extract<
  Command,
  {
    kind:
      | 'hand-over-paper'
      | 'take-paper'
      | 'report-paper-missing'
      | 'call-back-paper'
      | 'give-back-paper'
      | 'record-delivery'
      | 'record-call';
  }
>;

export function decidePaper(dossier: Dossier, command: PaperCommand, facts: Facts): Decision {
  switch (command.kind) {
    case 'record-delivery':
      if (dossier.delivery !== 'sent') return refuse('NOT_SENT_BY_POST');
      return command.outcome === 'delivered'
        ? events({ type: 'ResultDelivered', public: { by: 'post' } })
        : events(
            { type: 'ResultCameBack', public: { by: 'post' }, private: command.private },
            open(dossier, 'return', { holder: dossier.desk, since: facts.at }),
          );
    case 'record-call':
      return openStep(dossier, 'return')
        ? events({
            type: 'ApplicantCalled',
            public: { reached: command.reached },
            private: command.private,
          })
        : refuse('STEP_NOT_OPEN', { step: 'return', status: dossier.status });
  }
  const { custody } = dossier;
  if (!custody || custody.ended) return refuse('PAPER_ELSEWHERE');
  if (custody.version !== command.paperVersion)
    return refuse('PAPER_CHANGED', { paperVersion: custody.version });
  return command.kind === 'hand-over-paper' || command.kind === 'give-back-paper'
    ? moveHeld(dossier, custody, command, facts)
    : endHandOver(custody, command, facts);
}

/** By the holder, while the papers lie with him. */
function moveHeld(
  dossier: Dossier,
  { holder, to: onItsWay }: Custody,
  command: Extract<PaperCommand, { kind: 'hand-over-paper' | 'give-back-paper' }>,
  facts: Facts,
): Decision {
  if (onItsWay) return refuse('PAPER_ELSEWHERE');
  const papers = needed(facts.papers, 'papers');
  if (command.kind === 'give-back-paper') {
    if (!mayGiveBack(dossier)) return refuse('PAPER_ELSEWHERE');
    const proof = collected(command, needed(facts.shown, 'shown'));
    if (isRefusal(proof)) return proof;
    const originals = papers.filter(({ form }) => form === 'original');
    return events({
      type: 'PaperGivenBack',
      public: { papers: originals, ...proof },
      private: command.private,
    });
  }
  const { to } = command;
  if (!paperReceivers(dossier).includes(to)) return refuse('UNIT_NOT_IN_DOSSIER');
  return events({
    type: 'PaperHandedOver',
    public: { from: holder, to, papers, dueBy: needed(facts.paperDueBy, 'paperDueBy') },
    private: command.private,
  });
}

/** By the receiver, who confirms or says what did not come; or by the giver, as long as nobody has confirmed. */
function endHandOver(
  { holder: from, to, by }: Custody,
  command: Extract<PaperCommand, { kind: 'take-paper' | 'report-paper-missing' | 'call-back-paper' }>,
  facts: Facts,
): Decision {
  if (!to) return refuse('PAPER_ELSEWHERE');
  if (command.kind === 'call-back-paper') return events({ type: 'PaperCalledBack', public: { from, to } });
  const papers = needed(facts.papers, 'papers');
  // Two sides confirm: somebody with a post in both units does not do it alone.
  if (by === facts.person) return refuse('GAVE_IT_HIMSELF');
  if (command.kind === 'take-paper') return events({ type: 'PaperTaken', public: { from, to, papers } });
  const { missing } = command;
  if (missing.length === 0 || !missing.every((paper) => isAmong(papers, paper)))
    return refuse('PAPER_NOT_ON_LIST');
  return events({ type: 'PaperNotReceived', public: { from, to, missing }, private: command.private });
}

const isAmong = (papers: readonly PaperCount[], { componentId, form, count }: PaperCount): boolean =>
  count > 0 &&
  papers.some((paper) => paper.componentId === componentId && paper.form === form && paper.count >= count);
