#!/usr/bin/env node
/** Where the command line begins. */
import { runCli } from './cli.ts';
import { EXIT } from './exit-codes.ts';
import { processTerminal } from './terminal.ts';

const code = await runCli(process.argv.slice(2), processTerminal());
process.exitCode = code;
// What was interrupted may still have sockets open, and nobody wants to wait for them now.
if (code === EXIT.interrupted) process.exit();
