// The verifier as a command: node booth/dist/verify.mjs FILE.bel [--seen HASH] [--json]
// Exit status: 0 the record is valid, 1 it is not, 2 it cannot be read.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verify } from './verify.ts';
import { first, found, lines, meaning, notes, STATES } from './verifier/words.ts';

const UNREADABLE = 2;
const USAGE = 'usage: node verify.mjs FILE.bel [--seen HASH] [--json]';

/** Numbers of any size have no place in JSON.stringify. */
const json = (value) => (Array.isArray(value) ? `[${value.map(json).join(',')}]` : String(value));

function answer({ valid, protocol, ballots, result, failures }) {
  const start = JSON.stringify({ valid, protocol, ballots }).slice(0, -1);
  return `${start},"result":${result ? json(result) : 'null'},"failures":${JSON.stringify(failures)}}`;
}

function* told(verdict) {
  yield first(verdict);
  yield '';
  for (const { state, title, sentence, failures } of lines(verdict)) {
    yield `${title}: ${STATES[state]}. ${sentence}`.trimEnd();
    for (const failure of failures) yield `  FAILED: ${failure.check}: ${found(failure)}\n  ${meaning(failure.check)}`;
  }
  yield* notes(verdict).map((note) => `Note: ${note}`);
  if (verdict.head) yield `\nLast step: ${verdict.head}`;
}

async function main() {
  let parsed;
  try {
    parsed = parseArgs({ allowPositionals: true, options: { seen: { type: 'string' }, json: { type: 'boolean' } } });
    if (parsed.positionals.length !== 1) throw new Error('one file is needed');
  } catch (why) {
    console.error(`${why.message}\n${USAGE}`);
    return UNREADABLE;
  }
  let bytes;
  try {
    bytes = readFileSync(parsed.positionals[0]);
  } catch (why) {
    console.error(`${parsed.positionals[0]}: ${why.message}`);
    return UNREADABLE;
  }
  const verdict = await verify(bytes, { seen: parsed.values.seen ?? null });
  console.log(parsed.values.json ? answer(verdict) : [...told(verdict)].join('\n'));
  return verdict.valid ? 0 : 1;
}

process.exitCode = await main();
