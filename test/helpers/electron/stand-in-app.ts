import { EventEmitter } from 'node:events';
import type { ElectronApp } from '../../../electron/main/electron-parts.ts';
import type { StandInWindow } from './stand-in-window.ts';

export interface StandInAppOptions {
  readonly userData: string;
  /** Default: `en-GB`. */
  readonly languages?: readonly string[];
  /** False: another one was started before. */
  readonly isOnlyInstance?: boolean;
}

/** The app's life, as Electron lives it. */
export class StandInApp extends EventEmitter implements ElectronApp {
  readonly calls: string[] = [];
  hasEnded = false;
  readonly switches: string[] = [];
  readonly commandLine = { appendSwitch: (name: string) => void this.switches.push(name) };
  readonly #options: StandInAppOptions;
  readonly #windows: readonly StandInWindow[];

  constructor(options: StandInAppOptions, windows: readonly StandInWindow[]) {
    super();
    this.#options = options;
    this.#windows = windows;
  }

  requestSingleInstanceLock(): boolean {
    return this.#options.isOnlyInstance ?? true;
  }
  whenReady(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
  getVersion(): string {
    return '1.2.3';
  }
  getPath(): string {
    return this.#options.userData;
  }
  getPreferredSystemLanguages(): string[] {
    return [...(this.#options.languages ?? ['en-GB'])];
  }
  setName(name: string): void {
    this.calls.push(`setName ${name}`);
  }
  setAppUserModelId(id: string): void {
    this.calls.push(`setAppUserModelId ${id}`);
  }
  showAboutPanel(): void {
    this.calls.push('showAboutPanel');
  }
  exit(code?: number): void {
    this.calls.push(`exit ${code}`);
    this.hasEnded = true;
  }
  /** Asks who listens, closes every window, ends. */
  quit(): void {
    let isPrevented = false;
    this.emit('before-quit', {
      preventDefault() {
        isPrevented = true;
      },
    });
    if (isPrevented) return;
    this.hasEnded = true;
    for (const window of [...this.#windows]) window.close();
  }
}
