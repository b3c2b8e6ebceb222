import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { MINUTE_MS } from '../../engine/kernel/index.ts';
import { CAR, only, pass, upload } from './bulk-support.ts';
import { errorOf, type MockOptions, withMock } from './support.ts';

const test = suite('bulk import of custom objects');

const OPTIONS: MockOptions = { customObjects: [CAR] };
const PATH = '/bulk/v1/customobjects/car_c/import.json';
const BATCH = '/bulk/v1/customobjects/car_c/import/1001';
const FILE = `color,make,model,vin
red,bmw,2002,WBA4R7C55HK895912
yellow,bmw,320i,WBA4R7C30HK896061
blue,bmw,325i,WBS3U9C52HP970604
`;

test('records are created, and updated by the next file', () =>
  withMock(OPTIONS, async (mock) => {
    const queued = await upload(mock, `${PATH}?format=csv`, FILE);
    assert.equal(queued.body.result, [{ batchId: 1_001, status: 'Queued', objectApiName: 'car_c' }]);
    pass(mock, MINUTE_MS);
    assert.equal(await only(mock.get(`${BATCH}/status.json`)), {
      batchId: 1_001,
      operation: 'import',
      status: 'Complete',
      objectApiName: 'car_c',
      numOfObjectsProcessed: 3,
      numOfRowsFailed: 0,
      numOfRowsWithWarning: 0,
      importTime: '2 second(s)',
      message: 'Import succeeded, 3 records imported (3 members)',
    });
    await upload(mock, PATH, 'vin,color\nWBA4R7C55HK895912,green\n');
    pass(mock, MINUTE_MS);
    const { body } = await mock.get(
      '/rest/v1/customobjects/car_c.json?filterType=vin&filterValues=WBA4R7C55HK895912&fields=color,model',
    );
    assert.equal([body.result[0].color, body.result[0].model], ['green', '2002']);
  }));

test('a blank before the name of the key in the header fails every row, as the documentation shows', () =>
  withMock(OPTIONS, async (mock) => {
    await upload(mock, PATH, FILE.replace('model,vin', 'model, vin'));
    pass(mock, MINUTE_MS);
    const status = await only(mock.get(`${BATCH}/status.json`));
    assert.equal(
      [status.numOfObjectsProcessed, status.numOfRowsFailed, status.message],
      [0, 3, 'Import completed with errors, 0 records imported (0 members), 3 failed'],
    );
    const { text } = await mock.get(`${BATCH}/failures.json`);
    assert.is(
      text,
      `color,make,model, vin,Import Failure Reason
red,bmw,2002,WBA4R7C55HK895912,missing.dedupe.fields
yellow,bmw,320i,WBA4R7C30HK896061,missing.dedupe.fields
blue,bmw,325i,WBS3U9C52HP970604,missing.dedupe.fields
`,
    );
    assert.is((await mock.get(`${BATCH}/warnings.json`)).status, 404);
  }));

test('rows with a lead that there is not, and with a value of another type, fail', () =>
  withMock(OPTIONS, async (mock) => {
    await upload(mock, PATH, 'vin,leadID,doors\nA,7,2\nB,,many\nC,,4\n');
    pass(mock, MINUTE_MS);
    const { text } = await mock.get(`${BATCH}/failures.json`);
    assert.equal(text.trimEnd().split('\n'), [
      'vin,leadID,doors,Import Failure Reason',
      'A,7,2,Lead not found',
      'B,,many,Invalid data type in field Doors',
    ]);
  }));

test('an unknown type, and a subscription without custom objects, refuse the upload', async () => {
  await withMock(OPTIONS, async (mock) => {
    const path = '/bulk/v1/customobjects/truck_c/import.json';
    assert.is(errorOf(await upload(mock, path, FILE)), '1013 Object not found');
    assert.is(errorOf(await mock.get(`${BATCH}/status.json`)), '1013 Batch not found');
  });
  await withMock({ ...OPTIONS, without: ['custom objects'] }, async (mock) => {
    assert.is(errorOf(await upload(mock, PATH, FILE)), '1026 Custom object not enabled');
  });
});

test.run();
