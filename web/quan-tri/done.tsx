import { useEffect, useRef } from 'preact/hooks';

/** What was done. It takes focus, for the row that was pressed is gone. */
export function Done({ sentence }: { sentence: string | undefined }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (sentence) line.current?.focus();
  }, [sentence]);
  return sentence ? (
    <p class="done" role="status" tabIndex={-1} ref={line}>
      {sentence}
    </p>
  ) : null;
}
