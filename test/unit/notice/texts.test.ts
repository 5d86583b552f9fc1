import { describe, expect, test } from '@jest/globals';
import { builtInTemplates } from '../../../shared/application/notice-templates.ts';
import { noticeKinds } from '../../../shared/domain/notice/kinds.ts';
import { placeholdersOf, renderText } from '../../../shared/domain/notice/render.ts';
import { plainLetters, smsSize } from '../../../shared/domain/notice/sms.ts';
import { noticeValues, offeredValues } from '../../../shared/domain/notice/values.ts';
import { worstValues } from '../../../shared/texts/notices/samples.ts';

/** A province without a name of its own is reached by its distribution's. */
const longestSite = `https://d${'1'.repeat(13)}.cloudfront.net`;
const languages = ['vi', 'en'] as const;
const cases = noticeKinds.flatMap((kind) => languages.map((language) => [kind, language] as const));

describe('the texts that come with the program', () => {
  test.each(cases)(
    '%s (%s): an SMS at its longest is one segment in plain letters',
    async (kind, language) => {
      const { texts } = await builtInTemplates.inForce(kind);
      const rendered = renderText(texts[language].sms, worstValues(kind, longestSite)(language, 'sms'));
      if (!('text' in rendered)) throw new Error(`Missing: ${rendered.missing.join()}`);
      expect(smsSize(plainLetters(rendered.text))).toMatchObject({ alphabet: 'gsm-7', segments: 1 });
    },
  );

  test.each(cases)('%s (%s): names what it offers, and says what people need', async (kind, language) => {
    const words = (await builtInTemplates.inForce(kind)).texts[language];
    const inMail = placeholdersOf(words.subject + words.body);
    const inSms = placeholdersOf(words.sms);
    expect(
      inMail.filter((name) => !offeredValues(kind, 'email').some((offered) => offered === name)),
    ).toEqual([]);
    expect(inSms.filter((name) => !offeredValues(kind, 'sms').some((offered) => offered === name))).toEqual(
      [],
    );
    expect(inMail).toEqual(expect.arrayContaining([...noticeValues[kind].needed, 'hotline', 'desk']));
    expect(inSms).toContain('number');
  });

  test('are never sent with a gap', () => {
    expect(renderText('Số {number}, hẹn {dueAt}', { number: 'A' })).toEqual({ missing: ['dueAt'] });
    expect(renderText('Số {number}', { number: '' })).toEqual({ missing: ['number'] });
    expect(renderText('Số {so}', { number: 'A' })).toEqual({ missing: ['so'] });
    expect(renderText('{number} {number}', { number: '$&' })).toEqual({ text: '$& $&' });
  });
});
