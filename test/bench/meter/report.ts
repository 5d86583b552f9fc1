import type { Figure, Figures, Seen } from './figures.ts';
import { median, percentile, quantitiesOf, sum } from './figures.ts';
import type { Metered } from './request.ts';
import { costOfQuantities, type PriceList, type QuantityName, quantityNames } from './prices.ts';

/** What one dossier should not go above; USD without what is listed apart. */
export const aims = { transitions: 40, functionCalls: 90, writeUnits: 150, usd: 0.002 } as const;
type Aimed = keyof typeof aims;

const rows: readonly (readonly [name: keyof Figures, label: string, digits: number, scale: number])[] = [
  ['transitions', 'state transitions', 1, 1],
  ['functionCalls', 'function calls', 1, 1],
  ['functionMs', 'function time, ms', 0, 1],
  ['writeUnits', 'DynamoDB write units', 1, 1],
  ['lostWriteUnits', '  of these in races that were lost', 1, 1],
  ['readUnits', 'DynamoDB read units', 1, 1],
  ['queueRequests', 'queue requests', 1, 1],
  ['s3Puts', 'S3 requests, PUT', 1, 1],
  ['s3Gets', 'S3 requests, GET', 1, 1],
  ['kmsRequests', 'KMS requests', 1, 1],
  ['httpRequests', 'HTTP requests', 1, 1],
  ['logGigabytes', 'log volume, KB', 1, 1e6],
  ['mails', 'e-mails, apart', 1, 1],
  ['texts', 'SMS, apart', 1, 1],
];

const label = 48;
const columns = [10, 10, 10] as const;
const line = (name: string, values: readonly string[], more = ''): string =>
  `  ${name.padEnd(label)}${values.map((value, i) => value.padStart(columns[i] ?? 10)).join('')}${more ? `  ${more}` : ''}`.trimEnd();
const usd = (value: number): string => value.toFixed(6);

/** The figures of one route, in words. */
export function routeReport(seen: Seen, figures: Figures, prices: PriceList, reminders: number): string[] {
  const { driven, functions } = seen;
  const here = costOfQuantities(prices, quantitiesOf(figures, 'mean'));
  const most = costOfQuantities(prices, quantitiesOf(figures, 'atMost'));
  return [
    '',
    `${seen.route}, ${driven.length} dossiers; of one dossier:`,
    line('', ['mean', 'median', 'at most']),
    ...rows.map(([name, words, digits, scale]) => {
      const { mean, median: middle, atMost }: Figure = figures[name];
      const shown = [mean, middle, atMost].map((value) =>
        value === undefined ? '-' : (value * scale).toFixed(digits),
      );
      return line(words, shown, isAimed(name) ? verdict(name, mean, atMost) : '');
    }),
    line('USD', [usd(here.total), '-', usd(most.total)], verdict('usd', here.total, most.total)),
    ...quantityNames
      .filter((name) => most.lines[name] > 0)
      .sort((a, b) => most.lines[b] - most.lines[a])
      .map((name) => line(`  ${priceLabels[name]}`, [usd(here.lines[name]), '', usd(most.lines[name])])),
    '  calls of a function, and the ms of one (median, 95 %):',
    ...functions
      .filter(({ milliseconds }) => milliseconds.length > 0)
      .map(({ folder, milliseconds }) =>
        line(`  ${folder}`, [
          (milliseconds.length / driven.length).toFixed(1),
          median(milliseconds).toFixed(0),
          percentile(milliseconds, 95).toFixed(0),
        ]),
      ),
    '  where the write units go:',
    ...top(seen, writesOf),
    '  where the read units go:',
    ...top(seen, readsOf),
    ...(reminders > 0
      ? [`  ${reminders} clocks woke while their step was open and reminded: these dossiers cost more.`]
      : []),
  ];
}

const isAimed = (name: string): name is Aimed => name in aims;

function verdict(name: Aimed, mean: number, atMost: number): string {
  const aim = aims[name];
  if (atMost <= aim) return `aim ${aim}: met`;
  return mean <= aim ? `aim ${aim}: met here, over the aim at most` : `aim ${aim}: OVER THE AIM`;
}

