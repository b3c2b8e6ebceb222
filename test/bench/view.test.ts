import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { COLOURED, PLAIN, viewOf } from '../../bench/report/text/view.ts';

const test = suite('where a report goes decides how it looks');

test('colours only on a terminal, and never with NO_COLOR', () => {
  const terminal = { isTTY: true, columns: 90 };
  const table = [
    [terminal, {}, COLOURED],
    [terminal, { NO_COLOR: '1' }, PLAIN],
    [terminal, { NO_COLOR: '' }, COLOURED],
    [terminal, { TERM: 'dumb' }, PLAIN],
    [{ isTTY: false }, {}, PLAIN],
    [{}, { FORCE_COLOR: '1' }, PLAIN],
  ] as const;
  for (const [sink, environment, style] of table) {
    assert.is(viewOf(sink, environment).style, style, JSON.stringify([sink, environment]));
  }
});

test('as wide as the terminal within bounds, and 100 columns in a pipe', () => {
  const table = [
    [{ isTTY: true, columns: 90 }, 90],
    [{ isTTY: true, columns: 20 }, 60],
    [{ isTTY: true, columns: 300 }, 100],
    [{ isTTY: true }, 100],
    [{ columns: 70 }, 100],
  ] as const;
  for (const [sink, width] of table) assert.is(viewOf(sink, {}).width, width, JSON.stringify(sink));
});

test.run();
