import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Program, startLimited, startProgram } from '../support/program.ts';
import { withFiles } from '../support/scratch.ts';

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

test('with --snapshot, both mocks begin with what they were stopped with', async () => {
  await withFiles({}, async (folder) => {
    const file = `${folder}/mock.json`;
    const salesforce = ['salesforce', '--port', '0', '--snapshot', file];
    await withMock(salesforce, async (address) => {
      const lead = { LastName: 'Kept', Company: 'Acme' };
      const reply = await salesforceCall(address, 'POST', '/sobjects/Lead', lead);
      assert.is(reply.success, true, JSON.stringify(reply));
    });
    assert.equal(readdirSync(folder), ['mock.json'], 'nothing is left beside the file');
    await withMock(salesforce, async (address, banner) => {
      assert.match(banner, /an org without records and what the snapshot has changed/);
      const found = await salesforceCall(address, 'GET', '/query?q=SELECT+LastName+FROM+Lead');
      assert.is((found.records as { LastName: string }[])[0]!.LastName, 'Kept');
    });
  });
  await withFiles({}, async (folder) => {
    const marketo = ['marketo', '--port', '0', '--seed', '4', '--snapshot', `${folder}/mock.json`];
    await withMock([...marketo, '--scenario', 'idle-day'], async (address) => {
      const input = [{ email: 'kept@acme.example' }];
      const { success } = await marketoCall(address, 'POST', '/rest/v1/leads.json', { input });
      assert.is(success, true);
    });
    await withMock([...marketo, '--scenario', 'idle-day'], async (address) => {
      const path = '/rest/v1/leads.json?filterType=email&filterValues=kept@acme.example';
      assert.is(((await marketoCall(address, 'GET', path)).result as unknown[]).length, 1);
    });
    const { code, errors } = await startProgram('mock.js', ...marketo).ended;
    assert.is(code, 2);
    assert.match(errors, /^error: cannot begin with the snapshot: .*: start it with the same scenario\n$/);
  });
});

test('the clock of a mock goes on by itself and can be moved ahead, also over a stop', async () => {
  const dayMs = 86_400_000;
  const post = { method: 'POST', body: JSON.stringify({ advanceMs: dayMs }) };
  for (const mock of ['salesforce', 'marketo']) {
    await withFiles({}, async (folder) => {
      const words = [mock, '--port', '0', '--snapshot', `${folder}/mock.json`];
      let ahead = 0;
      await withMock(words, async (address) => {
        const before = await answerOf(`${address}/__mock/clock`);
        const after = await answerOf(`${address}/__mock/clock`, post);
        ahead = Number(after.ms);
        assert.ok(ahead - Number(before.ms) >= dayMs, `${ahead} after ${before.ms}`);
        const back = await fetch(`${address}/__mock/clock`, {
          method: 'POST',
          body: JSON.stringify({ to: '2020-01-01T00:00:00Z' }),
        });
        assert.is(back.status, 409);
      });
      await withMock(words, async (address) => {
        assert.ok(Number((await answerOf(`${address}/__mock/clock`)).ms) >= ahead, mock);
      });
    });
  }
});

test('a disk that is full in the midst of the snapshot leaves the old one, with a reason and exit code 2', async () => {
  await withFiles({}, async (folder) => {
    const file = `${folder}/mock.json`;
    const words = ['salesforce', '--port', '0', '--snapshot', file];
    await withMock(words, async (address) => {
      await salesforceCall(address, 'POST', '/sobjects/Lead', { LastName: 'Kept', Company: 'Acme' });
    });
    const old = readFileSync(file, 'utf8');
    const program = startLimited(1, 'mock.js', ...words);
    await program.seen('Ctrl-C stops it.');
    program.process.kill('SIGTERM');
    const { code, errors } = await program.ended;
    assert.equal([code, errors], [2, `error: cannot write ${file}: EFBIG: file too large, write\n`]);
    assert.equal([readFileSync(file, 'utf8'), readdirSync(folder)], [old, ['mock.json']]);
  });
});

test('SIGTERM saves the snapshot, too, and a folder that has gone meanwhile is told, with exit code 2', async () => {
  await withFiles({ 'kept/notes.txt': '', 'gone/notes.txt': '' }, async (folder) => {
    for (const name of ['kept', 'gone']) {
      const file = `${folder}/${name}/mock.json`;
      const program = startProgram('mock.js', 'salesforce', '--port', '0', '--snapshot', file);
      await program.seen('Ctrl-C stops it.');
      if (name === 'gone') rmSync(`${folder}/gone`, { recursive: true });
      program.process.kill('SIGTERM');
      const { code, errors } = await program.ended;
      if (name === 'kept') assert.equal([code, errors, existsSync(file)], [0, '', true]);
      else assert.match(`${code} ${errors}`, new RegExp(`^2 error: cannot write ${file}: ENOENT: `));
    }
  });
});

test('a snapshot file that is none is named, with exit code 2, and left as it is', async () => {
  await withFiles({ 'notes.txt': 'buy milk' }, async (folder) => {
    const file = `${folder}/notes.txt`;
    const { code, errors } = await startProgram('mock.js', 'salesforce', '--port', '0', '--snapshot', file)
      .ended;
    assert.is(code, 2);
    assert.is(
      errors,
      `error: ${file} is no snapshot: expected the JSON that a mock server saved, with its origin\n`,
    );
    assert.is(readFileSync(file, 'utf8'), 'buy milk');
  });
});

async function salesforceCall(address: string, method: string, path: string, sent?: object) {
  const grant = { grant_type: 'password', username: 'admin@mock.example', password: 'mock' };
  const client = { client_id: 'mock-client', client_secret: 'mock-secret' };
  const body = new URLSearchParams({ ...grant, ...client });
  const { access_token: token } = await answerOf(`${address}/services/oauth2/token`, {
    method: 'POST',
    body,
  });
  return call(`${address}/services/data/v62.0${path}`, method, `${token}`, sent);
}

async function marketoCall(address: string, method: string, path: string, sent?: object) {
  const query = 'grant_type=client_credentials&client_id=mock-client&client_secret=mock-secret';
  const { access_token: token } = await answerOf(`${address}/identity/oauth/token?${query}`);
  return call(address + path, method, `${token}`, sent);
}

function call(url: string, method: string, token: string, sent?: object) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return answerOf(url, { method, headers, ...(sent && { body: JSON.stringify(sent) }) });
}

test.run();
