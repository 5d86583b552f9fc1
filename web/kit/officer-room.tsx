import type { ComponentChildren } from 'preact';
import { useSession } from './hooks.ts';
import { Shell, Title } from './layout.tsx';
import { SignInButton } from './sign-in-again.tsx';
import { t } from './words.ts';

let wasSignedIn = false;

/** A room for officers: signing in first. A session that ends later does not take away what is being typed. */
export function OfficerRoom({ title, children }: { title: string; children: () => ComponentChildren }) {
  wasSignedIn ||= useSession('officers') !== undefined;
  return (
    <Shell room="officer">
      {wasSignedIn ? (
        children()
      ) : (
        <>
          <Title>{title}</Title>
          <p class="lead">{t.officerSignInLead}</p>
          <SignInButton audience="officers" label={t.officerSignIn} />
        </>
      )}
    </Shell>
  );
}
