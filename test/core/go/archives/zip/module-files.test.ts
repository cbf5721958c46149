import { describe, expect, it } from 'vitest';
import { diskPath, fileMode, zipName } from '../../../../../electron/core/go/archives/zip/module-files.ts';

describe('names', () => {
  it.each([
    ['_go.mod', 'go.mod'],
    ['src/_go.mod', 'src/go.mod'],
    ['src/cmd/x_go.mod', 'src/cmd/x_go.mod'],
    ['src/fmt/print.go', 'src/fmt/print.go'],
  ])('%s of the zip is %s on disk', (inZip, onDisk) => {
    expect(diskPath(inZip)).toBe(onDisk);
    expect(zipName('v0.0.1-go1.26.3.linux-amd64', onDisk)).toBe(
      `golang.org/toolchain@v0.0.1-go1.26.3.linux-amd64/${inZip}`,
    );
  });
});

describe('modes are those of the official archive (cmd/distpack, mode)', () => {
  it.each([
    'bin/go',
    'bin/linux_arm64/go',
    'pkg/tool/linux_amd64/compile',
    'src/make.bash',
    'src/x.sh',
    'a.pl',
    'src/clean.rc',
    'lib/wasm/go_js_wasm_exec',
    'misc/ios/go_ios_arm64_exec',
  ])('%s is a program', (file) => {
    expect(fileMode(file)).toBe(0o755);
  });
  it.each([
    'VERSION',
    'src/make.bat',
    'binary/x',
    'pkg/include/x.h',
    'lib/wasm/go_js_exec',
    'lib/wasm/go__wasm_exec',
    'lib/go_js_wasm_exec/x',
  ])('%s is none', (file) => {
    expect(fileMode(file)).toBe(0o644);
  });
});
