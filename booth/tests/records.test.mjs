// Records that other programs made and attacked: every honest one is accepted, every attacked one refused. Of the attacked ones the
// smallest of each attack is read, and with OMOV_ALL_RECORDS all of them, which takes some ten minutes.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import test from 'node:test';
import { built } from './built.mjs';

const data = join(process.env.OMOV_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url)), 'data/ballots');
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
/** Lets what was found so far be told: verifying by itself never waits. */
const breath = () => new Promise((go) => setImmediate(go));
const plain = (value) => JSON.parse(JSON.stringify(value, (_, x) => (typeof x === 'bigint' ? Number(x) : x)));

if (!existsSync(data)) {
  test('records of other programs', { skip: `not found: ${data}; no record of another program was read` }, () => {});
} else {
  const { verify } = await built();
  for (const folder of readdirSync(data).sort()) {
    const record = join(data, folder, 'election.bel');
    if (!existsSync(record)) continue;
    const expected = existsSync(join(data, folder, 'expected.json')) ? json(join(data, folder, 'expected.json')) : null;
    const attacked = expected?.strict_verdict?.startsWith('reject');
    test(`${attacked ? 'refused' : 'accepted'}: ${folder}`, async () => {
      await breath();
      const verdict = await verify(readFileSync(record));
      assert.equal(verdict.valid, !attacked, JSON.stringify(verdict.failures));
      if (!attacked) assert.deepEqual(plain(verdict.result), expected?.result.result ?? null);
    });
  }
  const attacked = readdirSync(data).flatMap((folder) => ['tampered', 'resigned', 'isolated'].flatMap((part) => {
    const dir = join(data, folder, part);
    if (!existsSync(dir)) return [];
    return json(join(dir, 'verdicts.json')).filter(({ file }) => file)
      .map(({ name, file, strict_verdict: strict }) => ({ kind: `${part} ${name}`, path: join(dir, file), strict }));
  }));
  const size = ({ path }) => statSync(path).size;
  const smallest = new Map(attacked.toSorted((a, b) => size(b) - size(a)).map((one) => [one.kind, one]));
  for (const { kind, path, strict } of process.env.OMOV_ALL_RECORDS ? attacked : smallest.values()) {
    test(`refused: ${kind}: ${path.slice(data.length + 1)}`, async () => {
      await breath();
      assert.equal(strict, 'reject');
      const { valid, failures } = await verify(readFileSync(path));
      assert.equal(valid, false);
      for (const { check, detail } of failures) assert.ok(check && detail.length > 10);
      assert.ok(failures.length > 0);
    });
  }
}
