import { describe, expect, it } from 'vitest';
import { COMMAND_TABLE } from '../../../electron/cli/command-table.ts';
import { type CandidateSources, findCandidates } from '../../../electron/cli/completion/find-candidates.ts';

const sources: CandidateSources = {
  installed: async () => ['go1.26.3', 'go1.25.5'],
  available: async () => ['latest', 'oldstable', 'go1.26.3', 'go1.26.2'],
  source: async () => ['go.dev', 'golang.google.cn'],
  setting: async () => ['retries', 'sources'],
  undoable: async () => ['0b', '0a'],
};

async function complete(line: string) {
  const { words, shell } = await findCandidates(line.split(' '), COMMAND_TABLE, sources);
  return shell === 'none' ? words.map(({ word }) => word) : shell;
}

describe('findCandidates', () => {
  it.each([
    ['inst', ['install']],
    ['ls', ['ls', 'ls-remote']],
    ['--home /x unin', ['uninstall']],
    ['--home ', 'files'],
    ['--js', ['--json']],
    ['help ve', ['verify']],
    ['use ', ['1.26.3', '1.25.5']],
    ['use go1.2', ['go1.26.3', 'go1.25.5']],
    ['use 1.26.3 ', []],
    ['install l', ['latest']],
    ['install 1.26', ['1.26.3', '1.26.2']],
    ['install --fr', ['--from']],
    ['install --from ', ['go.dev', 'golang.google.cn']],
    ['install 1.26 --from go.dev --us', ['--use']],
    ['install --use --us', []],
    ['install --arch a', ['amd64', 'arm64', 'armv6l'].filter((arch) => arch.startsWith('a'))],
    ['settings ', ['get', 'set', 'unset']],
    ['settings get r', ['retries']],
    ['journal --undo ', ['0b', '0a']],
    ['which go', ['go', 'gofmt']],
    ['import ', 'files'],
    ['exec 1.2', ['1.26.3', '1.25.5']],
    ['exec 1.26.3 ', 'programs'],
    ['exec 1.26.3 -- g', 'programs'],
    ['exec 1.26.3 -- go --ver', 'files'],
    ['completion f', ['fish']],
    ['nonsense ', []],
  ])('goswitch %s', async (line, expected) => {
    expect(await complete(line)).toEqual(expected);
  });

  it('says what each command and option is', async () => {
    expect((await findCandidates(['curr'], COMMAND_TABLE, sources)).words).toEqual([
      { word: 'current', doc: 'Show the Go version in effect here, and why' },
    ]);
    expect((await findCandidates(['uninstall', '--fo'], COMMAND_TABLE, sources)).words).toEqual([
      { word: '--force', doc: 'Even when it is the active one: then no version is active' },
    ]);
  });
});
