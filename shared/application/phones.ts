import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';

/** A number that can be dialled in Viet Nam (or with its country's prefix); an absent or empty one is no fault. */
export function validPhone(phone: string | undefined): boolean {
  if (phone === undefined || phone === '') return true;
  return parsePhoneNumberFromString(phone, 'VN')?.isPossible() ?? false;
}

/** The last four digits, by which a person without the receipt's secret is known again. */
export const lastFourDigits = (phone: string | undefined): string | undefined => {
  const digits = phone?.replaceAll(/\D/g, '') ?? '';
  return digits.length >= 4 ? digits.slice(-4) : undefined;
};
