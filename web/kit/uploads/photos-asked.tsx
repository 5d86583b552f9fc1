import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../fields.tsx';
import { fill, language } from '../language.ts';
import { sizeText } from './judge.ts';
import type { Asking, Photos } from './use-photos.ts';
import { f } from './words.ts';

const sum = (sizes: readonly number[]): string =>
  sizeText(
    sizes.reduce((all, size) => all + size, 0),
    language(),
  );

/** Smaller or as they are: told what it saves, decided by the person. */
export function PhotosAsked({
  asking: { photos },
  photos: { answer, setAlways },
}: {
  asking: Asking;
  photos: Photos;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [always, setTicked] = useState(false);
  const isWorking = photos.some(({ small }) => small === undefined);
  useEffect(() => {
    if (!isWorking) box.current?.focus();
  }, [isWorking]);
  if (isWorking) {
    return (
      <p class="panel" role="status">
        {f.photosWorking}
      </p>
    );
  }
  const chosen = photos.map(({ file, small, must }) => (must && small ? small : file).size);
  return (
    <div class="panel" role="group" aria-label={f.photosTitle} tabIndex={-1} ref={box}>
      <p>
        <strong>{f.photosTitle}</strong>
      </p>
      <p>{f.photosLead}</p>
      <ul>
        {photos.map(({ file, small }) => (
          <li key={file.name}>
            {fill(f.photoSizes, {
              name: file.name,
              before: sizeText(file.size, language()),
              after: sizeText(small?.size ?? file.size, language()),
            })}
          </li>
        ))}
      </ul>
      <div class="choice">
        <input
          type="checkbox"
          id="photos-always"
          checked={always}
          onChange={({ currentTarget }) => setTicked(currentTarget.checked)}
        />
        <label for="photos-always">{f.photosAlways}</label>
      </div>
      <p class="buttons">
        <Button
          onClick={() => {
            if (always) setAlways(true);
            answer('small');
          }}
        >
          {fill(f.photosSmall, { size: sum(photos.map(({ file, small }) => (small ?? file).size)) })}
        </Button>
        {photos.some(({ must }) => !must) && (
          <Button kind="second" onClick={() => answer('as-they-are')}>
            {fill(f.photosAsTheyAre, { size: sum(chosen) })}
          </Button>
        )}
        <Button kind="second" onClick={() => answer('none')}>
          {f.photosNone}
        </Button>
      </p>
    </div>
  );
}
