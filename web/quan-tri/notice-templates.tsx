import { type Answer, ask } from '../kit/ask.ts';
import { useData } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import { Await, When } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { n } from './notice-words.ts';

type Version = Pick<
  Answer<'GET /api/admin/notice-templates'>['kinds'][number],
  'version' | 'publishedAt' | 'publishedBy'
>;

/** Who published a version, and when. */
export const VersionLine = ({ version, publishedAt, publishedBy }: Version) =>
  publishedAt === undefined ? (
    <>{n.builtIn}</>
  ) : (
    <>
      {fill(n.versionBy, { version, by: publishedBy ?? '' })} <When at={publishedAt} />
    </>
  );

/** `?mau`: the kinds of notices, each with its words in force. */
export function NoticeTemplates() {
  const templates = useData(() => ask('GET /api/admin/notice-templates', {}), []);
  return (
    <>
      <Title>{n.templatesTitle}</Title>
      <p class="lead">{n.templatesLead}</p>
      <Await of={templates}>
        {({ kinds }) => (
          <ul class="rows">
            {kinds.map(({ kind, name, ...version }) => (
              <li key={kind}>
                <Link to={`?mau=${kind}`}>{name}</Link>
                <div class="quiet">
                  <VersionLine {...version} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </Await>
    </>
  );
}
