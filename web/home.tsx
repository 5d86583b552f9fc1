import { Shell, Title } from './kit/layout.tsx';
import { start } from './kit/start.tsx';
import { p } from './words.ts';

function Home() {
  return (
    <Shell room="public">
      <Title>{p.homeTitle}</Title>
      <p class="lead">{p.homeLead}</p>
      <ul class="cards">
        <li>
          <a href="/thu-tuc/">
            <strong>{p.homeProcedures}</strong>
            <span>{p.homeProceduresWhy}</span>
          </a>
        </li>
        <li>
          <a href="/tra-cuu/">
            <strong>{p.homeTracking}</strong>
            <span>{p.homeTrackingWhy}</span>
          </a>
        </li>
        <li>
          <a href="/ho-so/">
            <strong>{p.homeCitizen}</strong>
            <span>{p.homeCitizenWhy}</span>
          </a>
        </li>
      </ul>
      <h2>{p.homeOfficers}</h2>
      <p>
        {p.homeOfficersWhy} <a href="/dang-nhap/">{p.homeSignIn}</a>
      </p>
    </Shell>
  );
}

void start(Home);
