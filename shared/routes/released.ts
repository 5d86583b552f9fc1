/**
 * SHA-256 (hex) of each released route's file. A dossier pins name, version and this hash; a test holds them against
 * the files, so that a released route cannot be edited unnoticed.
 */
export const releasedRoutes = {
  'desk-decides/v1': 'f94f43b4a644f4da4f13da32464267ce29244915c03462370eda7d0c141cae28',
} as const satisfies { readonly [route: string]: string };

export const routeHash = (route: { readonly name: string; readonly version: number }): string | undefined =>
  Object.entries(releasedRoutes).find(([name]) => name === `${route.name}/v${route.version}`)?.[1];