const priceLabels: Record<QuantityName, string> = {
  transitions: 'Step Functions',
  functionCalls: 'Lambda, calls',
  gbSeconds: 'Lambda, time',
  writeUnits: 'DynamoDB, writes',
  readUnits: 'DynamoDB, reads',
  queueRequests: 'SQS',
  s3Puts: 'S3, PUT',
  s3Gets: 'S3, GET',
  kmsRequests: 'KMS',
  httpRequests: 'HTTP API',
  cloudFrontRequests: 'CloudFront, requests',
  logGigabytes: 'CloudWatch Logs',
};

const mostShown = 6;
type Uses = readonly (readonly [what: string, units: number])[];

function writesOf({ caller, operation, on, writeUnits, indexUnits, refused }: Metered): Uses {
  const inIndexes = sum(Object.values(indexUnits));
  const what = `${caller} ${operation} ${on}${refused ? ', refused' : ''}`;
  return [
    [what, writeUnits - inIndexes],
    ...Object.entries(indexUnits).map(([index, units]) => [`index ${index}`, units] as const),
  ];
}

const readsOf = ({ caller, operation, on, readUnits }: Metered): Uses => [
  [`${caller} ${operation} ${on}`, readUnits],
];

/** What takes the most of a kind of units, of one dossier. */
function top({ requests, driven }: Seen, usesOf: (request: Metered) => Uses): string[] {
  const all = new Map<string, number>();
  for (const [what, units] of requests.flatMap(usesOf)) all.set(what, (all.get(what) ?? 0) + units);
  return [...all]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostShown)
    .filter(([, units]) => units > 0)
    .map(([what, units]) => line(`  ${what}`, [(units / driven.length).toFixed(1)]));
}

/** What no dossier is billed for here, with its price, so that nobody forgets it. */
export function apartReport(prices: PriceList): string[] {
  return [
    '',
    'Apart, not in the USD above:',
    ...Object.values(prices.apart).map(
      ({ what, usd: price, per, sure }) =>
        `  ${what.padEnd(66)} ${price} per ${per}${sure === 'recalled' ? ' (recalled)' : ''}`,
    ),
    `Prices: ${prices.region}, ${prices.date}; recalled and not read: ${recalled(prices).join(', ')}.`,
  ];
}

const recalled = ({ perDossier }: PriceList): string[] =>
  quantityNames.filter((name) => perDossier[name].sure === 'recalled').map((name) => priceLabels[name]);

/** The last line: one JSON object. */
export function jsonReport(
  measured: readonly { readonly seen: Seen; readonly figures: Figures; readonly reminders: number }[],
  prices: PriceList,
): string {
  const routes = measured.map(({ seen, figures, reminders }) => {
    const cost = {
      mean: costOfQuantities(prices, quantitiesOf(figures, 'mean')).total,
      atMost: costOfQuantities(prices, quantitiesOf(figures, 'atMost')).total,
    };
    const shown = Object.entries(figures).map(([name, figure]) => [name, rounded(figure)]);
    const atMost = { ...quantitiesOf(figures, 'atMost'), usd: cost.atMost };
    const met = Object.entries(aims).map(([name, aim]) => [name, atMost[name as Aimed] <= aim]);
    return [
      seen.route,
      {
        dossiers: seen.driven.length,
        ...Object.fromEntries(shown),
        usd: { mean: Number(usd(cost.mean)), atMost: Number(usd(cost.atMost)) },
        met: Object.fromEntries(met),
        reminders,
      },
    ];
  });
  const list = { region: prices.region, date: prices.date };
  return JSON.stringify({ routes: Object.fromEntries(routes), aims, prices: list });
}

const rounded = ({ mean, median: middle, atMost }: Figure) => ({
  mean: precise(mean),
  ...(middle !== undefined && { median: precise(middle) }),
  atMost: precise(atMost),
});
const precise = (value: number): number => Number(value.toPrecision(5));
