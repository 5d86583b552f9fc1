import { useSession } from '../kit/hooks.ts';
import { Shell, Title } from '../kit/layout.tsx';
import { useSearch } from '../kit/router.tsx';
import { SignInButton } from '../kit/sign-in-again.tsx';
import { start } from '../kit/start.tsx';
import { ChooseProcedure } from './choose-procedure.tsx';
import { FileDossier } from './file-dossier.tsx';
import { FollowDossier } from './follow-dossier.tsx';
import { MyDossiers } from './my-dossiers.tsx';
import { c } from './words.ts';

/** `?` my dossiers · `?nop` choose · `?nop=<code>&nhap=<id>&buoc=<n>` file · `?ho-so=<id>` follow. */
function Citizen() {
  const search = useSearch();
  const hasSession = useSession('citizens') !== undefined;
  return (
    <Shell room="citizen">
      <View search={search} hasSession={hasSession} />
    </Shell>
  );
}

let wasSignedIn = false;

function View({ search, hasSession }: { search: URLSearchParams; hasSession: boolean }) {
  // A session that ends while something is typed must not take the page away: the acts themselves ask to sign in again.
  wasSignedIn ||= hasSession;
  if (!wasSignedIn) {
    return (
      <>
        <Title>{c.title}</Title>
        <p class="lead">{c.signInLead}</p>
        <SignInButton audience="citizens" label={c.signIn} />
        <p>
          {c.signInNoAccount} <a href="/tra-cuu/">{c.signInTrack}</a>
        </p>
      </>
    );
  }
  const dossierId = search.get('ho-so');
  if (dossierId !== null) return <FollowDossier dossierId={dossierId} key={dossierId} />;
  const code = search.get('nop');
  if (code === '') return <ChooseProcedure />;
  if (code !== null)
    return (
      <FileDossier
        code={code}
        draftId={search.get('nhap')}
        step={Number(search.get('buoc') ?? 1)}
        key={search.get('nhap')}
      />
    );
  return <MyDossiers />;
}

void start(Citizen);
