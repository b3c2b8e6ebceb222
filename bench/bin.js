#!/usr/bin/env node
/** The installed command: registers the loader for TypeScript, then begins where `npm run bench` does. */
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
