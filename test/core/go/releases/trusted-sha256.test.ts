import { describe, expect, test } from 'vitest';
import { openReleaseServer } from '../../../helpers/open-release-server.ts';
import { createWorld, GONE, indexAt, MINUTE, publish, type SourceInput } from './releases-world.ts';

describe('the sha256 of a file', () => {
  const MIRROR: SourceInput = { name: 'mirror', kind: 'index', url: 'http://mirror.test/dl/', trusted: true };
  const OFFICIAL: SourceInput = { name: 'official', kind: 'index', url: 'https://official.test/dl/', trusted: true };

  async function startTwoServers() {
    const [mirror, official] = [await openReleaseServer(), await openReleaseServer()];
    publish(mirror, 'go1.26.3', ['linux-amd64'], 'evil');
    const hosts = { 'http://mirror.test': mirror.origin, 'https://official.test': official.origin };
    return { mirror, official, hosts };
  }

  test('is asked of a trusted source when the list is from one that is not, whatever that one says', async () => {
    const { official, hosts } = await startTwoServers();
    publish(official, 'go1.26.3');
    const { releases } = await createWorld([MIRROR, OFFICIAL], { hosts });
    const { file, list } = await releases.find('1.26.3');
    const trusted = await releases.listFrom(OFFICIAL.url);
    expect([list.source, list.trusted, file.sha256]).toEqual(['mirror', false, trusted.releases[0]?.files[0]?.sha256]);
  });

  test('comes from a kept copy of a trusted source, of any age, without asking', async () => {
    const { official, hosts } = await startTwoServers();
    publish(official, 'go1.26.3');
    const world = await createWorld([MIRROR, OFFICIAL], { hosts });
    const trusted = await world.releases.listFrom(OFFICIAL.url);
    world.pass(365 * 24 * 60 * MINUTE);
    official.faultAlways('/dl/', 'status:503');
    official.forgetRequests();
    const { file, list } = await world.another().find('1.26.3');
    expect([list.source, file.sha256, official.requests]).toEqual([
      'mirror',
      trusted.releases[0]?.files[0]?.sha256,
      [],
    ]);
  });

  test.each<[string, SourceInput[]]>([
    ['no trusted source answers', [MIRROR, GONE]],
    ['the trusted index does not know the file', [MIRROR, OFFICIAL]],
    ['there is no trusted source', [MIRROR]],
  ])('is null when %s: the word of a mirror is never taken', async (_, sources) => {
    const { official, hosts } = await startTwoServers();
    publish(official, 'go1.26.2');
    const { releases } = await createWorld(sources, { hosts });
    expect((await releases.find('1.26.3')).file.sha256).toBeNull();
  });

  test('holds for a base given with from too', async () => {
    const { official, hosts } = await startTwoServers();
    publish(official, 'go1.26.3');
    const { releases } = await createWorld([OFFICIAL], { hosts });
    const trusted = await releases.listFrom(OFFICIAL.url);
    const { file, list } = await releases.find('1.26.3', { from: 'http://mirror.test/dl/' });
    expect([list.trusted, file.sha256]).toEqual([false, trusted.releases[0]?.files[0]?.sha256]);
  });

  test('is null where a trusted index has none', async () => {
    const server = await openReleaseServer();
    server.addRelease({
      version: 'go1.4.2',
      files: [
        {
          filename: 'go1.4.2.linux-amd64.tar.gz',
          os: 'linux',
          arch: 'amd64',
          bytes: Buffer.from(''),
          sha256: '',
          size: 0,
        },
      ],
    });
    const { releases } = await createWorld([indexAt(server)]);
    const { file } = await releases.find('1.4.2');
    expect([file.sha256, file.sizeBytes]).toEqual([null, null]);
  });
});
