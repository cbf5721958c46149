#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';

/**
 * The `goswitch` command. Kept tiny: compiled code is cached between runs (Node 22.8 and later) from the next import
 * on. Node makes the temporary folder for that where TMPDIR names one that is missing, so it is asked first.
 */
if (existsSync(tmpdir())) module.enableCompileCache?.();
// The desktop app's launcher sets it, for this process alone: what we start may be an Electron program itself.
delete process.env['ELECTRON_RUN_AS_NODE'];
const { main } = await import('./main.ts');
await main(process);
