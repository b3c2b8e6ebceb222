import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type OrgOptions, type Queue, SYNC_USER } from '../../mock-salesforce/index.ts';
import { jsforceClient } from '../clients/jsforce.ts';
import { accessToken, request, withServer } from './small-org.ts';

const test = suite('queues');

const V = '/services/data/v62.0';
const QUEUES: readonly Queue[] = [
  { name: 'Inbound Leads', objects: ['Lead'], members: [SYNC_USER], email: 'inbound@mock.example' },
  { name: 'Calls', objects: ['Task'] },
];
const ORG: Partial<OrgOptions> = { queues: QUEUES, sharing: { Lead: { default: 'Private' } } };
const LEAD = { LastName: 'Doe', Company: 'Umbrella' };

test('a client lists the queues that may own leads, as n8n does', () =>
  withServer(ORG, async ({ url, org }) => {
    const connection = await jsforceClient(url);
    const soql =
      "SELECT Queue.Id, Queue.Name FROM QueueSObject WHERE Queue.Type = 'Queue' AND SobjectType = 'Lead'";
    const { records } = await connection.query<{ Queue: { Id: string; Name: string } }>(soql);
    assert.equal(
      records.map(({ Queue: { Id, Name } }) => [Id, Name]),
      [[org.object('Group').idOf(0), 'Inbound Leads']],
    );
    const group =
      'SELECT DeveloperName, Email, (SELECT UserOrGroup.Name FROM GroupMembers) FROM Group LIMIT 1';
    const [queue] = (await connection.query<Record<string, unknown>>(group)).records;
    assert.equal([queue?.DeveloperName, queue?.Email], ['Inbound_Leads', 'inbound@mock.example']);
    const { fields } = await connection.sobject('Lead').describe();
    const owner = fields.find(({ name }) => name === 'OwnerId');
    assert.equal([owner?.referenceTo, owner?.namePointing], [['Group', 'User'], true]);
    const sobjectType = (await connection.sobject('QueueSobject').describe()).fields.find(
      ({ name }) => name === 'SobjectType',
    );
    assert.equal(
      sobjectType?.picklistValues?.map(({ value }) => value),
      ['Lead', 'Task'],
    );
  }));

test('a lead goes to a queue and from it to a user; a query sees who owns it', () =>
  withServer(ORG, async ({ url, org }) => {
    const connection = await jsforceClient(url);
    const queue = org.object('Group').idOf(0);
    const { id } = await connection.sobject('Lead').create({ ...LEAD, OwnerId: queue.slice(0, 15) });
    const owner = async (select: string) => {
      const { records } = await connection.query(`SELECT ${select} FROM Lead WHERE Id = '${id}'`);
      return records[0]!.Owner as Record<string, unknown>;
    };
    const { attributes, ...shown } = await owner('Owner.Id, Owner.Name, Owner.Type, Owner.Username');
    assert.equal(attributes, { type: 'Name', url: `${V}/sobjects/Group/${queue}` });
    assert.equal(shown, { Id: queue, Name: 'Inbound Leads', Type: 'Queue', Username: null });
    const byType = await owner('TYPEOF Owner WHEN Group THEN DeveloperName WHEN User THEN Email END');
    assert.is(byType.DeveloperName, 'Inbound_Leads');
    const found = async (where: string) =>
      (await connection.query(`SELECT Id FROM Lead WHERE ${where}`)).totalSize;
    assert.equal(
      [
        await found("Owner.Name = 'inbound leads'"),
        await found("Owner.Type = 'Queue'"),
        await found("Owner.Type = 'User'"),
        await found(`OwnerId = '${queue}'`),
      ],
      [1, 1, 5, 1],
    );
    await connection.sobject('Lead').update({ Id: id!, OwnerId: org.object('User').idOf(SYNC_USER) });
    assert.equal((await owner('Owner.Type')).Type, 'User');
  }));

