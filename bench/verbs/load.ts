/** `load`: how much one mock answers, and how fast, beside a bare server; thresholds decide the exit code. */
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { interruptible } from '../interrupt.ts';
import { ensureWritable, replacesReport, writeJson } from '../json-output.ts';
import { bareRoute } from '../load/bare-server.ts';
import { LoadClient } from '../load/client.ts';
import { type LoadOptions, measure } from '../load/measure.ts';
import { loadReport } from '../load/report.ts';
import { type Addresses, ServerProcess } from '../load/server-process.ts';
import type { LoadPlan, Target } from '../load/target.ts';
import { ensureKnown, type Judged, judge, type MinRatios, parseMinRatios } from '../load/thresholds.ts';
import type { Terminal } from '../terminal.ts';

export type MockName = 'mock-salesforce' | 'mock-marketo';

export interface LoadVerbOptions extends LoadOptions {
  readonly minRatio?: string;
  /** A file, or `-` for the standard output. */
  readonly json?: string;
}

/** @throws UserError before anything has run, Interrupted while it does */
export async function load(mock: MockName, options: LoadVerbOptions, terminal: Terminal): Promise<ExitCode> {
  ensureWritable(options.json);
  const minRatios: MinRatios = options.minRatio === undefined ? new Map() : parseMinRatios(options.minRatio);
  const server = await ServerProcess.start(mock);
  const client = new LoadClient();
  try {
    const plan = await planFor(mock, server.mock);
    ensureKnown(minRatios, plan.targets);
    const judged = await interruptible(measureAll(plan, minRatios, server, client, options, terminal));
    conclude(mock, judged, plan, options, terminal);
    return judged.every(({ passed }) => passed) ? EXIT.fine : EXIT.checkFailed;
  } finally {
    terminal.progress.clear();
    await Promise.all([client.close(), server.close()]);
  }
}

async function planFor(mock: MockName, origin: string): Promise<LoadPlan> {
  if (mock === 'mock-salesforce') return (await import('../load/salesforce.ts')).salesforcePlan(origin);
  return (await import('../load/marketo.ts')).marketoPlan(origin);
}

async function measureAll(
  { targets }: LoadPlan,
  minRatios: MinRatios,
  server: ServerProcess,
  client: LoadClient,
  options: LoadOptions,
  terminal: Terminal,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  const addresses = await addBare(server, targets);
  for (const target of targets) {
    terminal.progress.draw(() => `load ${target.name}, ${judged.length + 1} of ${targets.length}`);
    judged.push(judge(await measure(client, server, addresses, target, options), target, minRatios));
  }
  return judged;
}

/** The bare server, with a route for each target that is held against one. */
async function addBare(server: ServerProcess, targets: readonly Target[]): Promise<Addresses> {
  const held = targets.filter(({ beside }) => beside === 'bare');
  return server.addBare(await Promise.all(held.map((target) => bareRoute(server.mock, target))));
}

function conclude(
  mock: MockName,
  targets: readonly Judged[],
  { raised }: LoadPlan,
  { json, seconds, connections }: LoadVerbOptions,
  terminal: Terminal,
): void {
  const passed = targets.every((target) => target.passed);
  if (!replacesReport(json)) terminal.print(loadReport(mock, targets, raised, terminal.view));
  writeJson(json, { schemaVersion: 2, mock, seconds, connections, raised, passed, targets }, terminal);
}
