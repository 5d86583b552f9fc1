import { useState } from 'preact/hooks';
import type { Audience } from './session.ts';
import { t } from './words.ts';

const audienceHere = (): Audience => (location.pathname.startsWith('/ho-so') ? 'citizens' : 'officers');

/** Leaves for the pool's page and comes back to this view; what was typed is kept in this tab. */
export function SignInButton({
  audience,
  label,
  kind = 'main',
}: {
  audience: Audience;
  label: string;
  kind?: 'main' | 'second';
}) {
  const [state, setState] = useState<'ready' | 'leaving' | 'failed'>('ready');
  const leave = async () => {
    setState('leaving');
    try {
      const { beginSignIn } = await import('./sign-in.ts');
      await beginSignIn(audience, location.pathname + location.search);
    } catch (error) {
      console.error(error);
      setState('failed');
    }
  };
  return (
    <>
      <button type="button" class={`button ${kind}`} onClick={leave} aria-disabled={state === 'leaving'}>
        {label}
      </button>
      {state === 'failed' && (
        <p class="fault" role="alert">
          {t.signInUnreachable}
        </p>
      )}
    </>
  );
}

export const SignInAgain = () => <SignInButton audience={audienceHere()} label={t.signInAgain} />;
