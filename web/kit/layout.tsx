import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSession } from './hooks.ts';
import { changeLanguage, language } from './language.ts';
import { moveCount } from './router.tsx';
import type { Audience } from './session.ts';
import { t } from './words.ts';

type Place = { readonly href: string; readonly label: string };
type Room = 'public' | 'citizen' | 'officer';

function placesOf(room: Room): readonly Place[] {
  return room === 'officer'
    ? [
        { href: '/can-bo/', label: t.navDesk },
        { href: '/quan-tri/', label: t.navAdmin },
        { href: '/kiem-tra/', label: t.navAudit },
      ]
    : [
        { href: '/thu-tuc/', label: t.navProcedures },
        { href: '/tra-cuu/', label: t.navTracking },
        { href: '/ho-so/', label: t.navCitizen },
      ];
}

/** Head, navigation, main part and foot of every page. */
export function Shell({ room, children }: { room: Room; children: ComponentChildren }) {
  const other = language() === 'vi' ? 'en' : 'vi';
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
            {placesOf(room).map(({ href, label }) => (
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
        {room !== 'public' && <SignedIn audience={room === 'citizen' ? 'citizens' : 'officers'} />}
        {children}
      </main>
      <footer class="foot">
        <div class="wide">
          <p>{t.footLine}</p>
          <ul>
            <li>
              <a href="/">{t.navHome}</a>
            </li>
            <li>
              <a href="/dang-nhap/">{t.navSignIn}</a>
            </li>
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
