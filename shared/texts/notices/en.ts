import type { NoticeKind } from '../../domain/notice/kinds.ts';
import type { NoticeWords } from '../../domain/notice/values.ts';

const greeting = 'Dear {name},';
const ending = `Questions? Please contact {desk} ({hotline}).

This message was sent by the system; please do not answer it.`;
const mail = (...paragraphs: string[]): string => [greeting, ...paragraphs, ending].join('\n\n');

/** What people are told in English, where they chose it. */
export const en: { readonly [kind in NoticeKind]: NoticeWords } = {
  filed: {
    subject: 'Your filing {number} has arrived',
    body: mail(
      'The one-stop desk has your filing: {procedure}. Filing number: {number}.',
      'The desk checks the papers and answers before {dueAt}. You need not do anything yet.',
      'See your dossier: {link}',
    ),
    sms: 'Mot Cua: your filing {number} has arrived. Answer before {dueAt}. See {link}',
  },
  received: {
    subject: 'Dossier {number} was received',
    body: mail(
      'Your dossier was received: {procedure}. Code: {number}.',
      'The result is promised for {dueAt}. Fees: {fee}.',
      'See where it is: {link}',
    ),
    sms: 'Mot Cua: dossier {number} received, result due {dueAt}. See {link}',
  },
  rejected: {
    subject: 'Dossier {number} {refusal}',
    body: mail(
      'We are sorry: your dossier ({procedure}, number {number}) {refusal}, because:',
      '{reasons}',
      'Once this is put right you may file again. If you disagree, you have the right to complain. All of it: {link}',
    ),
    sms: 'Mot Cua: dossier {number} {refusal}. Why, and what to do: {link}',
  },
  'supplement-asked': {
    subject: 'Something is missing in dossier {number}',
    body: mail(
      'In your dossier ({procedure}, number {number}) this is missing or not right:',
      '{reasons}',
      'Please hand it in by {dueAt}, at the desk or here: {link}',
    ),
    sms: 'Mot Cua: dossier {number} needs more papers by {dueAt}. See {link}',
  },
  'supplement-handed-in': {
    subject: 'Your supplement to dossier {number} has arrived',
    body: mail(
      'The one-stop desk has what you handed in for dossier {number} ({procedure}).',
      'The desk checks it and answers before {dueAt}. You need not do anything yet.',
      'See your dossier: {link}',
    ),
    sms: 'Mot Cua: papers for {number} have arrived. Answer before {dueAt}. See {link}',
  },
  'supplement-lapses-soon': {
    subject: 'Dossier {number} still waits for your papers',
    body: mail(
      'Your dossier ({procedure}, number {number}) still waits for the papers that were asked for.',
      'The last moment is {dueAt}. After it the dossier may be discontinued and you would have to file anew.',
      'Hand them in at the desk or here: {link}',
    ),
    sms: 'Mot Cua: dossier {number} waits for papers until {dueAt}. See {link}',
  },
  overdue: {
    subject: 'Our apology: dossier {number} is late',
    body: mail(
      'We apologise: dossier {number} ({procedure}) was promised for {dueAt} and has no result yet.',
      'The delay is being followed up and reported to the head of the agency. You need not come to the desk; we tell you as soon as there is a result.',
      'See where it is: {link}',
    ),
    sms: 'Mot Cua: we are sorry, dossier {number} is late. Ask {hotline}. See {link}',
  },
  'result-ready': {
    subject: 'The result of dossier {number} is ready',
    body: mail(
      'The result of your dossier ({procedure}, code {number}) is ready.',
      '{way}',
      'See your dossier: {link}',
    ),
    sms: 'Mot Cua: the result of dossier {number} is ready. How to get it: {link}',
  },
  'result-corrected': {
    subject: 'The result of dossier {number} was corrected',
    body: mail(
      'Something in the result of dossier {number} ({procedure}) was wrong and has been corrected. The new result takes the place of the old one; you pay nothing for it.',
      '{way}',
      'See your dossier: {link}',
    ),
    sms: 'Mot Cua: the result of dossier {number} was corrected. How to get it: {link}',
  },
  returned: {
    subject: 'The result of dossier {number} was handed over',
    body: mail(
      'The result of dossier {number} ({procedure}) was handed over. {way}',
      'If you have not got it, or if it is wrong, please tell us at once.',
      'See your dossier: {link}',
    ),
    sms: 'Mot Cua: result of {number} handed over. Not got it? Call {hotline}. {link}',
  },
  withdrawn: {
    subject: 'Dossier {number} was withdrawn',
    body: mail(
      'Dossier {number} ({procedure}) was withdrawn at the wish of who filed it and is no longer handled.',
      'If originals were left at the desk, please collect them there. If you did not ask for this, please tell us at once.',
      'See your dossier: {link}',
    ),
    sms: 'Mot Cua: dossier {number} was withdrawn. Not your wish? Call {hotline}.',
  },
  lapsed: {
    subject: 'Dossier {number} was closed: what was asked for did not come in time',
    body: mail(
      'The time for the supplement is over and nothing has come, so dossier {number} ({procedure}) was closed.',
      'You may file anew once you have all papers. If you did send them in time, please call {hotline} at once.',
      'See your dossier: {link}',
    ),
    sms: 'Mot Cua: dossier {number} was closed, no supplement came in time. You sent it? Call {hotline}.',
  },
};