test('who cannot own a record is refused with the original’s words', () =>
  withServer(ORG, async ({ url, org }) => {
    const token = await accessToken(url);
    const groups = org.object('Group');
    const team = await request(url, token, 'POST', `${V}/sobjects/Group`, { Name: 'Team' });
    const cases: [object: string, owner: string, code: string, message: string, fields: string[]][] = [
      ['Lead', groups.idOf(1), 'INVALID_OPERATION', 'Queue not associated with this SObject type', []],
      [
        'Lead',
        (team.body as { id: string }).id,
        'INVALID_OPERATION',
        'Queue not associated with this SObject type',
        [],
      ],
      ['Lead', groups.idOf(99), 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []],
      [
        'Contact',
        groups.idOf(0),
        'FIELD_INTEGRITY_EXCEPTION',
        `Owner ID: id value of incorrect type: ${groups.idOf(0)}`,
        ['OwnerId'],
      ],
      [
        'Event',
        groups.idOf(0),
        'FIELD_INTEGRITY_EXCEPTION',
        `Assigned To ID: id value of incorrect type: ${groups.idOf(0)}`,
        ['OwnerId'],
      ],
    ];
    for (const [object, OwnerId, errorCode, message, fields] of cases) {
      const values = object === 'Event' ? {} : LEAD;
      const { Company, ...contact } = LEAD;
      const record = { ...(object === 'Contact' ? contact : values), OwnerId };
      const { status, body } = await request(url, token, 'POST', `${V}/sobjects/${object}`, record);
      assert.equal([status, body], [400, [{ message, errorCode, fields }]], `${object} ${OwnerId}`);
    }
  }));

test('members of a queue see and edit what it owns, as long as they are members', () =>
  withServer(ORG, async ({ url, org }) => {
    const [admin, sync] = [await accessToken(url), await accessToken(url, 'sync@mock.example')];
    const send = (token: string, method: string, path: string, body?: unknown) =>
      request(url, token, method, `${V}/${path}`, body);
    const lead = `sobjects/Lead/${org.object('Lead').idOf(2)}`;
    const retitled = async () => (await send(sync, 'PATCH', lead, { Title: 'CEO' })).status;
    assert.equal([(await send(sync, 'GET', lead)).status, await retitled()], [404, 400]);
    await send(admin, 'PATCH', lead, { OwnerId: org.object('Group').idOf(0) });
    assert.equal([(await send(sync, 'GET', lead)).status, await retitled()], [200, 204]);
    await send(admin, 'DELETE', `sobjects/GroupMember/${org.object('GroupMember').idOf(0)}`);
    assert.is(await retitled(), 400);
  }));

test('an administrator makes a queue, whose members may be groups; nobody else does', () =>
  withServer({ sharing: { Lead: { default: 'Private' } } }, async ({ url, org }) => {
    const [admin, sync] = [await jsforceClient(url), await accessToken(url, 'sync@mock.example')];
    const create = async (object: string, values: Record<string, string>): Promise<string> =>
      (await admin.sobject(object).create(values)).id!;
    const queue = await create('Group', { Name: 'Web', Type: 'Queue' });
    await create('QueueSobject', { QueueId: queue, SobjectType: 'Lead' });
    const team = await create('Group', { Name: 'Team' });
    await create('GroupMember', { GroupId: queue, UserOrGroupId: team });
    await create('GroupMember', { GroupId: team, UserOrGroupId: queue });
    const user = org.object('User').idOf(SYNC_USER);
    const id = await create('Lead', { ...LEAD, OwnerId: queue });
    const seen = async () => (await request(url, sync, 'GET', `${V}/sobjects/Lead/${id}`)).status;
    assert.is(await seen(), 404);
    await create('GroupMember', { GroupId: team, UserOrGroupId: user });
    assert.is(await seen(), 200);
    const own = await request(url, sync, 'POST', `${V}/sobjects/Group`, { Name: 'Mine', Type: 'Queue' });
    assert.is(own.status, 403);
  }));

test('a queue that owns nothing any more is deleted, with its objects and members', () =>
  withServer(ORG, async ({ url, org }) => {
    const admin = await accessToken(url);
    const send = async (method: string, path: string, body?: unknown) =>
      (await request(url, admin, method, `${V}/sobjects/${path}`, body)).status;
    const lead = `Lead/${org.object('Lead').idOf(2)}`;
    const OwnerId = org.object('Group').idOf(0);
    const parts = async () => {
      const ofQueue = (object: string, field: string) =>
        `${V}/query?${new URLSearchParams({ q: `SELECT COUNT() FROM ${object} WHERE ${field} = '${OwnerId}'` })}`;
      const replies = [ofQueue('QueueSobject', 'QueueId'), ofQueue('GroupMember', 'GroupId')].map((path) =>
        request(url, admin, 'GET', path),
      );
      return (await Promise.all(replies)).map(({ body }) => (body as { totalSize: number }).totalSize > 0);
    };
    assert.equal(
      [await send('PATCH', lead, { OwnerId }), await send('DELETE', `Group/${OwnerId}`)],
      [204, 400],
    );
    assert.equal(await parts(), [true, true]);
    await send('PATCH', lead, { OwnerId: org.object('User').idOf(0) });
    assert.is(await send('DELETE', `Group/${OwnerId}`), 204);
    assert.equal(await parts(), [false, false]);
    assert.is(await send('PATCH', lead, { OwnerId }), 400, 'nobody is given to it any more');
  }));

test.run();
