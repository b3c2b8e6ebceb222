/** What the script has the Salesforce CLI do, each step with what must come of it. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import type { Cli, Run } from './install.ts';

/** What the steps share: the CLI, the server, and what earlier steps have left. */
export interface Stage {
  readonly cli: Cli;
  readonly url: string;
  readonly accessToken: string;
}

export interface Step {
  readonly name: string;
  run(stage: Stage): Promise<void>;
}

/** More records than fit into one page of a query. */
const MANY = 2_500;

/** Rows on a page of a bulk query's results. */
export const RESULT_ROWS = 2_000;

type Json = Record<string, unknown>;

/** Runs a command, the words after the first in `more`, and gives back its result. @throws when the command failed */
async function result<T = Json>(
  { cli }: Stage,
  command: string,
  more: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<T> {
  const run = await cli.sf([...command.split(' '), ...more, '--json'], env);
  assert.is(run.code, 0, said(run));
  return (JSON.parse(run.stdout) as { result: T }).result;
}

const said = ({ stdout, stderr }: Run) => `${stdout}\n${stderr}`.trim();

const file = ({ cli }: Stage, name: string) => join(cli.folder, name);

function write(stage: Stage, name: string, text: string): string {
  writeFileSync(file(stage, name), text);
  return file(stage, name);
}

const linesOf = (text: string) => text.trim().split('\n');

const people = () =>
  ['Id,LastName,Email', ...Array.from({ length: MANY }, (_, i) => `,Bulk${i},bulk${i}@example.com`)].join(
    '\n',
  );

async function signIn(stage: Stage): Promise<void> {
  const login = `org login access-token --instance-url ${stage.url} --no-prompt --alias mock --set-default`;
  const { username } = await result(stage, login, [], { SF_ACCESS_TOKEN: stage.accessToken });
  assert.is(username, 'admin@mock.example');
}

async function signInWithJwt(stage: Stage): Promise<void> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const key = write(stage, 'key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const login = `org login jwt --client-id mock-client --jwt-key-file ${key} --username sync@mock.example --instance-url ${stage.url} --alias jwt`;
  assert.is((await result(stage, login)).username, 'sync@mock.example');
  const { totalSize } = await result(stage, 'data query -o jwt -q', ['SELECT Id FROM User']);
  assert.is(totalSize, 3);
}

async function oneRecord(stage: Stage): Promise<void> {
  const { id } = await result(stage, 'data create record --sobject Contact --values', [
    'LastName=Doe Title=CTO',
  ]);
  const record = await result(stage, `data get record --sobject Contact --record-id ${id}`);
  assert.equal([record.LastName, record.Title], ['Doe', 'CTO']);
  await result(stage, `data update record --sobject Contact --record-id ${id} --values Title=CEO`);
  const found = await result(stage, 'data get record --sobject Contact --where LastName=Doe');
  assert.is(found.Title, 'CEO');
  await result(stage, `data delete record --sobject Contact --record-id ${id}`);
  const gone = await stage.cli.sf([
    'data',
    'get',
    'record',
    '--sobject',
    'Contact',
    '--record-id',
    String(id),
  ]);
  assert.is(gone.code, 1);
  assert.match(said(gone), 'The requested resource does not exist');
}

interface Upserted {
  readonly jobInfo: Json;
  readonly records: { readonly successfulResults: readonly Json[] };
}

async function upsertBulk(stage: Stage): Promise<void> {
  const csv = write(stage, 'people.csv', `${people()}\n`);
  const command = `data upsert bulk --sobject Contact --file ${csv} --external-id Id --wait 5`;
  const { jobInfo, records } = await result<Upserted>(stage, command);
  const { state, numberRecordsProcessed, numberRecordsFailed } = jobInfo;
  assert.equal([state, numberRecordsProcessed, numberRecordsFailed], ['JobComplete', MANY, 0]);
  assert.is(records.successfulResults.filter(({ sf__Created }) => sf__Created === 'true').length, MANY);
}

async function queryPages(stage: Stage): Promise<void> {
  const soql = "SELECT Id, LastName, Account.Name FROM Contact WHERE LastName LIKE 'Bulk%'";
  const csv = await stage.cli.sf(['data', 'query', '-q', soql, '--result-format', 'csv']);
  assert.is(csv.code, 0, said(csv));
  const [header, ...rows] = linesOf(csv.stdout);
  assert.equal([header, rows.length], ['Id,LastName,Account.Name', MANY]);
  const json = await result<{ totalSize: number; records: unknown[] }>(stage, 'data query -q', [soql]);
  assert.equal([json.totalSize, json.records.length], [MANY, MANY]);
}

async function exportBulk(stage: Stage): Promise<void> {
  const out = file(stage, 'export.csv');
  const command = `data export bulk --output-file ${out} --result-format csv --wait 5 --query`;
  const { totalSize } = await result(stage, command, ['SELECT Id, LastName FROM Contact']);
  const [header, ...rows] = linesOf(readFileSync(out, 'utf8'));
  assert.equal([totalSize, header, rows.length], [MANY, '"Id","LastName"', MANY]);
  assert.is(new Set(rows).size, MANY, 'every contact once');
  assert.is(await resultPages(stage), 2);
}

/** How many pages of results were fetched, as the server's journal tells. */
async function resultPages({ url }: Stage): Promise<number> {
  const reply = await fetch(`${url}/__mock/requests?path=*/results`);
  return ((await reply.json()) as { requests: unknown[] }).requests.length;
}

async function importTree(stage: Stage): Promise<void> {
  const contact = { attributes: { type: 'Contact', referenceId: 'jane' }, LastName: 'Bream' };
  const account = {
    attributes: { type: 'Account', referenceId: 'hooli' },
    Name: 'Hooli',
    Contacts: { records: [contact] },
  };
  const tree = write(stage, 'tree.json', JSON.stringify({ records: [account] }));
  const created = await result<{ refId: string; type: string }[]>(stage, `data import tree --files ${tree}`);
  assert.equal(
    created.map(({ refId }) => refId),
    ['hooli', 'jane'],
  );
  const query = "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Hooli'";
  const { records } = await result<{ records: { Name: string; Contacts: { totalSize: number } }[] }>(
    stage,
    'data query -q',
    [query],
  );
  assert.equal([records[0]!.Name, records[0]!.Contacts.totalSize], ['Hooli', 1]);
}

async function describeObjects(stage: Stage): Promise<void> {
  const { name, fields } = await result<{ name: string; fields: Json[] }>(
    stage,
    'sobject describe --sobject contact',
  );
  assert.is(name, 'Contact');
  assert.ok(fields.some((field) => field.name === 'LastName' && field.nillable === false));
  const names = await result<string[]>(stage, 'sobject list --sobject all');
  assert.ok(names.includes('Lead'));
}

async function limits(stage: Stage): Promise<void> {
  const all = await result<{ name: string; max: number; remaining: number }[]>(stage, 'org list limits');
  const requests = all.find(({ name }) => name === 'DailyApiRequests')!;
  assert.ok(requests.remaining < requests.max, 'the requests of this script are counted');
}

export const STEPS: readonly Step[] = [
  { name: 'org login access-token', run: signIn },
  { name: 'org login jwt', run: signInWithJwt },
  { name: 'data create, get, update, delete record', run: oneRecord },
  { name: 'data upsert bulk', run: upsertBulk },
  { name: 'data query: csv and json over two pages', run: queryPages },
  { name: 'data export bulk', run: exportBulk },
  { name: 'data import tree', run: importTree },
  { name: 'sobject describe, sobject list', run: describeObjects },
  { name: 'org list limits', run: limits },
];
