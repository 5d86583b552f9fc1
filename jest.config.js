/** Native ES modules, TypeScript by esbuild. Started by infra/local/test.ts, which gives the tests what they run on. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': '<rootDir>/test/house/transform.js' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/cdk.out', '<rootDir>/.local'],
  cacheDirectory: '<rootDir>/.local/jest',
  testTimeout: 30_000,
};
