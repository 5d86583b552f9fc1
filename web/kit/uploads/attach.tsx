import { useRef } from 'preact/hooks';
import { dateText } from '../dates.ts';
import { Button } from '../fields.tsx';
import { FaultText } from '../field.tsx';
import { fieldId, useFormHere } from '../form.tsx';
import { fill, language } from '../language.ts';
import { SignInAgain } from '../sign-in-again.tsx';
import { isUnderWay, type Upload } from './upload.ts';
import { acceptedFiles, sizeText } from './judge.ts';
import { filesField } from './kept-files.ts';
import { PhotosAsked } from './photos-asked.tsx';
import { markOf, percentOf, stateWords } from './state-words.ts';
import { type Here, useUploadsHere } from './uploading.tsx';
import { f } from './words.ts';

/** On a device that is touched, its camera is one press away. */
const isTouched = (): boolean => matchMedia('(pointer: coarse)').matches;

/** The files of one paper: what is sent already, and the ways to send more. */
export function Attach({ componentId }: { componentId: string }) {
  const here = useUploadsHere();
  const { faults } = useFormHere();
  if (!here) return null;
  const mine = here.list.filter((upload) => upload.componentId === componentId);
  const refused = here.refused.filter((row) => row.componentId === componentId);
  const field = filesField(componentId);
  const fault = faults[field];
  return (
    <div class={fault ? 'attach field has-fault' : 'attach'}>
      {fault && <FaultText id={fieldId(field)} fault={fault} />}
      {mine.length > 0 && (
        <ul class="files">
          {mine.map((upload) => (
            <OneFile key={upload.fileId} upload={upload} here={here} />
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <div class="note bad" role="alert">
          {refused.map(({ sentence }) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      <Given componentId={componentId} here={here} />
      {here.photos.asking?.componentId === componentId && (
        <PhotosAsked asking={here.photos.asking} photos={here.photos} />
      )}
      <p class="buttons no-print">
        <Chooser
          id={fieldId(field)}
          label={here.audience === 'citizens' ? f.choose : f.addScan}
          isFaulty={fault !== undefined}
          onChoose={(files) => here.choose(componentId, files)}
        />
        {isTouched() && (
          <Chooser label={f.takePhoto} camera onChoose={(files) => here.choose(componentId, files)} />
        )}
      </p>
      {here.photos.always && (
        <p class="quiet no-print">
          {f.photosAlwaysOn}{' '}
          <button type="button" class="plain" onClick={() => here.photos.setAlways(false)}>
            {f.photosAlwaysOff}
          </button>
        </p>
      )}
    </div>
  );
}

type ChooserProps = {
  readonly id?: string;
  readonly label: string;
  readonly camera?: boolean;
  /** What is wrong stands above, under this id. */
  readonly isFaulty?: boolean;
  readonly onChoose: (files: readonly File[]) => void;
};

/** A button that opens the device's own chooser, or its camera. */
function Chooser({ id, label, camera = false, isFaulty = false, onChoose }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="button second"
        {...(id && { id })}
        {...(isFaulty && { 'aria-describedby': `${id}-fault` })}
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        {...(camera
          ? { accept: 'image/*', capture: 'environment' }
          : { accept: acceptedFiles, multiple: true })}
        onChange={({ currentTarget }) => {
          onChoose(Array.from(currentTarget.files ?? []));
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

const toneOf = ({ state }: Upload): string => {
  if (state === 'clean') return 'good';
  if (state === 'refused') return 'bad';
  return state === 'stopped' || state === 'lost' || state === 'pausing' ? 'warn' : '';
};

function OneFile({ upload, here }: { upload: Upload; here: Here }) {
  const { fileId, name, size, state, cause } = upload;
  const again = useRef<HTMLInputElement>(null);
  const ofThis = <span class="unseen">: {name}</span>;
  const remove = () => {
    here.uploads.remove(fileId);
    // The button that was pressed goes with the file: whoever works by keyboard goes on from the next one.
    document.getElementById(fieldId(filesField(upload.componentId)))?.focus();
  };
  return (
    <li class={`file ${toneOf(upload)}`}>
      <FileHead mark={markOf(state)} name={name} size={size} words={stateWords(upload)} />
      {state === 'sending' && (
        <progress max={100} value={percentOf(upload)} aria-label={fill(f.progressOf, { name })} />
      )}
      {cause === 'signed-out' && <SignInAgain />}
      <p class="buttons no-print">
        {state === 'stopped' &&
          cause !== 'signed-out' &&
          cause !== 'not-as-said' &&
          cause !== 'unreadable' && (
            <Button kind="second" onClick={() => here.uploads.again(fileId)}>
              {f.sendAgain}
              {ofThis}
            </Button>
          )}
        {state === 'lost' && (
          <>
            <Button kind="second" onClick={() => again.current?.click()}>
              {f.chooseAgain}
              {ofThis}
            </Button>
            <input
              ref={again}
              type="file"
              hidden
              accept={acceptedFiles}
              onChange={({ currentTarget }) => {
                const files = Array.from(currentTarget.files ?? []);
                if (files.length === 0) return;
                remove();
                here.choose(upload.componentId, files);
              }}
            />
          </>
        )}
        <Button kind="second" onClick={remove}>
          {isUnderWay(upload) ? f.cancel : f.remove}
          {ofThis}
        </Button>
      </p>
    </li>
  );
}

type HeadProps = {
  readonly mark: string;
  readonly name: string;
  readonly size: number;
  readonly words: string;
};

/** Which file, how large, and how it stands: a mark and words, never colour alone. */
export const FileHead = ({ mark, name, size, words }: HeadProps) => (
  <div class="file-head">
    <span class="file-mark" aria-hidden="true">
      {mark}
    </span>
    <div>
      <strong>{name}</strong> <span class="quiet file-size">{sizeText(size, language())}</span>
      <div>{words}</div>
    </div>
  </div>
);

/** A paper this person gave before is offered, not asked for. */
function Given({ componentId, here }: { componentId: string; here: Here }) {
  const papers = here.given.filter(
    (paper) =>
      paper.componentId === componentId &&
      !here.list.some((upload) => upload.componentId === componentId && upload.name === paper.name),
  );
  if (papers.length === 0) return null;
  return (
    <div class="panel no-print">
      <p>
        <strong>{f.givenTitle}</strong>
      </p>
      <ul class="rows">
        {papers.map((paper) => (
          <li key={paper.fileId}>
            {fill(f.givenLine, { name: paper.name, date: dateText(paper.givenAt.slice(0, 10), language()) })}
            {paper.validUntil && `, ${fill(f.givenUntil, { date: dateText(paper.validUntil, language()) })}`}
            <p class="buttons">
              <Button kind="second" onClick={() => here.useAgain(componentId, paper)}>
                {f.useAgain}
                <span class="unseen">: {paper.name}</span>
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
