// Whole records, made here for tests: one trustee, sums and lists. (Rankings are mixed in trustees.test.mjs, with the program.)

import { createHash } from 'node:crypto';

const hash = (text) => createHash('sha256').update(text).digest('hex');
const TIME = 1_795_317_644;
const PAD = 512;

function file(name, body) {
  const head = Buffer.alloc(PAD);
  const octal = (n, width) => n.toString(8).padStart(width, '0');
  for (const [at, text] of [
    [0, name], [100, '0000644'], [108, '0000000'], [116, '0000000'], [124, octal(body.length, 11)], [136, octal(TIME, 11)], [148, ' '.repeat(8)], [156, '0'],
  ]) head.write(text, at, 'latin1');
  head.write(`${octal(head.reduce((a, b) => a + b, 0), 6)}\0 `, 148, 'latin1');
  return Buffer.concat([head, body, Buffer.alloc((PAD - (body.length % PAD)) % PAD)]);
}

/** An archive of steps: kind and data, the payload last. */
export function archive(steps) {
  const files = [file('BELENIOS', Buffer.from(`{"version":1,"timestamp":${TIME}}`))];
  let parent = '';
  steps.forEach(([kind, ...data], height) => {
    for (const text of data) files.push(file(`${hash(text)}.data.json`, Buffer.from(text)));
    const payload = data.length ? `,"payload":"${hash(data.at(-1))}"` : '';
    const event = `{${parent && `"parent":"${parent}",`}"height":${height},"type":["${kind}"]${payload}}`;
    files.push(file(`${hash(event)}.event.json`, Buffer.from(event)));
    parent = hash(event);
  });
  return Buffer.concat(files);
}

/** An election whose one trustee is known; `booth` are the exports of src/index.ts. */
export function made(booth, questions, weights, random) {
  const { credential, groupNamed, keyPair, randomScalar, readElection, readCode, sign } = booth;
  const group = groupNamed('Ed25519');
  const [key, sk, ek] = [0, 0, 0].map(() => keyPair(randomScalar(random)));
  const inner = sign('verification_key', key, `{"public_key":"${key.text}","name":"Ada"}`, random);
  const cert = sign('basic-cert', sk, `{"context":null,"verification":"${sk.text}","encryption":"${ek.text}"}`, random);
  const trustees = `[["Single",{"cert":${cert},"verification_key":${sign('outer-verification_key', sk, inner, random)}}]]`;
  const uuid = 'Bp4xTnDqRw7yKz';
  const json = `{"version":2,"description":"","name":"Made by the booth","group":"Ed25519","public_key":"${key.text}","questions":[${questions.join()}],"uuid":"${uuid}","administrator":"Ada","credential_authority":["Server"]}`;
  const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  const voters = weights.map((weight) => {
    const { code } = readCode([...random(22)].map((byte) => letters[byte % 58]).join(''));
    return { code, weight, pair: credential(uuid, code) };
  });
  const order = [...voters].sort((a, b) => group.compare(group.decode(a.pair.text), group.decode(b.pair.text)));
  const weighted = weights.some((weight) => weight !== 1);
  const list = `[${order.map(({ pair, weight }) => `{"credential":"${pair.text}"${weighted ? `,"weight":${weight}` : ''}}`).join()}]`;
  const setup = `{"election":"${hash(json)}","trustees":"${hash(trustees)}","credentials":"${hash(list)}"}`;
  return { election: readElection(Buffer.from(json)), voters, key, sk, steps: [['Setup', json, trustees, list, setup]] };
}

/** Closes: tally, share and result, from the ballots that count. `votes` are {voter, ballot}; `expected` is the result. */
export function closed(booth, { election, voters, key, sk, steps }, votes, expected, random) {
  const { challenge, groupNamed, randomScalar, sign } = booth;
  const group = groupNamed('Ed25519');
  const shareOf = (alpha) => {
    const w = randomScalar(random);
    const [factor, a, b] = group.encode([group.product([[alpha, key.secret]]), group.product([[group.g, w]]), group.product([[alpha, w]])]);
    const c = challenge('decrypt', `${election.fingerprint}|${key.text}|`, [a, b]);
    const response = (((w - key.secret * c) % group.q) + group.q) % group.q;
    return `{"factor":"${factor}","proof":{"challenge":"${c}","response":"${response}"}}`;
  };
  const last = new Map(votes.map(({ voter, ballot }) => [voter, JSON.parse(ballot).message.answers]));
  const nested = (value, leaf) => (Array.isArray(value) ? `[${value.map((each) => nested(each, leaf)).join()}]` : leaf(value));
  // The product of everything in one place, walked in the nesting of the first ballot.
  const walk = (values, weights) => (Array.isArray(values[0])
    ? values[0].map((_, i) => walk(values.map((each) => each[i]), weights))
    : ['alpha', 'beta'].map((half) => values.reduce((product, ct, i) => group.mul(product, group.product([[group.decode(ct[half]), BigInt(weights[i])]])), group.one)));
  const weights = [...last.keys()].map((voter) => voters[voter].weight);
  // A point is an object and no array.
  const isPair = (value) => !Array.isArray(value[0]);
  const write = (value, leaf) => (isPair(value) ? leaf(value) : `[${value.map((each) => write(each, leaf)).join()}]`);
  const sums = election.questions.map((_, i) => walk([...last.values()].map((answers) => answers[i].choices), weights));
  const tally = `[${sums.map((sum) => write(sum, (pair) => { const [alpha, beta] = group.encode(pair); return `{"alpha":"${alpha}","beta":"${beta}"}`; })).join()}]`;
  const total = weights.reduce((a, b) => a + b, 0);
  const sized = `{"num_tallied":${last.size},"total_weight":${total},"encrypted_tally":"${hash(tally)}"}`;
  const message = `[${sums.map((sum) => write(sum, ([alpha]) => shareOf(alpha))).join()}]`;
  const share = sign('partial_decryption', sk, message, random);
  return archive([
    ...steps, ...votes.map(({ ballot }) => ['Ballot', ballot]), ['EndBallots'], ['EncryptedTally', tally, sized],
    ['PartialDecryption', share, `{"owner":1,"payload":"${hash(share)}"}`], ['Result', `{"result":${nested(expected, String)}}`],
  ]);
}
