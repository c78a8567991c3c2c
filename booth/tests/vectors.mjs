// Seals the ballots of vectors/booth.json, which crates/omov-belenios/tests/booth.rs takes in. They are for the election of
// vectors/everything.json, which omov made, and come from a fixed seed.
//
//     node booth/tests/vectors.mjs    writes vectors/booth.json

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { built } from './built.mjs';
import { randomAnswer, seededBytes, seededNumbers } from './seeded.mjs';

export const at = (name) => fileURLToPath(new URL(`vectors/${name}`, import.meta.url));

/** The election and all that belongs to it, as omov made it. */
export const everything = () => JSON.parse(readFileSync(at('everything.json'), 'utf8'));

/** Voters in the order of casting; the last ballot of each counts. */
const CASTING = [0, 1, 2, 1, 3, 0];

export async function sealed() {
  const { credential, readElection, seal } = await built();
  const { election: json, voters } = everything();
  const election = readElection(Buffer.from(json));
  const [random, below] = [seededBytes('omov booth 1'), seededNumbers('omov booth 1')];
  return CASTING.map((voter) => {
    const { code } = voters[voter];
    const answers = election.questions.map((question) => randomAnswer(question, below));
    return { voter, code, ...seal(election, credential(election.uuid, code), answers, random) };
  });
}

export const text = (ballots) => `${JSON.stringify(ballots, null, 1)}\n`;

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(at('booth.json'), text(await sealed()));
