// Records that other programs made and attacked: every honest one is accepted, every attacked one refused.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
    for (const part of ['tampered', 'resigned', 'isolated']) {
      const dir = join(data, folder, part);
      if (!existsSync(dir)) continue;
      for (const { file, strict_verdict: strict } of json(join(dir, 'verdicts.json'))) {
        if (!file) continue;
        test(`refused: ${folder}/${part}/${file}`, async () => {
          await breath();
          assert.equal(strict, 'reject');
          const { valid, failures } = await verify(readFileSync(join(dir, file)));
          assert.equal(valid, false);
          for (const { check, detail } of failures) assert.ok(check && detail.length > 10);
          assert.ok(failures.length > 0);
        });
      }
    }
  }
}
