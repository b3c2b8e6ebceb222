import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { table } from '../../bench/report/text/table.ts';
import { PLAIN } from '../../bench/report/text/view.ts';

const test = suite('tables in reports');

const columns = [
  { title: 'Object' },
  { title: 'Direction' },
  { title: 'Max records synced / hr', align: 'right' },
] as const;
const rows = [['Contact', 'Salesforce to Marketo', '10,400\n312']];

const drawn = (width: number) => table(columns, rows, { width, style: PLAIN }).join('\n');

test('a table that fits shows each cell in one piece, numbers to the right', () => {
  assert.fixture(
    drawn(80),
    `
                                     Max
                                 records
                                  synced
Object   Direction                  / hr
───────  ─────────────────────  ────────
Contact  Salesforce to Marketo    10,400
                                     312`.slice(1),
  );
});

test('a table that is too wide wraps its texts at words', () => {
  assert.fixture(
    drawn(33),
    `
                              Max
                          records
                           synced
Object   Direction           / hr
───────  ──────────────  ────────
Contact  Salesforce to     10,400
         Marketo              312`.slice(1),
  );
});

test('a table that is still too wide moves its columns together', () => {
  assert.fixture(
    drawn(27),
    `
                        Max
                    records
                     synced
Object  Direction      / hr
─────── ────────── ────────
Contact Salesforce   10,400
        to Marketo      312`.slice(1),
  );
});

test('a table that cannot be made narrow enough becomes a list', () => {
  assert.fixture(
    drawn(20),
    `
Contact
  Direction: Salesforce to Marketo
  Max records synced / hr: 10,400 | 312`.slice(1),
  );
});

test('a name cannot steer the terminal', () => {
  const [, , line] = table([{ title: 'Process' }], [['a\x1b[2Jb\rc']], { width: 80, style: PLAIN });
  assert.is(line, 'a [2Jb c');
});

test.run();
