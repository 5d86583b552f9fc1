import { Shell, Title } from '../kit/layout.tsx';
import { start } from '../kit/start.tsx';
import { p } from '../words.ts';

function SignInChoice() {
  return (
    <Shell room="public">
      <Title>{p.signInTitle}</Title>
      <p class="lead">{p.signInLead}</p>
      <ul class="cards">
        <li>
          <a href="/ho-so/">
            <strong>{p.signInCitizen}</strong>
            <span>{p.signInCitizenWhy}</span>
          </a>
        </li>
        <li>
          <a href="/can-bo/">
            <strong>{p.signInDesk}</strong>
            <span>{p.signInDeskWhy}</span>
          </a>
        </li>
        <li>
          <a href="/quan-tri/">
            <strong>{p.signInAdmin}</strong>
            <span>{p.signInAdminWhy}</span>
          </a>
        </li>
        <li>
          <a href="/kiem-tra/">
            <strong>{p.signInAudit}</strong>
            <span>{p.signInAuditWhy}</span>
          </a>
        </li>
      </ul>
    </Shell>
  );
}

void start(SignInChoice);
