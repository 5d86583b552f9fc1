/** An attribute's value as DynamoDB's wire has it: one type letter and what it holds. */
export type Attribute = { readonly [type: string]: unknown };
export type WireItem = { readonly [name: string]: Attribute };

/** Bytes of an item as DynamoDB reckons them: names and values, without the overhead that storage is billed for. */
export const itemSize = (item: WireItem): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);

// A list or a map costs three bytes, and one more for each thing in it.
const collection = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size + 1, 3);

function valueSize(value: Attribute): number {
  const [[type, held] = ['NULL', true]] = Object.entries(value);
  switch (type) {
    case 'S':
      return Buffer.byteLength(String(held));
    case 'N':
      return numberSize(String(held));
    case 'B':
      return Buffer.from(String(held), 'base64').length;
    case 'L':
      return collection((held as Attribute[]).map(valueSize));
    case 'M':
      return collection(
        Object.entries(held as WireItem).map(([name, inner]) => Buffer.byteLength(name) + valueSize(inner)),
      );
    case 'SS':
      return (held as string[]).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    case 'NS':
      return (held as string[]).reduce((sum, text) => sum + numberSize(text), 0);
    case 'BS':
      return (held as string[]).reduce((sum, text) => sum + Buffer.from(text, 'base64').length, 0);
    default:
      return 1;
  }
}

/** About a byte for two significant digits, one for the exponent, one for a sign. */
function numberSize(text: string): number {
  const digits = text.replace(/^-/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}

const readBlock = 4096;
const writeBlock = 1024;
const blocks = (bytes: number, block: number): number => Math.max(1, Math.ceil(bytes / block));

/** What a read costs for each 4 KB. */
export const readRates = { eventual: 0.5, strong: 1, transactional: 2 } as const;
export type ReadRate = keyof typeof readRates;

/** Read units for so many bytes read at once; what is not there costs as much as the smallest. */
export const readUnits = (bytes: number, rate: ReadRate): number =>
  blocks(bytes, readBlock) * readRates[rate];

/** Write units of one item outside a transaction; inside one, twice as many. */
export const writeUnits = (bytes: number): number => blocks(bytes, writeBlock);
