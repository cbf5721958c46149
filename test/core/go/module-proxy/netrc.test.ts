import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAuthorize, parseGoauth } from '../../../../electron/core/go/module-proxy/go-auth.ts';
import { netrcFile, parseNetrc } from '../../../../electron/core/go/module-proxy/netrc.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { failure } from '../toolchain-module/module-world.ts';

describe('netrc is read as the go command reads it', () => {
  it.each([
    ['on one line', 'machine a login u password p', ['a u p']],
    ['on several', 'machine a\n login u\n\tpassword p\r\nmachine b login x password y', ['a u p', 'b x y']],
    ['password first', 'machine a password p login u', ['a u p']],
    ['incomplete', 'machine a login u\nmachine b password p', []],
    ['words that are not known', 'machine a login u account z password p', ['a u p']],
    [
      'a macro up to the empty line',
      'macdef init\nmachine evil login u password p\n\nmachine a login u password p',
      ['a u p'],
    ],
    [
      'nothing after a default on a line of its own',
      'machine a login u password p\ndefault\nmachine b login x password y',
      ['a u p'],
    ],
    ['a default with credentials is no machine', 'default login u password p', []],
    [
      'a default after one on its line ends the file',
      'machine a login u password p default\nmachine b login x password y',
      ['a u p'],
    ],
  ])('%s', (_name, text, machines) => {
    expect(parseNetrc(text).map(({ machine, login, password }) => `${machine} ${login} ${password}`)).toEqual(machines);
  });

  it('no text crashes it', () => {
    const word = fc.oneof(
      fc.constantFrom('machine', 'login', 'password', 'default', 'macdef', '\n', '\n\n'),
      fc.string(),
    );
    fc.assert(fc.property(fc.array(word), (parts) => void parseNetrc(parts.join(' '))));
  });
});

describe('its file', () => {
  it('is $NETRC, else .netrc; on Windows _netrc where that is there', async () => {
    const { context, userHome } = await createSandbox();
    const on = (os: NodeJS.Platform, env = {}) => netrcFile({ env, os, userHome });
    expect(await on('linux', { NETRC: '/etc/netrc' })).toBe('/etc/netrc');
    expect(await netrcFile(context)).toBe(path.join(userHome, '.netrc'));
    expect(await on('win32')).toBe(path.join(userHome, '.netrc'));
    await writeFile(path.join(userHome, '_netrc'), '');
    expect(await on('win32')).toBe(path.join(userHome, '_netrc'));
    expect(await on('linux')).toBe(path.join(userHome, '.netrc'));
  });
});

describe('credentials', () => {
  const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
  const netrc = [
    'machine a.example login first password 1',
    'machine a.example login second password 2',
    'machine a.example/team login team password 3',
    'machine b.example:8443 login port password 4',
  ].join('\n');

  async function ask(url: string, goauth = 'netrc') {
    const { context, userHome } = await createSandbox();
    await writeFile(path.join(userHome, '.netrc'), netrc);
    return await createAuthorize(context, goauth)(new URL(url));
  }

  it.each([
    ['https://a.example/golang.org/toolchain/@v/list', basic('first:1')],
    ['https://a.example/team/golang.org/toolchain/@v/list', basic('team:3')],
    ['https://a.example/teams/x', basic('first:1')],
    ['https://a.example', basic('first:1')],
    ['https://sub.a.example/', {}],
    ['https://b.example/', {}],
    ['https://b.example:8443/x', basic('port:4')],
    ['http://a.example/', {}],
    ['https://own:credentials@a.example/', {}],
  ])('%s', async (url, headers) => {
    expect(await ask(url)).toEqual(headers);
  });

  it('none with GOAUTH=off, and no file is none', async () => {
    expect(await ask('https://a.example/', 'off')).toEqual({});
    const { context } = await createSandbox();
    expect(await createAuthorize(context, 'netrc')(new URL('https://a.example/'))).toEqual({});
  });

  it('a file that cannot be read is an error, not silence', async () => {
    const { context, userHome } = await createSandbox();
    await mkdir(path.join(userHome, '.netrc'));
    const told = await failure(createAuthorize(context, 'netrc')(new URL('https://a.example/')));
    expect(told).toMatchObject({
      code: 'go-setting-invalid',
      message: expect.stringContaining('.netrc cannot be read'),
    });
  });
});

describe('GOAUTH', () => {
  it('off and netrc are known', () => {
    expect(['off', 'netrc', ' netrc ', 'netrc;netrc'].map((value) => parseGoauth(value))).toEqual([
      'off',
      'netrc',
      'netrc',
      'netrc',
    ]);
  });

  it.each([
    ['git /home/me/src', 'GOAUTH=git runs a program to get credentials, which GoSwitch does not do'],
    ['netrc; my-helper --flag', 'GOAUTH=my-helper runs a program to get credentials, which GoSwitch does not do'],
    ['off;netrc', 'GOAUTH=off cannot be combined with other authentication commands (GOAUTH=off;netrc)'],
    ['netrc;', 'GOAUTH encountered an empty command (GOAUTH=netrc;)'],
  ])('%s', async (value, message) => {
    expect(await failure(Promise.resolve().then(() => parseGoauth(value)))).toMatchObject({
      code: 'go-setting-invalid',
      message,
    });
  });

  it('is not looked at where nothing goes over https', async () => {
    const { context } = await createSandbox();
    expect(await createAuthorize(context, 'git /x')(new URL('http://127.0.0.1/'))).toEqual({});
  });
});
