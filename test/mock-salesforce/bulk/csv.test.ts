import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type CsvFormat, csvLine, DEFAULT_CSV, readCsv } from '../../../mock-salesforce/bulk/csv.ts';

const test = suite('files of bulk jobs');

function read(text: string, format: Partial<CsvFormat> = {}): unknown {
  const table = readCsv(text, { ...DEFAULT_CSV, ...format });
  if (!table.ok) return `${table.error.code} : ${table.error.message}`;
  const { header, count, row } = table.value;
  return [header, ...Array.from({ length: count }, (_, number) => row(number))];
}

const FILES: readonly (readonly [string, string, Partial<CsvFormat>, unknown])[] = [
  [
    'a header and a row',
    'A,B\n1,2\n',
    {},
    [
      ['A', 'B'],
      ['1', '2'],
    ],
  ],
  [
    'no line end after the last row',
    'A,B\n1,2',
    {},
    [
      ['A', 'B'],
      ['1', '2'],
    ],
  ],
  [
    'an empty last cell',
    'A,B\n1,\n',
    {},
    [
      ['A', 'B'],
      ['1', ''],
    ],
  ],
  ['blank lines between rows', 'A\n\n1\n\n\n2\n', {}, [['A'], ['1'], ['2']]],
  [
    'no trimming',
    'A,B\n 1 , 2\n',
    {},
    [
      ['A', 'B'],
      [' 1 ', ' 2'],
    ],
  ],
  [
    'quotes around a delimiter',
    'A,B\n"1,5",2\n',
    {},
    [
      ['A', 'B'],
      ['1,5', '2'],
    ],
  ],
  ['quotes around quotes', 'A\n"the ""top"" guru"\n', {}, [['A'], ['the "top" guru']]],
  [
    'quotes around a line end',
    'A,B\n"1\n2",3\n',
    {},
    [
      ['A', 'B'],
      ['1\n2', '3'],
    ],
  ],
  [
    'quotes around nothing',
    'A,B\n"",""\n',
    {},
    [
      ['A', 'B'],
      ['', ''],
    ],
  ],
  [
    'CRLF',
    'A,B\r\n1,"2"\r\n',
    { lineEnding: 'CRLF' },
    [
      ['A', 'B'],
      ['1', '2'],
    ],
  ],
  [
    'BACKQUOTE',
    'A`B\n1`2\n',
    { columnDelimiter: 'BACKQUOTE' },
    [
      ['A', 'B'],
      ['1', '2'],
    ],
  ],
  [
    'CARET',
    'A^B\n1^2\n',
    { columnDelimiter: 'CARET' },
    [
      ['A', 'B'],
      ['1', '2'],
    ],
  ],
  [
    'PIPE',
    'A|B\n1|2,3\n',
    { columnDelimiter: 'PIPE' },
    [
      ['A', 'B'],
      ['1', '2,3'],
    ],
  ],
  [
    'SEMICOLON',
    'A;B\n1;2\n',
    { columnDelimiter: 'SEMICOLON' },
    [
      ['A', 'B'],
      ['1', '2'],
    ],
  ],
  [
    'TAB',
    'A\tB\n1\t2\n',
    { columnDelimiter: 'TAB' },
    [
      ['A', 'B'],
      ['1', '2'],
    ],
  ],
  [
    'a byte order mark is part of the first name',
    '\ufeffA,B\n1,2\n',
    {},
    [
      ['\ufeffA', 'B'],
      ['1', '2'],
    ],
  ],
  ['nothing at all', '', {}, [[]]],
  [
    'a byte order mark before a quote',
    '\ufeff"A"\n1\n',
    {},
    'InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote',
  ],
  [
    'a space before a quote',
    'A,B\nJohn, "Smith"\n',
    {},
    'InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote',
  ],
  [
    'a space after a quote',
    'A,B\n"John" ,Smith\n',
    {},
    'InvalidBatch : Failed to parse CSV. Not expecting more text after end quote',
  ],
  [
    'a quote that never ends',
    'A,B\n1,"2\n3,4\n',
    {},
    'InvalidBatch : Failed to parse CSV. EOF reached before closing an opened quote',
  ],
  [
    'CRLF where LF was declared',
    'A\r\n1\r\n',
    {},
    'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF',
  ],
  [
    'LF where CRLF was declared',
    'A\n1\n',
    { lineEnding: 'CRLF' },
    'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is CRLF',
  ],
];

for (const [name, text, format, expected] of FILES) {
  test(name, () => assert.equal(read(text, format), expected));
}

test('an empty cell says nothing, #N/A says null', () => {
  const table = readCsv('A,B,C\n,#N/A,x\n', DEFAULT_CSV);
  assert.equal(table.ok && table.value.cells(0), [undefined, null, 'x']);
});

test('every cell of a result is in quotes', () => {
  const format = { columnDelimiter: 'SEMICOLON', lineEnding: 'CRLF' } as const;
  assert.is(csvLine(['a', null, 'say "x"', true, 5], format), '"a";"";"say ""x""";"true";"5"\r\n');
});

test.run();
