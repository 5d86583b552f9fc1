const inside = (from, to, comment) => ({
  name: comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

/** Arrows point inwards only: web and functions to shared, adapters and application to domain, domain to nothing. */
export default {
  forbidden: [
    inside('^shared/domain', '^(shared/(?!domain)|functions|web|infra)', 'the rules know nobody else'),
    {
      name: 'the rules need no package',
      severity: 'error',
      from: { path: '^shared/domain' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    },
    inside('^shared/contracts', '^(shared/adapters|functions|web|infra)', 'contracts know the rules only'),
    inside(
      '^shared/application',
      '^(shared/adapters|functions|web|infra)',
      'verbs know ports, not what they are made of',
    ),
    inside('^shared/adapters', '^(functions|web|infra)', 'adapters know nobody above them'),
    inside('^shared/texts', '^(shared/adapters|functions|web|infra)', 'texts know the rules only'),
    inside('^shared', '^(functions|web|infra)', 'shared knows nothing of what stands on it'),
    inside('^web', '^(functions|infra|shared/adapters)', 'pages know contracts and texts'),
    inside('^functions/doors', '^functions/(followers|sign-in)', 'no door calls a follower'),
    inside('^functions/followers', '^functions/doors', 'no follower calls a door'),
    inside('^functions', '^(infra|web)', 'functions do not know how they are deployed'),
    {
      name: 'the SDK stands in its adapter only',
      severity: 'error',
      from: { pathNot: '^(shared/adapters/[^/]+/|infra/(local/|deploy\\.ts)|test/)' },
      to: { path: 'node_modules/@aws-sdk' },
    },
    {
      name: 'infra knows functions by folder and environment only',
      severity: 'error',
      from: { path: '^infra/(?!local/)' },
      to: { path: '^functions/', pathNot: 'environment\\.ts$' },
    },
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'nothing that is not there',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|cdk\\.out|test/output)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
};
