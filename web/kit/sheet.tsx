import { t } from './words.ts';

/** The head of a printed sheet: whose it is, and the national heading, which is Vietnamese in every language. */
export const SheetHead = ({ unit }: { unit: string }) => (
  <div class="sheet-head">
    <p>
      <strong>{unit}</strong>
    </p>
    <p lang="vi">
      <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
      <br />
      Độc lập - Tự do - Hạnh phúc
    </p>
  </div>
);

/** Room for two to sign. */
export const Signatures = ({ of }: { of: readonly string[] }) => (
  <div class="signatures">
    {of.map((who) => (
      <p key={who}>
        <strong>{who}</strong>
        <br />
        <span class="quiet">{t.signHint}</span>
      </p>
    ))}
  </div>
);
