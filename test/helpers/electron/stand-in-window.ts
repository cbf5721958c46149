import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron';
import type { AppWindow, CallEvent, WindowContents } from '../../../electron/main/electron-parts.ts';
import type { BridgeParts } from '../../../electron/preload/create-bridge.ts';
import type { StandInIpc } from './stand-in-ipc.ts';

type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** The page of a window, without a page: tests play it, through preload's parts or by emitting what Chromium would. */
export class StandInContents extends EventEmitter implements WindowContents {
  static #lastId = 0;
  readonly id = ++StandInContents.#lastId;
  /** Where the page is: what `loadURL` was told. */
  url = '';
  openHandler: WindowOpenHandler = () => ({ action: 'allow' });
  readonly done: string[] = [];
  webRtcPolicy = 'default';
  #isDestroyed = false;
  readonly #ipc: StandInIpc;
  #renderer = new EventEmitter();

  constructor(ipc: StandInIpc) {
    super();
    this.#ipc = ipc;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }

  /** What the person does, as Electron tells the main process. */
  click(): void {
    this.emit('input-event', {}, { type: 'mouseDown' });
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.emit('destroyed');
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#isDestroyed) throw new Error('Object has been destroyed');
    this.#renderer.emit(channel, {}, ...structuredClone(args));
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler;
  }

  /** What Chromium does when a page is left for another one. */
  navigate(url: string): void {
    const [before, after] = [this.url.split('#')[0], url.split('#')[0]];
    const isSameDocument = this.url !== '' && before === after;
    if (!isSameDocument) this.#renderer = new EventEmitter();
    this.url = url;
    this.emit('did-start-navigation', { isMainFrame: true, isSameDocument });
  }

  reload(): void {
    this.done.push('reload');
    this.#renderer = new EventEmitter();
    this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  }

  forcefullyCrashRenderer(): void {
    this.done.push('forcefullyCrashRenderer');
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  }

  /** What preload is handed in this page; `frame` to call from elsewhere. */
  preloadParts(frame: CallEvent['senderFrame'] = { url: this.url, parent: null }): BridgeParts {
    const event: CallEvent = { sender: this, senderFrame: frame };
    const renderer = this.#renderer;
    const on = (channel: string, listener: (...args: never[]) => void) => {
      renderer.on(channel, listener as (...args: unknown[]) => void);
    };
    return {
      ipcRenderer: {
        invoke: (channel, ...args) => this.#ipc.invoke(channel, event, structuredClone(args)),
        send: (channel, ...args) => this.#ipc.send(channel, event, structuredClone(args)),
        on: on as never,
      },
      webUtils: { getPathForFile: (file) => `/dropped/${file.name}` },
    };
  }
}

/** A window that nobody sees. */
export class StandInWindow extends EventEmitter implements AppWindow {
  readonly webContents: StandInContents;
  readonly options: BrowserWindowConstructorOptions;
  bounds: Rectangle;
  background: string | undefined;
  isShown = false;
  #isDestroyed = false;
  #isMaximized = false;
  #isMinimized = false;
  readonly #windows: StandInWindow[];

  constructor(options: BrowserWindowConstructorOptions, contents: StandInContents, windows: StandInWindow[]) {
    super();
    this.options = options;
    this.webContents = contents;
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.#windows = windows;
    windows.push(this);
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.navigate(url);
    await Promise.resolve();
    if (!this.#isDestroyed) this.emit('ready-to-show');
  }

  close(): void {
    this.emit('close', { preventDefault: () => undefined });
    this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#windows.splice(this.#windows.indexOf(this), 1);
    this.webContents.destroy();
    this.emit('closed');
  }

  show(): void {
    this.isShown = true;
  }
  focus(): void {
    this.#windows.splice(this.#windows.indexOf(this), 1);
    this.#windows.unshift(this);
  }
  minimize(): void {
    this.#isMinimized = true;
  }
  restore(): void {
    this.#isMinimized = false;
  }
  maximize(): void {
    this.#isMaximized = true;
  }
  isFocused(): boolean {
    return this.#windows[0] === this;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  isMaximized(): boolean {
    return this.#isMaximized;
  }
  isMinimized(): boolean {
    return this.#isMinimized;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
  setBackgroundColor(color: string): void {
    this.background = color;
  }
}
