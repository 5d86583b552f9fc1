import type { Account } from './accounts.ts';

interface ScreenFacts {
  readonly cloudEndpoint: string;
  readonly accounts: readonly Account[];
}

/** What a person needs to know once everything runs. */
export function startScreen({ cloudEndpoint, accounts }: ScreenFacts): string {
  const width = Math.max(0, ...accounts.map(({ userName }) => userName.length));
  const list = (audience: Account['audience']) =>
    accounts
      .filter((account) => account.audience === audience)
      .map(({ userName, name, about, identityNumber }) => {
        const number = identityNumber === undefined ? '' : ` (số định danh / ID number ${identityNumber})`;
        return `    ${userName.padEnd(width)}  ${name}${number}: ${about}`;
      });
  return [
    '',
    '  Cán bộ / Officers',
    ...list('officers'),
    '  Người dân / Citizens',
    ...list('citizens'),
    `  Mật khẩu chung / Password of all: ${accounts[0]?.password ?? '-'}`,
    '',
    '  Tin gửi cho người dân nằm lại trong máy này / what citizens are sent stays on this machine:',
    `  Thư / E-mails:   ${cloudEndpoint}/_ministack/ses/messages`,
    `  Tin nhắn / SMS:  ${cloudEndpoint}/_ministack/sns/sms-messages`,
    '  Dừng / Stop:     Ctrl-C (dữ liệu được giữ lại / what is stored is kept)',
    '',
    '',
  ].join('\n');
}
