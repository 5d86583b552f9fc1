import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSession } from './hooks.ts';
import { changeLanguage, language } from './language.ts';
import { type OfficerPlace, useOfficerPlaces } from './officer-posts.ts';
import { moveCount } from './router.tsx';
import type { Audience } from './session.ts';
import { t } from './words.ts';

type Place = { readonly href: string; readonly label: string };
type Room = 'public' | 'citizen' | 'officer';
const audiences = ['citizens', 'officers'] as const satisfies readonly Audience[];
const officerPaths = { desk: '/can-bo/', admin: '/quan-tri/', audit: '/kiem-tra/' } as const satisfies Record<
  OfficerPlace,
  string
>;

/** What everybody may open, and of the officers' rooms those that his posts open, or where he stands. */
function placesOf(room: Room, open: readonly OfficerPlace[]): readonly Place[] {
  const everybody = [
    { href: '/thu-tuc/', label: t.navProcedures },
    { href: '/tra-cuu/', label: t.navTracking },
  ];
  const names = { desk: t.navDesk, admin: t.navAdmin, audit: t.navAudit };
  const officers = (['desk', 'admin', 'audit'] as const)
    .map((place) => ({ place, href: officerPaths[place], label: names[place] }))
    .filter(({ place, href }) => open.includes(place) || location.pathname === href);
  return room === 'officer'
    ? [...officers, ...everybody]
    : [...everybody, { href: '/ho-so/', label: t.navCitizen }, ...officers];
}

/** Head, navigation, main part and foot of every page. */
export function Shell({ room, children }: { room: Room; children: ComponentChildren }) {
  const other = language() === 'vi' ? 'en' : 'vi';
  const open = useOfficerPlaces();
  const own = room === 'public' ? undefined : room === 'citizen' ? 'citizens' : 'officers';
  return (
    <>
      <a class="skip" href="#main" onClick={skipToMain}>
        {t.skip}
      </a>
      <header class="head">
        <div class="wide head-row">
          <a class="brand" href="/">
            <strong>Một Cửa</strong> <span>{t.brandLine}</span>
          </a>
          <button type="button" class="plain" lang={other} onClick={() => void changeLanguage(other)}>
            {t.otherLanguage}
          </button>
        </div>
        <nav class="wide" aria-label={t.navLabel}>
          <ul>
            {placesOf(room, open).map(({ href, label }) => (
              <li key={href}>
                <a href={href} {...(location.pathname === href && { 'aria-current': 'page' })}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" class="wide" tabIndex={-1}>
        {own && <SignedIn audience={own} />}
        {children}
      </main>
      <footer class="foot">
        <div class="wide">
          <p>{t.footLine}</p>
          <ul>
            <li>
              <a href="/">{t.navHome}</a>
            </li>
            <FootSessions own={own} />
          </ul>
        </div>
      </footer>
    </>
  );
}

/** The fragment of the tracking page is a secret's place: skipping must not write there. */
function skipToMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** Who is signed in, unless the page says so on top; the way to sign in for whoever is not. */
function FootSessions({ own }: { own: Audience | undefined }) {
  const sessions = { citizens: useSession('citizens'), officers: useSession('officers') };
  const there = audiences.filter((audience) => sessions[audience]);
  if (there.length === 0)
    return (
      <li>
        <a href="/dang-nhap/">{t.navSignIn}</a>
      </li>
    );
  return (
    <>
      {there
        .filter((audience) => audience !== own)
        .map((audience) => (
          <li key={audience}>
            <SignedIn audience={audience} />
          </li>
        ))}
    </>
  );
}

function SignedIn({ audience }: { audience: Audience }) {
  const session = useSession(audience);
  if (!session) return null;
  return (
    <p class="signed-in">
      <span>{session.name ? `${t.signedInAs} ${session.name}` : t.signedIn}</span>{' '}
      <button
        type="button"
        class="plain"
        onClick={async () => {
          const { signOut } = await import('./sign-in.ts');
          await signOut(audience);
        }}
      >
        {t.signOut}
      </button>
    </p>
  );
}

/** The page's one h1, also its title; after a move inside the page it takes focus, so that it is read aloud. */
export function Title({ children, above }: { children: string; above?: string | undefined }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} – Một Cửa`;
  }, [children]);
  useEffect(() => {
    if (moveCount() > 0) heading.current?.focus();
  }, []);
  return (
    <>
      {above && <p class="above">{above}</p>}
      <h1 tabIndex={-1} ref={heading} {...(children.length > 90 && { class: 'long' })}>
        {children}
      </h1>
    </>
  );
}
