import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecret } from '../../src/estate/secret-in-text.ts';

const HOST = 'https://contoso.example';

describe('findSecret', () => {
  it.each([
    [`${HOST}/a?sv=2022-11-02&se=2027-06-30&sp=r&sig=c2VjcmV0`, 'a SAS token', `${HOST}/a?***`],
    [`${HOST}/a?sig=c2VjcmV0&amp;sp=r`, 'a SAS token', `${HOST}/a?***`],
    [`${HOST}/a?SIG=c2VjcmV0&SKOID=1`, 'a SAS token', `${HOST}/a?***`],
    ['contoso.example/a?sp=r&sig=c2VjcmV0', 'a SAS token', 'contoso.example/a?***'],
    ['https://reader:hunter2@contoso.example/a', 'a password', 'https://***@contoso.example/a'],
    ['ftp://:hunter2@contoso.example', 'a password', 'ftp://***@contoso.example'],
    ['https://reader:hun@t;er&2@contoso.example/a', 'a password', 'https://***@contoso.example/a'],
    ['https://reader:hun@ter2?@contoso.example/a', 'a password', 'https://***'],
    [`${HOST}/a?token=hun@ter2;b`, 'the parameter "token"', 'https://***'],
    ['https://reader:hunter2@contoso.example/a?token=hunter3#hunter4', 'a password', 'https://***@contoso.example/a?***'],
    [`${HOST}/a?lang=en&token=hunter2`, 'the parameter "token"', `${HOST}/a?***`],
    [`${HOST}/a#access_token=hunter2`, 'the parameter "access_token"', `${HOST}/a#***`],
    [`${HOST}/a;key=hunter2/b`, 'the parameter "key"', `${HOST}/a;***`],
    [`${HOST}/a?Subscription-Key=hunter2`, 'the parameter "Subscription-Key"', `${HOST}/a?***`],
    [`${HOST}/a?password=hunter2`, 'the parameter "password"', `${HOST}/a?***`],
    [`${HOST}/a?code=hunter2`, 'the parameter "code"', `${HOST}/a?***`],
    [`${HOST}/a?next=https://other.example?token=hunter2`, 'the parameter "token"', `${HOST}/a?***`],
    [`contoso.example/a?token=hunter2&next=${HOST}`, 'the parameter "token"', 'contoso.example/a?***'],
    // A slash in the password ends what a client takes for the host; the password is not printed all the same.
    ['https://reader:hunter2/@contoso.example/a?key=hunter3', 'the parameter "key"', 'https://***@contoso.example/a?***'],
    [`See "${HOST}/a?token=hunter2", or <${HOST}/b?token=hunter3>`, 'the parameter "token"', `${HOST}/a?***`],
  ])('finds the secret in %s', (text, secret, masked) => {
    expect(findSecret(text)).toEqual({ secret, masked });
  });

  it.each([
    '',
    HOST,
    `${HOST}:8443/@scope/a?page=2&monkey=1&keys=2`,
    `${HOST}/a?token=&key`,
    `${HOST}/a?sig=hunter2`,
    `${HOST}/a?sv=1&se=2`,
    'https://reader@contoso.example/a',
    'https://reader:@contoso.example/a',
    'https://[::1]:8080/a',
    'mail reader@contoso.example, a;token=b',
  ])('finds none in "%s"', (text) => {
    expect(findSecret(text)).toBeUndefined();
  });

  it('never prints what it hides', () => {
    const character = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
    const password = fc.string({ unit: character.filter((text) => !/["<>/?#]/.test(text)), minLength: 1 });
    fc.assert(
      fc.property(password, fc.constantFrom('', '/a', '/a?b=c', '?token=x'), (text, rest) => {
        expect(findSecret(`https://reader:${text}@h${rest}`)?.masked).toMatch(/^https:\/\/\*\*\*@h(?:\/a)?(?:\?\*\*\*)?$/);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: character.filter((text) => !/["<>?&;#]/.test(text)), minLength: 1 }), (text) => {
        expect(findSecret(`https://h/a?token=${text}`)?.masked).toMatch(/^https:\/\/(?:h\/a\?)?\*\*\*$/);
      }),
    );
  });

  it('takes time in proportion to the text', () => {
    // Quadratic, a megabyte of each would take minutes.
    for (const text of ['a:', '://', '@', '?a=', 'https://a:b', ';sig=']) findSecret(text.repeat(1_000_000 / text.length));
  });
});
