import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { startProgram } from '../support/program.ts';
import { withFiles } from '../support/scratch.ts';

const test = suite('the command as a process: pipes and signals');

const ESCAPE = '\x1b';

test('in a pipe there are no colours and no progress', async () => {
  await withFiles({ 'small.yaml': 'extends: idle-day\ndays: 0.05\nexpect: []\n' }, async (folder) => {
    const { code, output, errors } = await startProgram('main.js', 'run', `${folder}/small.yaml`).ended;
    assert.is(code, 0, errors);
    assert.match(output, /^small: 0.05 days/);
    assert.not.ok(output.includes(ESCAPE));
    assert.is(errors, '');
  });
});

test('an error ends the process with its exit code, said on the standard error', async () => {
  const { code, output, errors } = await startProgram('main.js', 'run', 'idle-dya').ended;
  assert.is(code, 2);
  assert.is(output, '');
  assert.match(errors, /^error: there is no scenario "idle-dya"; did you mean "idle-day"\?/);
});

test('nobody is annoyed when the reader of a pipe leaves early', async () => {
  const program = startProgram('main.js', 'list');
  program.process.stdout!.destroy();
  const { code, errors } = await program.ended;
  assert.is(code, 0, errors);
});

test.run();
