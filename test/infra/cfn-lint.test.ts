import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { stageNames } from '../../infra/stages.ts';
import { build } from './synthesised.ts';

const root = join(import.meta.dirname, '../..');

const config = ['--config-file', 'infra/cfn-lint.yaml'];
/** An action that IAM does not know: see sendInBatches in stages.ts. */
const onlyLocal = ['--ignore-checks', 'W3037', '--ignore-checks', 'W3005'];

test.each(stageNames)(
  'cfn-lint finds nothing in the templates of %s that infra/cfn-lint.yaml gives no reason for',
  (stage) => {
    const { app, outdir } = build('ninh-binh', stage, { rules: 'none' });
    app.synth();
    const templates = readdirSync(outdir).filter((name) => name.endsWith('.template.json'));
    expect(templates.length).toBeGreaterThanOrEqual(6);
    const lint = spawnSync(
      join(root, '.local/venv/bin/cfn-lint'),
      [
        ...config,
        ...(stage === 'local' ? onlyLocal : []),
        '--',
        ...templates.map((name) => join(outdir, name)),
      ],
      { cwd: root, encoding: 'utf8' },
    );
    expect({ status: lint.status, found: lint.stdout }).toEqual({ status: 0, found: '' });
  },
  120_000,
);
