import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../kit/ask.ts';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { o } from './words.ts';

/** Received, and the route has not asked for its next step yet: it takes a moment. */
export const isBetweenSteps = ({ status, steps }: Dossier): boolean =>
  status.professional === 'in-process' && steps.length === 0;

const mostTries = 60;
const restMs = 500;
const restOfflineMs = 3000;

/**
 * Asks for nothing but the number of the dossier's last event, and reads the dossier, which is recorded, once that has
 * moved and then stood still: of steps that open at the same time all are to be seen. Without a connection the page
 * stays as it is, and asks again by itself.
 */
export function StepComing({
  dossier: { dossierId, version },
  isLoading,
  isCutOff,
  reload,
}: {
  dossier: Dossier;
  isLoading: boolean;
  /** The dossier itself could not be read again. */
  isCutOff: boolean;
  reload: () => void;
}) {
  const [tries, setTries] = useState(0);
  const [looks, setLooks] = useState(0);
  const [isUnanswered, setUnanswered] = useState(false);
  const isOffline = isUnanswered || isCutOff;
  const seen = useRef(version);
  useEffect(() => {
    if (isLoading || tries >= mostTries) return undefined;
    let isOver = false;
    const look = async () => {
      const params = { dossierId };
      const now = await ask('GET /api/office/dossiers/{dossierId}/version', { params }).catch(
        () => undefined,
      );
      if (isOver) return;
      setUnanswered(now === undefined);
      setLooks(looks + 1);
      // Whoever has no connection has not waited yet.
      if (now) setTries(tries + 1);
      if (now && now.version !== version && now.version === seen.current) reload();
      seen.current = now?.version ?? seen.current;
    };
    const timer = setTimeout(() => void look(), isOffline ? restOfflineMs : restMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [looks, isLoading, version]);
  return (
    <p class="note" role="status">
      {isOffline ? o.stepOffline : tries < mostTries ? o.stepComing : o.stepLate}
    </p>
  );
}
