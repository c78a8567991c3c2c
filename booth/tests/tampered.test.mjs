// The attacks of crates/omov-belenios/tests/tampering, read by this code base: refused, under the same name, at the same step.
// OMOV_TAMPERED names the folder that its ignored test has written.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { built } from './built.mjs';

const dir = process.env.OMOV_TAMPERED;

if (!dir) {
  test('the attacks that omov knows', { skip: 'OMOV_TAMPERED names no folder; ./test makes one' }, () => {});
} else {
  const { verify } = await built();
  const index = JSON.parse(readFileSync(join(dir, 'index.json'), 'utf8'));
  for (const { file, class: what, check, event, result } of index) {
    test(check ? `${what}: ${check}` : `honest: ${file}`, async () => {
      const verdict = await verify(readFileSync(join(dir, file)));
      if (!check) {
        assert.deepEqual(verdict.failures, []);
        assert.equal(JSON.stringify(verdict.result, (_, x) => (typeof x === 'bigint' ? Number(x) : x)), result);
        return;
      }
      assert.equal(verdict.valid, false);
      const [first] = verdict.failures;
      assert.deepEqual([first.check, first.event], [check, event], JSON.stringify(verdict.failures));
    });
  }
}
