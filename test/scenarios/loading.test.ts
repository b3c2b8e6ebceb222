import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue } from '../../scenarios/index.ts';
import { applyPractices, loadScenario, type Problem, ScenarioError } from '../../scenarios/loading/load.ts';
import { MAX_FILE_BYTES } from '../../scenarios/loading/scenario-file.ts';
import { withFiles } from '../support/scratch.ts';

const test = suite('loading a scenario: a name or a file, every problem at once');

/** The problems of a file, its folder left out of their names. */
function problemsOf(folder: string, name: string): Problem[] {
  try {
    loadScenario(`${folder}/${name}`);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map((problem) => ({
      ...problem,
      file: problem.file?.replace(`${folder}/`, '') ?? null,
    }));
  }
  throw new Error(`${name} has no problems`);
}

/** `file:line:column path`, and the text. */
function placesOf(folder: string, name: string): [string, string][] {
  return problemsOf(folder, name).map(({ file, line, column, path, text }) => [
    `${file}:${line}:${column} ${path}`,
    text.replaceAll(`${folder}/`, ''),
  ]);
}

test('a scenario of the catalogue is loaded by its name, with all defaults', () => {
  const scenario = loadScenario('score-churn');
  assert.is(scenario.name, 'score-churn');
  assert.is(scenario.days, 5);
  assert.is(scenario.sync.gapMinutes, 5);
});

test('an unknown name is answered with the nearest one', () => {
  for (const [typed, meant] of [
    ['scor-churn', 'score-churn'],
    ['churn', 'score-churn'],
    ['SCORE-CHURN', 'score-churn'],
    ['idel-day', 'idle-day'],
  ]) {
    assert.throws(
      () => loadScenario(typed!),
      (error: Error) => error instanceof ScenarioError && error.message.includes(`did you mean "${meant}"?`),
      typed,
    );
  }
  assert.throws(() => loadScenario('zebra'), /there is no scenario "zebra"; there are score-churn, /);
});

test('a file changes what it extends: maps are merged deeply, lists are replaced', async () => {
  const files = {
    'Quiet Week.yaml': 'extends: score-churn\nsync: { gapMinutes: 10 }\nworkload: []\n',
    'longer.yml': 'extends: ./Quiet Week.yaml\ndays: 9\nsync: { turn: 500 }\n',
    'json.json': '{ "extends": "longer.yml", "name": "as-json", "seed": 7 }',
  };
  await withFiles(files, (folder) => {
    const week = loadScenario(`${folder}/Quiet Week.yaml`);
    assert.is(week.name, 'quiet-week', 'a scenario without a name is called after its file');
    assert.equal(week.workload, []);
    assert.is(week.org.records.Contact, loadScenario('score-churn').org.records.Contact);
    const longest = loadScenario(`${folder}/json.json`);
    assert.is(longest.name, 'as-json');
    assert.equal([longest.days, longest.seed, longest.sync.gapMinutes, longest.sync.turn], [9, 7, 10, 500]);
  });
});

test('a file may begin with the mark that Windows editors write', async () => {
  await withFiles({ 'marked.yaml': '\ufeffextends: idle-day\ndays: 2\r\n' }, (folder) => {
    assert.is(loadScenario(`${folder}/marked.yaml`).days, 2);
  });
});

test('every problem is named at once, with its place, what was found and what was expected', async () => {
  const text = `extends: score-churn
dayz: 3
days: 999
org:
  edition: Enterprize
  records: { Contakt: 5, Lead: -1 }
sync:
  gapMinutes: "5"
workload:
  - kind: edit
  - kind: edits
    side: salesforce
    object: Lead
    field: Status
    perHour: lots
practices: [bandscores]
`;
  await withFiles({ 'flood.yaml': text }, (folder) => {
    assert.equal(placesOf(folder, 'flood.yaml'), [
      ['flood.yaml:2:7 dayz', 'unknown key; did you mean "days"?'],
      ['flood.yaml:3:7 days', 'expected a number of at most 366, found 999'],
      [
        'flood.yaml:5:12 org.edition',
        'expected one of Developer, Professional, Enterprise, Unlimited, Performance, found "Enterprize"; did you mean "Enterprise"?',
      ],
      ['flood.yaml:6:32 org.records.Lead', 'expected a number of at least 0, found -1'],
      ['flood.yaml:6:23 org.records.Contakt', 'unknown key; did you mean "Contact"?'],
      ['flood.yaml:8:15 sync.gapMinutes', 'expected a number, found "5"'],
      [
        'flood.yaml:10:11 workload[0].kind',
        'expected one of account-score, edits, mass-update, form-fills, batch-campaign, endings, campaign-members, account-tasks, rename-picklist-value, found "edit"; did you mean "edits"?',
      ],
      ['flood.yaml:11:5 workload[1].process', 'missing; expected a text'],
      ['flood.yaml:15:14 workload[1].perHour', 'expected a number, found "lots"'],
    ]);
  });
});

test('a problem is placed in the file that wrote the value, not in the one that extends it', async () => {
  const files = {
    'base.yaml': 'extends: idle-day\n# a note\nsync:\n  turn: 7\n',
    'top.yaml': 'extends: base.yaml\nsync:\n  gapMinutes: 99\n',
  };
  await withFiles(files, (folder) => {
    assert.equal(placesOf(folder, 'top.yaml'), [
      ['top.yaml:3:15 sync.gapMinutes', 'expected a number of at most 60, found 99'],
      ['base.yaml:4:9 sync.turn', 'expected a number of at least 200, found 7'],
    ]);
  });
});

