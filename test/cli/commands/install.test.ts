import { existsSync, statSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { openReleaseServer } from '../../helpers/open-release-server.ts';
import { createSandbox } from '../../helpers/sandbox.ts';
import { serveMadeReleases, setOnlySource } from '../../helpers/serve-made-releases.ts';

const VERSION = 'go1.26.3';
const FILE = `/dl/${VERSION}.linux-amd64.tar.gz`;

async function setUp() {
  const [sandbox, server] = [await createSandbox({ env: { PATH: PLAIN_PATH } }), await openReleaseServer()];
  // Bytes that do not compress, so that an interruption finds something to interrupt.
  const noise = Array.from({ length: 40_000 }, (_, index) => Math.sin(index)).join(' ');
  const archives = serveMadeReleases(server, ['go1.25.5', { version: VERSION, files: { 'src/noise.txt': noise } }]);
  await setOnlySource(sandbox.home, server, { retries: 0 });
  return { ...sandbox, server, archive: archives.get(VERSION) as Buffer, goswitch: goswitchIn(sandbox) };
}

describe('goswitch install', () => {
  it('ends with the documented shape', async () => {
    const { goswitch, context, archive } = await setUp();
    const root = context.layout.sdk(VERSION);
    const { code, value } = await goswitch.json(['install', '1.26']);
    const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    ).length;
    expect({ code, value }).toEqual({
      code: 0,
      value: {
        ok: true,
        version: VERSION,
        name: VERSION,
        root,
        bytes: archive.length,
        files,
        durationMs: expect.any(Number),
        verifiedBy: 'sha256',
      },
    });
  });

  it('tells what it did and the next step', async () => {
    const { goswitch } = await setUp();
    const { code, stdout, stderr } = await goswitch.run(['install', '1.26.3']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^Installed go1\.26\.3 in ~\/\.goswitch\/versions\/go1\.26\.3 \(.+ kB, 16 files, .+; sha256 matches the release index\)\n$/,
      ),
    });
    // Which phases last long enough for a line is a matter of the machine's speed.
    expect(stderr).toMatch(
      /^(1\.26\.3: (resolving|downloading|unpacking|verifying|committing)\b.*\n)*To make it the active version, run: goswitch use 1\.26\.3\n$/,
    );
  });

  it('with --use makes it active, and says what puts it on PATH', async () => {
    const { goswitch, context } = await setUp();
    const { code, stdout, stderr } = await goswitch.run(['install', 'latest', '--use', '--quiet']);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await goswitch.json(['current'])).value).toMatchObject({
      version: VERSION,
      root: context.layout.sdk(VERSION),
      reason: 'active',
    });
    const again = await goswitch.run(['install', 'latest', '--use']);
    expect(again).toMatchObject({
      code: 0,
      stdout: `go1.26.3 is already installed in ~/.goswitch/versions/go1.26.3\ngo1.26.3 is already active\n`,
    });
    expect(again.stderr).toContain('goswitch setup');
  });

  it('says where the archive came from when the mirror of --from does not have it yet', async () => {
    const { goswitch, server } = await setUp();
    const { code, stdout, stderr } = await goswitch.run(['install', '1.26', '--from', `${server.origin}/mirror/`]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('sha256 matches the release index') });
    const words = `${server.origin}/mirror/ does not have go1.26.3.linux-amd64.tar.gz yet; it was downloaded from ${new URL(server.origin).host}.`;
    expect(stderr).toContain(`${words}\n`);
    const again = await setUp();
    const { value } = await again.goswitch.json(['install', '1.26', '--from', `${again.server.origin}/mirror/`]);
    expect(value).toMatchObject({
      ok: true,
      notAt: { mirror: `${again.server.origin}/mirror/`, from: `${again.server.origin}${FILE}` },
    });
  });

  it('takes --from a base URL, an archive URL and a file', async () => {
    const { goswitch, server, archive, dir, home } = await setUp();
    await writeFile(path.join(home, 'settings.json'), '{"schema":1}');
    expect(await goswitch.json(['install', '1.25', '--from', server.base])).toMatchObject({
      code: 0,
      value: { version: 'go1.25.5', verifiedBy: 'sha256' },
    });
    const file = path.join(dir, `${VERSION}.linux-amd64.tar.gz`);
    await writeFile(file, archive);
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update(archive).digest('hex');
    const fromFile = await goswitch.json(['install', '--from', file, '--sha256', sha256]);
    expect(fromFile).toMatchObject({ code: 0, value: { version: VERSION, verifiedBy: 'user-sha256' } });
  });

  it('prints plain lines, no bar and no colour when standard error is no terminal', async () => {
    const { goswitch } = await setUp();
    const { stdout, stderr } = await goswitch.run(['install', '1.26']);
    for (const sign of ['\r', '\u001b', '█', '#']) expect(stdout + stderr).not.toContain(sign);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('%s cancels cleanly, and the next run resumes', async (signal) => {
    const { goswitch, server, context } = await setUp();
    server.fault(FILE, ['trickle:1000:100']);
    const { child, ended } = goswitch.start(['install', '1.26']);
    const partial = path.join(context.layout.downloads, `${path.basename(FILE)}.partial`);
    // What came is written each second.
    await eventually(() => expect(statSync(partial).size).toBeGreaterThan(0));
    child.kill(signal);
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toMatch(
      /cancelled: 1\.26 is not installed\nhint: Run the same command again: it goes on from the bytes received so far\n$/,
    );
    expect(existsSync(context.layout.sdk(VERSION))).toBe(false);
    const next = await goswitch.json(['install', '1.26']);
    expect(next).toMatchObject({ code: 0, value: { ok: true, version: VERSION } });
    expect(server.requestsFor(FILE).at(-1)?.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('fails in the documented shape with --json', async () => {
    const { goswitch, server } = await setUp();
    server.faultAlways(FILE, 'html');
    const { code, value } = await goswitch.json(['install', '1.26']);
    expect(code).toBe(6);
    expect(value).toEqual({
      ok: false,
      error: { code: 'archive-not-recognized', message: expect.any(String), hint: expect.anything() },
    });
  });

  it('wants to know what to install', async () => {
    const { goswitch } = await setUp();
    expect(await goswitch.run(['install'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: goswitch install needs a <spec>\nhint: goswitch install latest installs the newest Go\n',
    });
  });
});
