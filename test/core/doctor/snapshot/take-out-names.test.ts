import { hostname } from 'node:os';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_TEXT } from '../../../../electron/contract/snapshot-schema.ts';
import { namesOf, takeOutNames } from '../../../../electron/core/doctor/snapshot/take-out-names.ts';

const NAMES = {
  homes: ['/home/adalovelace', '/data/homes/ada'],
  users: ['adalovelace', 'root', 'al'],
  hosts: ['engine-7.corp.example', 'engine-7'],
};
const clean = (text: string) => takeOutNames(text, NAMES);

describe('names', () => {
  it.each([
    ['/home/adalovelace/go/bin', '~/go/bin'],
    ['PATH=/home/adalovelace:/usr/bin', 'PATH=~:/usr/bin'],
    ['/data/homes/ada/.zshrc:3', '~/.zshrc:3'],
    ['/data/homes/adam/x', '/data/homes/adam/x'],
    ['/home/charles/go', '/home/user/go'],
    ['/Users/Charles B/go', '/Users/user B/go'],
    ['C:\\Users\\charles\\go', 'C:\\Users\\user\\go'],
    ['git@engine-7.corp.example:ADALOVELACE/x', 'git@host:user/x'],
    ['engine-70', 'engine-70'],
    ['root owns it; all of it', 'root owns it; all of it'],
  ])('%s', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it('are those of the environment and of the machine itself', () => {
    const names = namesOf({ env: { LOGNAME: 'ada', COMPUTERNAME: 'BOX.example' }, userHome: '/home/ada' }, '/home/ada');
    expect(names.users).toEqual(['ada', 'ada']);
    expect(names.hosts).toEqual(expect.arrayContaining([hostname(), 'BOX.example', 'BOX']));
  });

  it('are taken out of keys too, and a home that is the root of all is no home', () => {
    expect(takeOutNames({ 'finding//home/adalovelace/x': 1 }, NAMES)).toEqual({ 'finding/~/x': 1 });
    expect(takeOutNames('/etc/x', { homes: ['/'], users: [], hosts: [] })).toBe('/etc/x');
  });
});

describe('a snapshot', () => {
  const planted = 'hunter2Xy9';
  const SECRETS = [
    (secret: string) => ({ name: 'GOPROXY', value: `https://adalovelace:${secret}@proxy.corp.example,direct` }),
    (secret: string) => ({ GITHUB_TOKEN: secret }),
    (secret: string) => [`export GOAUTH_PASSWORD=${secret}`],
    (secret: string) => `Authorization: Bearer ${secret}`,
    (secret: string) => ({ deep: [{ text: `machine corp login ada password ${secret}` }] }),
    (secret: string) => `https://corp.example/?access_token=${secret}&x=1`,
    (secret: string) => `GOFLAGS=-ldflags=-X=main.apiKey=${secret}`,
  ];

  it('never has a planted secret or name, wherever it stands', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '/home/adalovelace/go',
        'adalovelace',
        '/home/adalovelace',
        'engine-7',
        'engine-7.corp.example',
        'x',
        ' ',
        ':',
        '/',
        '"',
        '=',
        ',',
      ),
      fc.string({ maxLength: 6 }).filter((text) => !/[A-Za-z0-9]/.test(text)),
    );
    const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join('/'));
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.constantFrom(...SECRETS).map((make) => make(planted)),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(fc.oneof(text, fc.constantFrom('value', 'file', 'password')), tie('value'), { maxKeys: 4 }),
    })).value;
    fc.assert(
      fc.property(value, (made) => {
        const said = JSON.stringify(takeOutNames(made, NAMES)) ?? '';
        expect(said).not.toContain(planted);
        expect(said.toLowerCase()).not.toContain('adalovelace');
        expect(said).not.toMatch(/(?<![A-Za-z0-9])engine-7(?![A-Za-z0-9])/);
      }),
      { numRuns: 2000 },
    );
  });

  it('has no text that is too long to be read again', () => {
    expect(clean('x'.repeat(LONGEST_TEXT * 3))).toHaveLength(LONGEST_TEXT);
  });
});
