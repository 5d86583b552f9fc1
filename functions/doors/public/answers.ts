import { inLanguage } from '../../../shared/texts/language.ts';
import type { TrackingDeps } from '../../../shared/application/dependencies.ts';
import { trackDossier } from '../../../shared/application/track-dossier.ts';
import { operations } from '../../../shared/contracts/http/operations.ts';
import type { publicOperations } from '../../../shared/contracts/http/public.ts';
import { refuse } from '../../../shared/domain/dossier/refusals.ts';
import { localDateOf } from '../../../shared/domain/office/dated.ts';
import type { Answers } from '../../edge/door.ts';
import { openApi } from '../../edge/openapi.ts';
import { pageRequest } from '../../edge/replies.ts';
import { addressKey } from './address-key.ts';
import { isOpen, procedureView } from './procedure-view.ts';

export function publicAnswers(deps: TrackingDeps): Answers<typeof publicOperations> {
  const { registry, chance } = deps;
  let document: { [key: string]: unknown } | undefined;
  return {
    listProcedures: async ({ query, language }) => {
      const on = localDateOf(chance.now());
      const { rows, cursor } = await registry.procedures(pageRequest(query));
      const bound = await Promise.all(rows.map(({ code }) => registry.procedure(code, on)));
      return {
        rows: bound.flatMap((procedure) => {
          if (!procedure) return [];
          const { code, name, short, field } = procedure.content;
          return [{ code, name, short: inLanguage(short, language, name), field, open: isOpen(procedure) }];
        }),
        ...(cursor && { cursor }),
      };
    },
    readProcedure: async ({ params, language }) => {
      const on = localDateOf(chance.now());
      const bound = await registry.procedure(params.code, on);
      return bound
        ? procedureView(registry, bound, on, language)
        : refuse('PROCEDURE_NOT_FOUND', { procedure: params.code });
    },
    trackDossier: async ({ body, address, language }) =>
      trackDossier(deps, { question: body, addressKey: addressKey(address), language }),
    // Made once per process: the document is the same for everybody.
    readOpenApi: () => Promise.resolve((document ??= openApi(operations))),
  };
}
