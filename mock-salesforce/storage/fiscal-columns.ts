/** The fiscal period of an opportunity's close date, which the platform tells in fields of its own. */
import { parseInstant, type Value } from '../../engine/kernel/index.ts';
import type { Records } from '../records.ts';
import { type FiscalYear, fiscalQuarter, fiscalYearNumber } from '../schema/fiscal-year.ts';
import { formulaColumn } from './record-columns.ts';

type Part = (fiscal: FiscalYear, at: number) => Value;

/** Year, quarter, and both as `2026 1` (documented, "Object Reference", Opportunity). */
const PARTS: Readonly<Record<string, Part>> = {
  FiscalYear: fiscalYearNumber,
  FiscalQuarter: fiscalQuarter,
  Fiscal: (fiscal, at) => `${fiscalYearNumber(fiscal, at)} ${fiscalQuarter(fiscal, at)}`,
};

/** Gives these fields of Opportunity their columns: computed when they are read, from the org's fiscal year. */
export function installFiscalColumns(opportunities: Records, fiscal: FiscalYear): void {
  const columnNamed = (name: string) => opportunities.columns[opportunities.field(name)]!;
  for (const [name, part] of Object.entries(PARTS)) {
    const compute = (read: (field: string) => Value): Value => {
      const date = read('CloseDate');
      return date === null ? null : part(fiscal, parseInstant(String(date)));
    };
    opportunities.columns[opportunities.field(name)] = formulaColumn(
      { from: ['CloseDate'], compute },
      columnNamed,
    );
  }
}
