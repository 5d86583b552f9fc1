import { useEffect, useRef, useState } from 'preact/hooks';
import type { Form } from '../form.tsx';
import type { Audience } from '../session.ts';
import { aroundHere } from './browser-doors.ts';
import { doorsOf } from './doors.ts';
import { makeUploads, type Uploads } from './engine.ts';
import { asUploads, fieldOfFile, fileField, filesField, keptFiles, keptOf } from './kept-files.ts';
import { stateWords } from './state-words.ts';
import { isUnderWay, type Upload } from './upload.ts';

type Running = { readonly uploads: Uploads; tell: () => void };
/** By dossier: what is under way goes on while the person looks at another view of this page. */
const running = new Map<string, Running>();

// A page that is left now would lose them: the browser asks in its own words.
window.addEventListener('beforeunload', (event) => {
  if (![...running.values()].some(({ uploads }) => uploads.list().some(isUnderWay))) return;
  event.preventDefault();
  event.returnValue = '';
});
window.addEventListener('online', () => {
  for (const { uploads } of running.values()) uploads.goOn();
});
function begin(audience: Audience, dossierId: string, kept: readonly Upload[]): Running {
  const known = running.get(dossierId);
  if (known) return known;
  const made: Running = {
    uploads: makeUploads(
      doorsOf(audience, dossierId),
      aroundHere(() => made.tell()),
      kept,
    ),
    tell: () => undefined,
  };
  running.set(dossierId, made);
  return made;
}

const told: readonly Upload['state'][] = ['pausing', 'checking', 'clean', 'refused', 'stopped', 'lost'];

export type UploadsHere = {
  readonly uploads: Uploads;
  readonly list: readonly Upload[];
  /** What changed last, for whoever does not see the page. */
  readonly said: string;
};

/** The files of a dossier to be, kept among what is typed in `form`. */
export function useUploads(audience: Audience, dossierId: string, form: Form): UploadsHere {
  const [own] = useState(() => begin(audience, dossierId, asUploads(keptFiles(form.typed))));
  const [, draw] = useState(0);
  const [said, say] = useState('');
  const latest = useRef(form);
  latest.current = form;
  const states = useRef(new Map<string, Upload['state']>());

  own.tell = () => {
    const list = own.uploads.list();
    keep(latest.current, list);
    const news = list.filter(
      ({ fileId, state }) => states.current.get(fileId) !== state && told.includes(state),
    );
    for (const { fileId, state } of list) states.current.set(fileId, state);
    if (news.length > 0) say(news.map((upload) => `${upload.name}: ${stateWords(upload)}`).join(' '));
    draw((turn) => turn + 1);
  };
  useEffect(() => own.uploads.adopt(asUploads(keptFiles(form.typed))), [fileIds(form)]);
  useEffect(
    () => () => {
      if (own.uploads.list().some(isUnderWay)) return;
      own.uploads.end();
      running.delete(dossierId);
    },
    [],
  );
  return { uploads: own.uploads, list: own.uploads.list(), said };
}

const fileIds = ({ typed }: Form): string =>
  keptFiles(typed)
    .map(({ fileId }) => fileId)
    .join();

function keep({ typed, set }: Form, list: readonly Upload[]): void {
  for (const upload of list) {
    const field = fieldOfFile(upload.fileId);
    const value = fileField(upload, keptOf(upload));
    if (typed[field] === value) continue;
    set(field, value);
    // What was wrong with this paper's files may be mended.
    set(filesField(upload.componentId), '');
  }
  for (const { fileId, componentId } of keptFiles(typed)) {
    if (list.some((upload) => upload.fileId === fileId)) continue;
    set(fieldOfFile(fileId), '');
    set(filesField(componentId), '');
  }
}
