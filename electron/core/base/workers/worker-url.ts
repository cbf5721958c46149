import path from 'node:path';

/**
 * Where a worker's file is: next to the code that starts it, in the source and in the bundle alike. In the desktop
 * app's package that code lies in an archive that Electron reads like a folder; the files of the bundle lie beside it
 * too (electron-builder.yml, asarUnpack), and a worker is started from there, so that nothing depends on archives being
 * read on other threads. Leaves a working folder that was deleted, because no thread starts there.
 * @param name file name without its ending; @param caller `import.meta.url`
 */
export function workerUrl(name: string, caller: string): URL {
  leaveDeletedFolder();
  const url = new URL(`./${name}${path.posix.extname(caller)}`, caller);
  return new URL(url.href.replace('/app.asar/', '/app.asar.unpacked/'));
}

/** Node asks for the name of the working folder when a thread starts, and ends the thread where there is none. */
function leaveDeletedFolder(): void {
  try {
    process.cwd();
  } catch {
    process.chdir(path.parse(process.execPath).root);
  }
}
