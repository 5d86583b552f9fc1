import type { DossierForm } from '../dossier/events.ts';
import type { Provenance } from '../words.ts';
import type { Align, Block, Sheet } from './sheet.ts';

/** What is made from templates: the circular's forms of one dossier, its register, and the letter of a result. */
export type TemplateName = DossierForm | '07' | 'result';

/** As a `Block`, its words with gaps `{field}`. */
export type TemplateBlock =
  | Exclude<Block, { block: 'table' | 'code' | 'signatures' }>
  | {
      readonly block: 'table';
      /** Which list of the form; without rows the table is left out. */
      readonly of: string;
      readonly columns: readonly {
        readonly label: string;
        readonly value: string;
        readonly width: number;
        readonly align?: Align;
      }[];
    }
  /** One line for each row of a list. */
  | { readonly block: 'lines'; readonly of: string; readonly value: string }
  | {
      readonly block: 'code';
      readonly text: string;
      readonly alt: string;
      readonly beside: readonly string[];
    }
  | {
      readonly block: 'signatures';
      readonly parts: readonly { readonly who: string; readonly hint: string; readonly name?: string }[];
    };

/** A form's words and order as data. A released version is never edited: what was made from it stands in the archive. */
export type FormTemplate = {
  readonly form: TemplateName;
  readonly version: number;
  readonly name: string;
  readonly page: Sheet['page'];
  readonly foot: string;
  readonly source: Provenance;
  readonly blocks: readonly TemplateBlock[];
};

export type Row = { readonly [field: string]: string };
export type FormValues = {
  readonly fields: { readonly [field: string]: string | undefined };
  readonly lists?: { readonly [list: string]: readonly Row[] };
};

const gap = /\{(\w+)\}/g;

/**
 * The sheet: every gap filled. A line with a gap for which there is no value is left out, and with it whatever consists
 * of such lines alone: a form does not show a label without its value.
 */
export function fillTemplate(template: FormTemplate, values: FormValues, at: Sheet['at']): Sheet {
  const fill = (text: string, row: FormValues['fields'] = values.fields): string | undefined => {
    let isWhole = true;
    const filled = text.replace(gap, (_, name: string) => {
      const value = row[name] ?? values.fields[name];
      if (!value) isWhole = false;
      return value ?? '';
    });
    return isWhole ? filled : undefined;
  };
  const all = (lines: readonly string[]): string[] => lines.flatMap((line) => fill(line) ?? []);
  const list = (name: string): readonly Row[] => values.lists?.[name] ?? [];

  const blockOf = (block: TemplateBlock): readonly Block[] => {
    switch (block.block) {
      case 'heads': {
        const number = block.number && fill(block.number);
        const place = block.place && fill(block.place);
        return [
          {
            block: 'heads',
            left: all(block.left),
            right: all(block.right),
            ...(number && { number }),
            ...(place && { place }),
          },
        ];
      }
      case 'title':
        return [{ ...block, lines: all(block.lines) }];
      case 'line': {
        const text = fill(block.text);
        return text === undefined ? [] : [{ ...block, text }];
      }
      case 'fact': {
        const value = fill(block.value);
        return value === undefined ? [] : [{ ...block, value }];
      }
      case 'lines':
        return list(block.of).flatMap((row) => {
          const text = fill(block.value, row);
          return text === undefined ? [] : [{ block: 'line' as const, text }];
        });
      case 'table': {
        const rows = list(block.of).map((row) => block.columns.map(({ value }) => fill(value, row) ?? ''));
        if (rows.length === 0) return [];
        const columns = block.columns.map(({ label, width, align }) => ({
          label,
          width,
          ...(align && { align }),
        }));
        return [{ block: 'table', columns, rows }];
      }
      case 'code': {
        const text = fill(block.text);
        return text === undefined ? [] : [{ ...block, text, beside: all(block.beside) }];
      }
      case 'signatures':
        return [
          {
            block: 'signatures',
            parts: block.parts.map(({ who, hint, name }) => {
              const named = name && fill(name);
              return { who: fill(who) ?? '', hint, ...(named && { name: named }) };
            }),
          },
        ];
    }
  };
  return {
    title: template.name,
    page: template.page,
    at,
    foot: fill(template.foot) ?? template.name,
    blocks: template.blocks.flatMap(blockOf),
  };
}

/** The gaps of a template, those of its lists under the list's name: what a form must be able to fill. */
export function gapsOf(template: FormTemplate): string[] {
  const of = (text: unknown): string[] =>
    [...JSON.stringify(text ?? '').matchAll(gap)].map(([, name = '']) => name);
  const gaps = template.blocks.flatMap((block) =>
    block.block === 'table' || block.block === 'lines'
      ? of(block).map((name) => `${block.of}.${name}`)
      : of(block),
  );
  return [...new Set([...gaps, ...of(template.foot)])];
}
