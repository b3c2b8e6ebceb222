/**
 * What can be read off a test file without running it. uvu forgets a suite that is never run, tests that are added
 * after it ran, and (mostly) what its hooks throw: none of that shows in its summary, so it is refused here.
 */

/**
 * The rules a test file breaks.
 * @param {string} source the text of a test file
 * @returns {string[]} one sentence per broken rule, each saying what to do instead
 */
export function brokenSuiteRules(source) {
  const code = withoutComments(source);
  const names = [...code.matchAll(/^\s*const (\w+) = suite\(/gm)].map((match) => match[1]);
  const problems = [];
  if (names.length === 0) problems.push("makes no suite: begin with `const test = suite('subject');`");
  if (count(code, /\bsuite\(/g) > names.length)
    problems.push('makes a suite without holding it: write `const test = suite(…);` on a line of its own');
  for (const name of new Set(names)) problems.push(...problemsOf(name, names, code));
  return problems;
}

function problemsOf(name, names, code) {
  const made = names.filter((other) => other === name).length;
  const runs = [...code.matchAll(new RegExp(`^\\s*${name}\\.run\\(\\);`, 'gm'))];
  const problems = [];
  if (runs.length < made)
    problems.push(`makes the suite '${name}' and does not run it: end with \`${name}.run();\``);
  const afterLastRun = runs.length === 0 ? '' : code.slice(runs.at(-1).index);
  if (new RegExp(`\\b${name}\\(`).test(afterLastRun))
    problems.push(`adds tests to '${name}' after \`${name}.run();\`, where uvu forgets them: run it last`);
  if (new RegExp(`\\b${name}\\.(before|after)\\b`).test(code))
    problems.push(
      `hangs a hook on '${name}': build the subject inside the test, uvu swallows what hooks throw`,
    );
  if (new RegExp(`\\b${name}\\.(only|skip)\\b`).test(code))
    problems.push(
      `uses ${name}.only or ${name}.skip: run one file by its name instead, and delete what is not tested`,
    );
  return problems;
}

function withoutComments(source) {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function count(text, pattern) {
  return [...text.matchAll(pattern)].length;
}
