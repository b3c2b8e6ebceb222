/** Fault rules over HTTP: add, list, remove. */
import { type Clock, isoInstant } from '../kernel/index.ts';
import { type FaultDialect, faultRuleFormat, planOf } from './fault-rule.ts';
import type { FaultRule, Faults } from './faults.ts';
import { nearest } from './nearest.ts';
import {
  type ControlOperation,
  type ControlReply,
  controlOperation,
  controlOperationOf,
  problem,
} from './operation.ts';

/** @param operations the names by which rules ask for them: those of the journal and of the OpenAPI document */
export function faultOperations<E>(
  faults: Faults<E>,
  clock: Clock,
  dialect: FaultDialect<E>,
  operations: ReadonlySet<string>,
): ControlOperation[] {
  return [
    controlOperation('GET', 'faults', () => {
      const now = clock.now();
      return { status: 200, body: { now: isoInstant(now), faults: faults.rules(now).map(shown) } };
    }),
    controlOperationOf('POST', 'faults', faultRuleFormat(dialect), (rule) => {
      const { operation } = rule;
      if (operation !== undefined && !operations.has(operation))
        return problem(400, unknownOperation(operation, [...operations]));
      const id = faults.add(rule, planOf(rule, dialect));
      const added = faults.rules(clock.now()).find((one) => one.id === id)!;
      return { status: 201, headers: { location: `/__mock/faults/${id}` }, body: shown(added) };
    }),
    controlOperation('DELETE', 'faults', () => {
      faults.clear();
      return { status: 204 };
    }),
    controlOperation('DELETE', 'faults/:id', ({ id = '' }) => remove(faults, id)),
  ];
}

function shown({ id, asked, hits, isOver }: FaultRule): object {
  return { id, ...asked, hits, over: isOver };
}

function unknownOperation(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const hint = near === undefined ? '; GET /docs/json names them' : `; did you mean "${near}"?`;
  return `operation: found ${JSON.stringify(name)}, expected a method and a path as in "${known[0]}"${hint}`;
}

function remove(faults: Faults<unknown>, id: string): ControlReply {
  const isRemoved = /^\d{1,9}$/.test(id) && faults.remove(Number(id));
  return isRemoved ? { status: 204 } : problem(404, `there is no fault ${id}`);
}
