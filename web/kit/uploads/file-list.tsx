import { useEffect, useState } from 'preact/hooks';
import { ask } from '../ask.ts';
import type { Dossier } from '../dossier-parts.tsx';
import { Button, ErrorSummary } from '../fields.tsx';
import { useAct } from '../hooks.ts';
import type { Audience } from '../session.ts';
import { FileHead } from './attach.tsx';
import { roomOf } from './doors.ts';
import { markOf } from './state-words.ts';
import { f } from './words.ts';

type Component = Dossier['components'][number];
export type DossierFile = NonNullable<Component['files']>[number];
type Props = {
  readonly audience: Audience;
  readonly dossier: Dossier;
  /** Reads the dossier again; for who may do so unrecorded. */
  readonly reload?: () => void;
};

/** Less and less often, for some minutes: a scanner seldom takes longer. */
const restMs = (reloads: number): number => Math.min(3000 * 1.2 ** reloads, 15_000);
const mostReloads = 40;

/** The files of a dossier, paper by paper; only those with a clean verdict can be opened. */
export function DossierFiles({ audience, dossier: { dossierId, components }, reload }: Props) {
  const withFiles = components.filter(({ files = [] }) => files.length > 0);
  const isWaiting = withFiles.some(({ files = [] }) => files.some(({ state }) => !settled.includes(state)));
  const [reloads, setReloads] = useState(0);
  useEffect(() => {
    if (!reload || !isWaiting || reloads >= mostReloads) return undefined;
    const timer = setTimeout(() => {
      setReloads(reloads + 1);
      reload();
    }, restMs(reloads));
    return () => clearTimeout(timer);
  }, [isWaiting, reloads]);
  if (withFiles.length === 0) return null;
  return (
    <section>
      <h2>{f.filesOfPaper}</h2>
      {withFiles.map(({ componentId, form, name, files = [] }) => (
        <div key={`${componentId}-${form}`}>
          <h3 lang="vi">{name}</h3>
          <ul class="files">
            {files.map((file) => (
              <OneFile key={file.fileId} file={file} audience={audience} dossierId={dossierId} />
            ))}
          </ul>
        </div>
      ))}
      {withFiles.some(({ files = [] }) => files.some(isOpen)) && (
        <p class="quiet no-print">{f.openAgainHint}</p>
      )}
    </section>
  );
}

const settled: readonly DossierFile['state'][] = ['clean', 'refused'];
const isOpen = ({ state }: DossierFile): boolean => state === 'clean';
const tones: Partial<Record<DossierFile['state'], string>> = { clean: 'good', refused: 'bad' };

function words({ state, sentence, reused }: DossierFile): string {
  if (state === 'clean') return reused ? `${f.fileClean}. ${f.reused}` : f.fileClean;
  if (state === 'refused') return sentence ? `${f.fileRefused}. ${sentence}` : f.fileRefused;
  return `${f.fileChecking}. ${f.fileCheckingWhy}`;
}

function OneFile({
  file,
  audience,
  dossierId,
}: Pick<Props, 'audience'> & { file: DossierFile; dossierId: string }) {
  const { fileId, name, size, state } = file;
  const open = useAct(async () => {
    // A window opened later than the press is taken for an advertisement: it is opened now and filled afterwards.
    const tab = window.open('', '_blank');
    if (tab) tab.opener = null;
    try {
      const room = roomOf(audience);
      const { url } = await ask(`GET /api/${room}/dossiers/{dossierId}/files/{fileId}/link`, {
        params: { dossierId, fileId },
      });
      if (tab) tab.location.replace(url);
      else location.assign(url);
    } catch (error) {
      tab?.close();
      throw error;
    }
  });
  return (
    <li class={`file ${tones[state] ?? ''}`}>
      <FileHead
        mark={markOf(state === 'waiting' ? 'checking' : state)}
        name={name}
        size={size}
        words={words(file)}
      />
      <ErrorSummary problem={open.problem} />
      {isOpen(file) && (
        <p class="buttons no-print">
          <Button kind="second" isBusy={open.isBusy} onClick={() => void open.run()}>
            {f.open}
            <span class="unseen">: {name}</span>
          </Button>
        </p>
      )}
    </li>
  );
}
