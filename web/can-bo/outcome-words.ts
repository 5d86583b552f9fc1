import { outcomeText } from '../../shared/texts/status.ts';
import { language } from '../kit/language.ts';
import { o } from './words.ts';

/** An outcome as the officer chooses it. */
export const outcomeWords = (outcome: string): string =>
  ({
    granted: o.granted,
    rejected: o.rejected,
    prepared: o.outcomePrepared,
    appraised: o.outcomeAppraised,
    confirmed: o.outcomeConfirmed,
    objected: o.outcomeObjected,
    'rejection-proposed': o.outcomeProposeRejection,
    'sent-back': o.outcomeSendBack,
    'sent-back-to-consulted': o.outcomeSendBackToConsulted,
  })[outcome] ?? outcomeText(outcome)[language()];
