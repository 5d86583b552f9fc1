export { phoneText } from '../../shared/texts/phones.ts';

const bare = (phone: string): string => phone.replace(/[\s.()-]/g, '');

/** Whether this can be a telephone number, as people here write one. A light look: the door has the last word. */
export const looksLikePhone = (phone: string): boolean =>
  /^(0\d{9,10}|84\d{9,10}|\+\d{8,15})$/.test(bare(phone));

/** The four digits that a dossier is tracked with: typed as such, or the end of a whole telephone number. */
export function fourDigitsOf(typed: string): string | undefined {
  const digits = bare(typed);
  if (/^\d{4}$/.test(digits)) return digits;
  return looksLikePhone(digits) ? digits.slice(-4) : undefined;
}
