/**
 * Runs before the page, sandboxed: puts the bridge at `window.goswitch`. Built as one CommonJS file, because a
 * sandboxed preload can load no other.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { BRIDGE_NAME } from '../contract/bridge.ts';
import { createBridge } from './create-bridge.ts';

contextBridge.exposeInMainWorld(BRIDGE_NAME, createBridge({ ipcRenderer, webUtils }));
