import { type Answer, ask } from '../kit/ask.ts';
import { Button, ErrorSummary } from '../kit/fields.tsx';
import { useAct, usePages } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { Facts, List, When } from '../kit/parts.tsx';
import { n } from './notice-words.ts';

type Address = Answer<'GET /api/admin/bad-addresses'>['rows'][number];
type Props = { readonly empty: string; readonly onDone: (sentence: string) => void };

/** Addresses that no e-mail is sent to any more; whoever knows better uses one again. */
export function BadAddresses({ empty, onDone }: Props) {
  const pages = usePages(
    (cursor) => ask('GET /api/admin/bad-addresses', { query: cursor ? { cursor } : {} }),
    [],
  );
  const act = useAct(async (_key, { hash, address }: Address) => {
    try {
      await ask('POST /api/admin/bad-addresses/clear', { body: { hash } });
      onDone(fill(n.clearDone, { address }));
    } finally {
      pages.reload();
    }
  });
  return (
    <>
      <ErrorSummary problem={act.problem} />
      <List of={pages} empty={empty}>
        {(rows) => (
          <ul class="rows">
            {rows.map((row) => (
              <li key={row.hash}>
                <Facts
                  rows={[
                    [n.address, row.address],
                    [n.why, row.whyText],
                    [n.since, <When at={row.at} />],
                  ]}
                />
                <Button kind="second" isBusy={act.isBusy} onClick={() => void act.run(row)}>
                  {n.clear}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </List>
    </>
  );
}