test('a field that nobody has is answered with the nearest one', async () => {
  const text = `org:
  fields:
    - { object: Contact, name: Tier__c, label: Tier, type: string }
    - { object: Contact, name: tier__c, label: Tier, type: string }
  automation: [{ copy: Acount.Phone, to: Contact.Tier__c, by: AccountID }]
  syncUser: { hidden: [Lead.Titel] }
workload:
  - { kind: mass-update, object: Contact, field: Teir__c, records: 5 }
  - { kind: account-score, field: Score__c }
`;
  await withFiles({ 'fields.yaml': text }, (folder) => {
    assert.equal(
      placesOf(folder, 'fields.yaml').map(([place, said]) => [place, said.replace(/; there are .*/, '')]),
      [
        ['fields.yaml:4:32 org.fields[1].name', 'Contact already has a field tier__c'],
        [
          'fields.yaml:5:24 org.automation[0].copy',
          'the org has no object "Acount"; did you mean "Account"?',
        ],
        [
          'fields.yaml:5:63 org.automation[0].by',
          'Contact has no field "AccountID"; did you mean "AccountId"?',
        ],
        ['fields.yaml:6:24 org.syncUser.hidden[0]', 'Lead has no field "Titel"; did you mean "Title"?'],
        ['fields.yaml:8:50 workload[0].field', 'Contact has no field "Teir__c"; did you mean "Tier__c"?'],
        ['fields.yaml:9:35 workload[1].field', 'Account has no field "Score__c"'],
      ],
    );
  });
});

test('every scenario of the catalogue can be loaded', () => {
  for (const { name } of catalogue) assert.is(loadScenario(name).name, name);
});

test('an unknown practice of a file is answered with the nearest one', async () => {
  await withFiles({ 'tries.yaml': 'extends: score-churn\npractices: [band-score]\n' }, (folder) => {
    assert.equal(placesOf(folder, 'tries.yaml'), [
      ['tries.yaml:2:13 practices[0]', 'there is no practice "band-score"; did you mean "band-scores"?'],
    ]);
  });
});

test('broken YAML is shown with its line and a mark', async () => {
  await withFiles({ 'broken.yaml': 'name: x\ndays: [1, 2\nseed: 3\n' }, (folder) => {
    const [problem] = problemsOf(folder, 'broken.yaml');
    assert.equal([problem!.line, problem!.column], [3, 1]);
    assert.equal(problem!.excerpt, ['  seed: 3', '  ^']);
  });
});

test('what a file cannot be is said in plain words', async () => {
  const files = {
    'empty.yaml': '',
    'list.yaml': '- 1\n',
    'huge.yaml': '#'.repeat(MAX_FILE_BYTES + 1),
    'binary.yaml': new Uint8Array([0xff, 0xfe, 0x00, 0x80]),
    'twice.yaml': 'days: 1\ndays: 2\n',
    'bomb.yaml': `a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c]\n`,
    'folder.yaml/inside': '',
    'number.yaml': 'extends: 5\n',
    'nowhere.yaml': 'extends: missing.yaml\n',
    'astray.yaml': 'extends: scorechurn\n',
    'me.yaml': 'extends: me.yaml\n',
    'one.yaml': 'extends: two.yaml\n',
    'two.yaml': 'extends: one.yaml\n',
  };
  const expected: Record<string, RegExp> = {
    'empty.yaml': /is empty/,
    'list.yaml': /expected a map/,
    'huge.yaml': /is 1048577 bytes; a scenario file has at most 1048576/,
    'binary.yaml': /is not UTF-8 text/,
    'twice.yaml': /twice.yaml:2:1: Map keys must be unique/,
    'bomb.yaml': /alias/,
    'folder.yaml': /is not a file/,
    'gone.yaml': /there is no such file/,
    'number.yaml': /number.yaml:1:10 extends: expected the name of a scenario or a file, found 5/,
    'nowhere.yaml': /nowhere.yaml:1:10 extends: there is no file/,
    'astray.yaml': /astray.yaml:1:10 extends: there is no scenario "scorechurn"; did you mean "score-churn"/,
    'me.yaml': /extends itself in the end/,
    'one.yaml': /two.yaml:1:10 extends: .*extends itself in the end/,
  };
  await withFiles(files, (folder) => {
    for (const [name, message] of Object.entries(expected)) {
      assert.throws(() => loadScenario(`${folder}/${name}`), message, name);
    }
  });
});

test('a key that JavaScript knows is an unknown key like any other', async () => {
  await withFiles({ 'odd.json': '{ "extends": "idle-day", "__proto__": { "days": 1 } }' }, (folder) => {
    const [problem] = problemsOf(folder, 'odd.json');
    assert.is(problem!.path, '__proto__');
    assert.match(problem!.text, /unknown key/);
  });
});

test('practices change a copy of the scenario, and unknown ones are answered with the nearest', () => {
  const scenario = loadScenario('score-churn');
  const changed = applyPractices(scenario, ['band-scores']);
  const writesOf = ({ workload }: typeof scenario) =>
    workload.flatMap((item) => (item.kind === 'account-score' ? [item.write] : []));
  assert.equal(writesOf(changed), ['band']);
  assert.equal(writesOf(scenario), ['every-change']);
  assert.throws(() => applyPractices(scenario, ['bandscores']), /did you mean "band-scores"\?/);
});

test.run();
