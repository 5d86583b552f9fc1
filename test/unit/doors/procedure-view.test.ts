import { expect, test } from '@jest/globals';
import { procedureView } from '../../../functions/doors/public/procedure-view.ts';
import { localDateOf } from '../../../shared/domain/office/dated.ts';
import type { Language } from '../../../shared/texts/language.ts';
import { openOffice } from '../application/office-of-vu-ban.ts';

test.each([
  ['vi', '1.013225', ['Nhà ở riêng lẻ: 15 ngày', 'Công trình cấp III, cấp IV khác: 20 ngày']],
  ['vi', '1.001612', ['3 ngày làm việc']],
] as const)(
  'the page of a procedure (%s, %s) says for which case each time is',
  async (language: Language, code, times) => {
    const { deps } = await openOffice();
    const on = localDateOf(deps.chance.now());
    const bound = await deps.registry.procedure(code, on);
    if (!bound) throw new Error(`No procedure ${code}`);
    const { channels } = await procedureView(deps.registry, bound, on, language);
    for (const { times: said } of channels) expect(said).toEqual(times);
  },
);
