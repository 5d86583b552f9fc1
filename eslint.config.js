import tseslint from 'typescript-eslint';

const chance = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time comes in as an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes in as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance comes in as an argument.',
  },
  { selector: "CallExpression[callee.name='randomUUID']", message: 'Ids come in as arguments.' },
];
const zodAsNamespace = {
  selector: "ImportDeclaration[source.value='zod'] > :matches(ImportSpecifier, ImportDefaultSpecifier)",
  message: "Write `import * as z from 'zod'`: any other form costs 360 KB in a bundle.",
};
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in functions/edge/environment.ts and nowhere else.',
};

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'cdk.out', '.local', 'test/output'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      'no-restricted-syntax': ['error', zodAsNamespace],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['functions/**'], rules: { 'no-restricted-syntax': ['error', zodAsNamespace, environment] } },
  { files: ['functions/edge/environment.ts'], rules: { 'no-restricted-syntax': ['error', zodAsNamespace] } },
  {
    files: ['shared/**', 'web/**'],
    rules: { 'no-restricted-syntax': ['error', zodAsNamespace, environment] },
  },
  {
    files: ['shared/domain/**', 'shared/application/**'],
    rules: { 'no-restricted-syntax': ['error', zodAsNamespace, environment, ...chance] },
  },
  { files: ['test/bench/**', 'infra/**', 'web/**'], rules: { 'no-console': 'off' } },
);
