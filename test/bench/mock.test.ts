import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Program, startProgram } from '../support/program.ts';

const test = suite('the starters of the two mock servers');

/** Starts a mock on a free port and hands it over when it listens; ends it by Ctrl-C. */
async function withMock(words: readonly string[], work: (address: string, banner: string) => Promise<void>) {
  const program: Program = startProgram('mock.js', ...words);
  let banner = '';
  program.process.stdout!.on('data', (chunk) => {
    banner += chunk;
  });
  try {
    await program.seen('Ctrl-C stops it.');
    await work(/http:\/\/127\.0\.0\.1:\d+/.exec(banner)![0], banner);
  } finally {
    program.process.kill('SIGINT');
  }
  const { code, errors } = await program.ended;
  assert.equal([code, errors], [0, ''], 'it stops cleanly');
}

/** An answer's body as JSON. */
async function answerOf(url: string, init?: RequestInit): Promise<Record<string, unknown>> {
  return (await fetch(url, init)).json() as Promise<Record<string, unknown>>;
}

test('the Marketo mock prints URLs and credentials that work, with the data of a scenario', async () => {
  await withMock(['marketo', '--port', '0', '--scenario', 'score-churn'], async (address, banner) => {
    assert.match(banner, /^Marketo mock, an instance with the data of score-churn\n/);
    assert.match(banner, /client +mock-client, secret mock-secret/);
    const identity = `${/identity +(\S+)/.exec(banner)![1]}/oauth/token`;
    const token = await answerOf(
      `${identity}?grant_type=client_credentials&client_id=mock-client&client_secret=mock-secret`,
    );
    const headers = { authorization: `Bearer ${token.access_token}` };
    const lead = await answerOf(`${address}/rest/v1/lead/1.json`, { headers });
    assert.is(lead.success, true, JSON.stringify(lead));
    assert.is((lead.result as unknown[]).length, 1);
  });
});

test('the Salesforce mock prints URLs and credentials that work', async () => {
  await withMock(['salesforce', '--port', '0', '--seed', '3'], async (address, banner) => {
    assert.match(banner, /^Salesforce mock, an org without records\n/);
    for (const said of ['admin@mock.example', 'sync@mock.example', 'password +mock,', 'mock-client']) {
      assert.match(banner, new RegExp(said));
    }
    const grant = { grant_type: 'password', username: 'sync@mock.example', password: 'mockTOKEN' };
    const client = { client_id: 'mock-client', client_secret: 'mock-secret' };
    const token = await answerOf(/OAuth token +(\S+)/.exec(banner)![1]!, {
      method: 'POST',
      body: new URLSearchParams({ ...grant, ...client }),
    });
    assert.is(token.instance_url, address, JSON.stringify(token));
  });
});

test('a port that is in use is named, with exit code 2', async () => {
  await withMock(['marketo', '--port', '0'], async (address) => {
    const port = new URL(address).port;
    const { code, errors } = await startProgram('mock.js', 'marketo', '--port', port).ended;
    assert.is(code, 2);
    assert.is(errors, `error: port ${port} of 127.0.0.1 is in use; choose another one with --port\n`);
  });
});

test('what cannot be started is said with exit code 2', async () => {
  const table: [string[], RegExp][] = [
    [['markto'], /Did you mean marketo\?/],
    [['marketo', '--port', '70000'], /Expected a port from 0 to 65535/],
    [['marketo', '--scenario', 'idle-dya'], /did you mean "idle-day"\?/],
  ];
  for (const [words, message] of table) {
    const { code, errors } = await startProgram('mock.js', ...words).ended;
    assert.is(code, 2);
    assert.match(errors, message);
    assert.not.match(errors, /\n +at /);
  }
});

test.run();
