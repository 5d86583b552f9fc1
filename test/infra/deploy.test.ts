import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readTarget, webConfig } from '../../infra/deploy.ts';
import { provinceSchema, readProvince } from '../../infra/provinces/schema.ts';

const folder = join(import.meta.dirname, 'provinces');
const real = () => ({ ...readProvince('ninh-binh'), alarms: { email: 'truc@ninhbinh.gov.vn' } });

describe('npm run deploy', () => {
  test('asks before rights are widened on live, and not in a rehearsal or with --yes', () => {
    const asks = (...args: string[]) => readTarget(['--province', 'ninh-binh', ...args], real).asks;
    expect(asks('--stage', 'live')).toBe(true);
    expect(asks('--stage', 'live', '--yes')).toBe(false);
    expect(asks('--stage', 'rehearsal')).toBe(false);
  });

  test('takes the first administrator by sub and name, and not by one of them alone', () => {
    const live = ['--province', 'ninh-binh', '--stage', 'live'];
    const both = readTarget(
      [...live, '--administrator', 'sub-1', '--administrator-name', 'Mai Văn Tuấn'],
      real,
    );
    expect(both.administrator).toEqual({ subject: 'sub-1', name: 'Mai Văn Tuấn' });
    expect(() => readTarget([...live, '--administrator', 'sub-1'], real)).toThrow('or neither');
  });

  test.each([
    [['--province', 'ninh-binh'], 'which stage'],
    [['--province', 'ninh-binh', '--stage', 'prod'], 'rehearsal or live'],
    [['--province', 'ninh-binh', '--stage', 'local'], 'npm start'],
    [['--province', 'atlantis', '--stage', 'live'], 'no province "atlantis"'],
    [['--province', 'ninh-binh', '--stage', 'live', '--force'], '--force'],
    [['--province', 'ninh-binh', '--stage', 'live'], 'alarms.email is made up'],
  ])('refuses %j with a sentence', (args, sentence) => {
    expect(() => readTarget(args)).toThrow(sentence);
  });

  test('tells the pages where each kind of people signs in', () => {
    const target = readTarget(['--province', 'ninh-binh', '--stage', 'live'], real);
    const config = webConfig(target, {
      SiteUrl: 'https://x.example',
      WebBucketName: 'b',
      OfficerPoolId: 'ap-southeast-1_off',
      OfficerClientId: 'o',
      CitizenPoolId: 'ap-southeast-1_cit',
      CitizenClientId: 'c',
    });
    expect(config).toMatchObject({ province: 'ninh-binh', stage: 'live' });
    expect(config.citizens).toEqual({
      authority: 'https://cognito-idp.ap-southeast-1.amazonaws.com/ap-southeast-1_cit',
      authorizationEndpoint:
        'https://motcua-ninh-binh-live-citizens.auth.ap-southeast-1.amazoncognito.com/oauth2/authorize',
      tokenEndpoint:
        'https://motcua-ninh-binh-live-citizens.auth.ap-southeast-1.amazoncognito.com/oauth2/token',
      logoutEndpoint: 'https://motcua-ninh-binh-live-citizens.auth.ap-southeast-1.amazoncognito.com/logout',
      clientId: 'c',
    });
  });
});

describe("a province's file", () => {
  test('is read', () => {
    expect(readProvince('ha-nam-thu', folder).site?.domainName).toBe('motcua.hanamthu.example');
  });

  test('refuses what it does not know, a name that would not fit, another region', () => {
    const good = readProvince('ninh-binh');
    const wrong = [
      { ...good, colour: 'red' },
      { ...good, id: 'Ninh Bình' },
      { ...good, id: 'mot-tinh-co-ten-qua-dai' },
      { ...good, region: 'us-east-1' },
      { ...good, alarms: { email: 'nobody' } },
      { ...good, sizes: { ...good.sizes, requestsPerSecond: 0 } },
    ];
    for (const province of wrong) expect(provinceSchema.safeParse(province).success).toBe(false);
  });
});
