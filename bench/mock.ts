/** Where `npm run mock:salesforce` and `npm run mock:marketo` begin. */
import { runMockCli } from './mock-cli.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await runMockCli(process.argv.slice(2), processTerminal());
