import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { NoticeChannel } from '../domain/notice/notice.ts';
import type { Identities } from './ports/others.ts';
import type { PrivatePerson } from './private-fields.ts';

/** The addresses a person gave, each in its one spelling; a number that takes no SMS is none. */
export function addressesOf(person: Pick<PrivatePerson, 'email' | 'phone'> | undefined): {
  readonly [channel in NoticeChannel]?: string;
} {
  const email = person?.email?.trim().toLowerCase();
  const sms = smsNumber(person?.phone);
  return { ...(email && { email }), ...(sms && { sms }) };
}

/** E.164, of a number that exists and may be a mobile one; undefined for a landline or a slip. */
function smsNumber(phone: string | undefined): string | undefined {
  const number = phone ? parsePhoneNumberFromString(phone, 'VN') : undefined;
  const type = number?.getType();
  return number?.isValid() && (type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE')
    ? number.number
    : undefined;
}

/** `+842283820999` as people dial it: `0228 3820 999`. */
export const dialled = (phone: string): string =>
  parsePhoneNumberFromString(phone, 'VN')?.formatNational() ?? phone;

/** Under the province's key: the space of telephone numbers is too small for a bare hash. */
export const addressHash = (identities: Identities, address: string): Promise<string> =>
  identities.keyOf(`address/${address}`);
