import { useEffect, useState } from 'preact/hooks';
import { Shell, Title } from '../../kit/layout.tsx';
import { finishSignIn } from '../../kit/sign-in.ts';
import { start } from '../../kit/start.tsx';
import { p } from '../../words.ts';

const address = new URL(location.href);
// The code works once; it need not stand in the address bar or the history.
history.replaceState(null, '', location.pathname);

function SignedIn() {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    finishSignIn(address).then(
      (path) => location.replace(path),
      (error: unknown) => {
        console.error(error);
        setFailed(true);
      },
    );
  }, []);
  if (!failed) {
    return (
      <Shell room="public">
        <Title>{p.signingIn}</Title>
        <p role="status">{p.signingInWait}</p>
      </Shell>
    );
  }
  return (
    <Shell room="public">
      <Title>{p.signInFailed}</Title>
      <p role="alert">{p.signInFailedWhy}</p>
      <p>
        <a class="button main" href="/dang-nhap/">
          {p.signInFailedAgain}
        </a>
      </p>
    </Shell>
  );
}

void start(SignedIn);
