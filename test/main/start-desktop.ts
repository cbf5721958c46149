import { EventEmitter } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type Core, createCore } from '../../electron/core/create-core.ts';
import type { AppFiles } from '../../electron/main/app-files.ts';
import { startApp } from '../../electron/main/start-app.ts';
import { createBridge } from '../../electron/preload/create-bridge.ts';
import { createBridgeTransport } from '../../renderer/api/bridge-transport.ts';
import { type Client, createClient } from '../../renderer/api/client.ts';
import type { StandInWindow } from '../helpers/electron/stand-in-window.ts';
import { createElectronStandIn, type ElectronStandIn, type StandInOptions } from '../helpers/electron-stand-in.ts';
import { type Engine, openEngine, VERSION } from '../helpers/open-engine.ts';

interface Desktop {
  readonly electron: ElectronStandIn;
  readonly engine: Engine;
  /** The core of the app itself. */
  readonly core: Core;
  readonly files: AppFiles;
  readonly stateFile: string;
  /** The process: what nobody catches is emitted here. */
  readonly host: EventEmitter;
  /** The only window. */
  window(): StandInWindow;
  /** A page in a window, over the real preload. */
  page(window?: StandInWindow): Client;
  startAgain(): Promise<ElectronStandIn>;
  /** Moves the clock of the app. */
  passTime(ms: number): void;
}

interface DesktopOptions extends Partial<StandInOptions> {
  /** This desktop shows trays; default true. */
  readonly hasTray?: boolean;
  readonly releases?: readonly string[];
  /** Before the app starts. */
  readonly prepare?: (engine: Engine) => Promise<void>;
}

/** The whole app over a fresh home and the stand-in, up and running. */
export async function startDesktop({
  hasTray = true,
  releases,
  prepare,
  ...options
}: DesktopOptions = {}): Promise<Desktop> {
  const engine = await openEngine(releases === undefined ? {} : { releases });
  const { dir } = engine.sandbox;
  const gdbus = `#!/bin/sh\necho '(${hasTray},)'\n`;
  await writeFile(path.join(dir, 'bin', 'gdbus'), gdbus, { mode: 0o755 });
  const files: AppFiles = {
    windowFolder: path.join(dir, 'renderer'),
    preload: path.join(dir, 'preload.cjs'),
    windowIcon: path.join(dir, 'icon.png'),
    trayIcon: path.join(dir, 'tray.png'),
    launcher: null,
    isPackaged: true,
  };
  await mkdir(path.join(files.windowFolder, 'assets'), { recursive: true });
  await writeFile(
    path.join(files.windowFolder, 'index.html'),
    '<!doctype html><title>GoSwitch</title><meta content="%CSP_NONCE%">',
  );
  await writeFile(path.join(files.windowFolder, 'assets', 'index-1a.js'), 'start();');
  await prepare?.(engine);
  const userData = path.join(dir, 'user-data');
  const stateFile = path.join(userData, 'desktop-state.json');
  let passedMs = 0;
  const core = coreWithClock(engine, () => Date.now() + passedMs);
  onTestFinished(() => electron.app.quit());
  const host = new EventEmitter();

  async function start(): Promise<ElectronStandIn> {
    const electron = createElectronStandIn({ userData, ...options });
    await startApp(electron.parts, { core, files, stateFile, host });
    return electron;
  }

  const electron = await start();
  const window = () => {
    const [only, ...others] = electron.windows;
    if (only === undefined || others.length > 0) throw new Error(`There are ${electron.windows.length} windows`);
    return only;
  };
  return {
    ...{ electron, engine, core, files, stateFile, host, window },
    page: (shown = window()) => createClient(createBridgeTransport(createBridge(shown.webContents.preloadParts()))),
    startAgain: start,
    passTime(ms) {
      passedMs += ms;
    },
  };
}

function coreWithClock({ sandbox }: Engine, now: () => number): Core {
  const { context, dir, env, home, userHome } = sandbox;
  const clock = { now, sleep: (ms: number, signal?: AbortSignal) => context.clock.sleep(Math.min(ms, 20), signal) };
  const { os, native, log } = context;
  const systemRoot = path.join(dir, 'root');
  return createCore({
    home,
    env: { ...env, PATH: path.join(dir, 'bin') },
    os,
    userHome,
    native,
    clock,
    log,
    version: VERSION,
    systemRoot,
  });
}
