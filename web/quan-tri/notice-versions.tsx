import { ask } from '../kit/ask.ts';
import { Button } from '../kit/fields.tsx';
import { usePages } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { List } from '../kit/parts.tsx';
import type { Texts } from './notice-template.tsx';
import { VersionLine } from './notice-templates.tsx';
import { n } from './notice-words.ts';

type Props = {
  readonly kind: string;
  readonly onTakeOver: (version: number, texts: Texts) => void;
};

/** All versions, newest first: to read, and to begin from again. */
export function TemplateVersions({ kind, onTakeOver }: Props) {
  const pages = usePages(
    (cursor) =>
      ask('GET /api/admin/notice-templates/{kind}/versions', {
        params: { kind },
        query: cursor ? { cursor } : {},
      }),
    [kind],
  );
  return (
    <section>
      <h2>{n.versions}</h2>
      <List of={pages} empty="">
        {(rows) => (
          <ul class="rows">
            {rows.map(({ version, texts, ...published }) => (
              <li key={version}>
                <details>
                  <summary>
                    <VersionLine version={version} {...published} />
                  </summary>
                  {(['vi', 'en'] as const).map((language) => (
                    <div class="letter" lang={language} key={language}>
                      <p>
                        <strong>{texts[language].subject}</strong>
                      </p>
                      <p class="as-typed">{texts[language].body}</p>
                      <p class="as-typed">{texts[language].sms}</p>
                    </div>
                  ))}
                  <Button kind="second" onClick={() => onTakeOver(version, texts)}>
                    {fill(n.takeOver, { version })}
                  </Button>
                </details>
              </li>
            ))}
          </ul>
        )}
      </List>
    </section>
  );
}
