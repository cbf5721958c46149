#!/usr/bin/env node
import module from 'node:module';

/** The `goswitch` command. Kept tiny: compiled code is cached between runs (Node 22.8 and later) from the next import on. */
module.enableCompileCache?.();
const { main } = await import('./main.ts');
await main(process);
