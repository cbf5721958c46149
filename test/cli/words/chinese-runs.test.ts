import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

const CHINESE = { env: { LANG: 'zh_CN.UTF-8' } };
const HAN = /\p{Script=Han}/u;

async function setUp() {
  const sandbox = await createSandbox();
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  return { sandbox, goswitch: goswitchIn(sandbox) };
}

describe('with LANG=zh_CN.UTF-8', () => {
  it('a switch, what is in effect and a failure are told in Chinese, with the exit codes of English', async () => {
    const { goswitch } = await setUp();
    expect(await goswitch.run(['use', '1.26.3'], CHINESE)).toMatchObject({
      code: 0,
      stdout: '已启用：go1.26.3\n',
      stderr: expect.stringMatching(/^此终端的 PATH 中仍有其他 go/),
    });
    const { stdout } = await goswitch.run(['ls'], CHINESE);
    expect(stdout).toMatch(/^ +版本 +平台 +状态 +来源 +位置\n[\s\S]*^\* {2}go1\.26\.3 .* 官方 /m);
    const english = await goswitch.run(['use', '1.24']);
    expect(await goswitch.run(['use', '1.24'], CHINESE)).toEqual({
      code: english.code,
      stdout: '',
      stderr: '错误：没有已安装的 SDK 是 1.24\n提示：goswitch install 1.24\n',
    });
    expect((await goswitch.run(['instal'], CHINESE)).stderr).toBe(
      '错误：没有命令 instal\n提示：你是否想输入 goswitch install？\n',
    );
  });

  it.each([['ls'], ['use', '1.24'], ['doctor', '--help'], ['nonsense']])(
    '%s --json prints the bytes of LANG=C',
    async (...words) => {
      const { goswitch } = await setUp();
      const args = [...words, '--json'];
      expect(await goswitch.run(args, CHINESE)).toEqual(await goswitch.run(args, { env: { LANG: 'C' } }));
    },
  );

  it('completion scripts stay, and the candidates are told in Chinese', async () => {
    const { goswitch } = await setUp();
    const script = ['completion', 'bash'];
    expect(await goswitch.run(script, CHINESE)).toEqual(await goswitch.run(script));
    const { stdout } = await goswitch.run(['__complete', '--', 'unin'], CHINESE);
    expect(stdout).toMatch(/^uninstall\t删除/);
  });
});

it.each([
  [{ LANG: 'zh_CN.GBK' }, false],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, false],
  [{ LANG: 'zh_CN.UTF-8' }, true],
])('%j: Chinese is %s', async (env, isChinese) => {
  const { stdout } = await goswitchIn(await createSandbox()).run(['--help'], { env });
  expect(HAN.test(stdout)).toBe(isChinese);
});

it('the setting wins over LANG', async () => {
  const sandbox = await createSandbox();
  await mkdir(sandbox.home, { recursive: true });
  await writeFile(path.join(sandbox.home, 'settings.json'), '{"schema": 1, "language": "en"}\n');
  const { stdout } = await goswitchIn(sandbox).run(['settings', 'get', 'language'], CHINESE);
  expect(stdout).toBe('en\n');
  expect((await goswitchIn(sandbox).run(['ls'], CHINESE)).stderr).toMatch(/^Nothing is installed yet/);
});
