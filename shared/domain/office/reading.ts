/** Why an officer opens a dossier; an auditor says it in his own words. */
export const readPurposes = ['handling', 'answering-the-applicant', 'supervision'] as const;
export type ReadPurpose = (typeof readPurposes)[number];

/** What was read: the dossier as a desk sees it, its whole history, a form, its result, or its row of the register. */
export type ReadThing = 'dossier' | 'history' | 'form' | 'result' | 'register';
