import type { Answer } from '../kit/ask.ts';
import { fill } from '../kit/language.ts';
import { n } from './notice-words.ts';

type Preview = Answer<'POST /api/admin/notice-templates/{kind}/preview'>;

/** Messages as they would arrive, with sample data. */
export function Previews({ preview: { emails, sms } }: { preview: Preview }) {
  if (emails.length === 0 && sms.length === 0) return null;
  const named = (sentence: string, language: 'vi' | 'en'): string =>
    fill(sentence, { language: language === 'vi' ? n.inVietnamese : n.inEnglish });
  return (
    <section>
      <h2>{n.previewTitle}</h2>
      <p>{n.previewLead}</p>
      {emails.map(({ language, subject, body }) => (
        <article class="letter" key={language} aria-label={named(n.emailIn, language)}>
          <h3>{named(n.emailIn, language)}</h3>
          <div lang={language}>
            <p>
              <strong>{subject}</strong>
            </p>
            <p class="as-typed">{body}</p>
          </div>
        </article>
      ))}
      {sms.map(({ language, text, length, segments, mostLength, mostSegments }) => (
        <article class="letter" key={language} aria-label={named(n.smsIn, language)}>
          <h3>{named(n.smsIn, language)}</h3>
          <p class="as-typed" lang={language}>
            {text}
          </p>
          <p class="quiet">{fill(n.smsSize, { length, segments, most: mostLength, mostSegments })}</p>
        </article>
      ))}
    </section>
  );
}
