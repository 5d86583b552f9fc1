import { type Answer, ask } from './ask.ts';
import { useData, useSession } from './hooks.ts';
import { language, type Language } from './language.ts';

export type Officer = Answer<'GET /api/office/me'>;
export type OfficerPlace = 'desk' | 'admin' | 'audit';

let asked: { readonly in: Language; readonly answer: Promise<Officer> } | undefined;

/** Who is signed in and his posts, asked once for a page; after a refusal it is asked again. */
export function readOfficer(): Promise<Officer> {
  if (asked?.in !== language()) {
    const mine = { in: language(), answer: ask('GET /api/office/me', {}) };
    asked = mine;
    mine.answer.catch(() => {
      if (asked === mine) asked = undefined;
    });
  }
  return asked.answer;
}

/** The rooms that the posts of the signed-in officer open; none while that is not known. */
export function useOfficerPlaces(): readonly OfficerPlace[] {
  const isSignedIn = useSession('officers') !== undefined;
  const me = useData(async () => (isSignedIn ? readOfficer() : undefined), [isSignedIn]);
  const posts = (isSignedIn && me.data?.posts) || [];
  return posts.map(({ role }) =>
    role === 'administrator' ? 'admin' : role === 'auditor' ? 'audit' : 'desk',
  );
}
