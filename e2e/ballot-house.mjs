// The house as the booth and the trustee's page see it, before an election that the program holds from files: it serves the two pages, takes in what
// they send, and says who has to do what. Everything about the election is done by the program.
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Election } from '../booth/tests/election.mjs';

const page = (name) => readFileSync(fileURLToPath(new URL(`../booth/dist/${name}.html`, import.meta.url)));
const { privateKey } = generateKeyPairSync('ed25519');

export class House {
  /** All that was asked of it, with what was sent. */
  asked = [];
  /** What the next answer to a ballot is instead of the ordinary one. */
  next = null;
  /** Which trustee sits before the page, and what is to be done once the key is made. */
  sitting = 2;
  step = 'wait';
  /** Somebody who carries the shares may change them on the way. */
  carried = null;
  #token = 1;
  #entry = 100;
  #receipts = new Map();

  static async open(plan) {
    const house = new House();
    house.election = await new Election().drawnUp(plan);
    house.server = createServer((request, response) => void house.#answer(request, response));
    await new Promise((done) => house.server.listen(0, '127.0.0.1', done));
    house.home = `http://127.0.0.1:${house.server.address().port}/ballots/14`;
    return house;
  }

  async end() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
    this.election.end();
  }

  async #answer(request, response) {
    let body = '';
    for await (const part of request) body += part;
    this.asked.push({ method: request.method, url: request.url, referer: request.headers.referer ?? '', body });
    const json = (status, value) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const [, , , what, part] = new URL(request.url, this.home).pathname.split('/');
    const form = new URLSearchParams(body);
    try {
      if (part === undefined && (what === 'vote' || what === 'trustee')) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(what === 'vote' ? 'booth' : 'trustee'));
      } else if (what === 'record.bel') {
        response.writeHead(200).end(readFileSync(this.election.at('record.bel')));
      } else if (`${what}/${part}` === 'vote/facts') json(200, this.#voteFacts());
      else if (`${what}/${part}` === 'trustee/facts') json(200, this.trusteeFacts(this.sitting));
      else if (request.method === 'POST' && form.get('_token') !== this.token) {
        json(403, { said: 'This page has been open for too long.', todo: 'Send it again.' });
      } else if (`${what}/${part}` === 'vote/cast') await this.#cast(form.get('ballot'), request, response, json);
      else if (`${what}/${part}` === 'trustee/send') await this.#send(form.get('kind'), form.get('message'), json);
      else response.writeHead(404).end();
    } catch (why) {
      json(500, { said: 'Something broke.', todo: String(why) });
    }
  }

  get token() { return `token-${this.#token}`; }
  newToken() { this.#token += 1; }

  #voteFacts() {
    const { record } = this;
    return {
      movement: 'A made-up movement', title: 'Spring meeting', closes: 'on Sunday 17 May at 20:00', election: record.election,
      takes: ['It passes with more yes than no.', 'What more than half want is paid.', 'We choose two, by the single transferable vote.'],
      before: null, codes: this.codes ?? 'host', token: this.token, back: '/ballots/14',
    };
  }

  /** The text of the election, as it stands in the record. */
  get record() {
    const bytes = readFileSync(this.election.at('record.bel'));
    const size = (at) => parseInt(bytes.toString('latin1', at + 124, at + 135), 8);
    const first = 512 + Math.ceil(size(0) / 512) * 512;
    return { election: bytes.toString('utf8', first + 512, first + 512 + size(first)) };
  }

  async #cast(ballot, request, response, json) {
    const { next } = this;
    this.next = null;
    if (next?.said) return json(next.status, next.said);
    const file = join(this.election.top, 'cast.ballot');
    writeFileSync(file, ballot);
    const { code, stdout, stderr } = await this.election.tried('cast', this.election.folder, file);
    if (code !== 0) return json(422, { said: `The ballot was not taken: ${stderr.trim().split('\n').at(-1).replace(/^.*cast\.ballot: /, '')}.`, todo: 'Look at your code, and seal again.' });
    const tracker = stdout.trim();
    const again = this.#receipts.has(tracker);
    const entry = this.#receipts.get(tracker) ?? (this.#entry += 1);
    this.#receipts.set(tracker, entry);
    // The ballot is stored, and the answer breaks off. (Where not a byte of it came, a browser may ask again by itself.)
    if (next?.cut) {
      response.writeHead(200, { 'content-length': 99 }).write('{');
      return setTimeout(() => request.socket.destroy(), 50);
    }
    return json(200, { tracker, entry, signature: sign(null, Buffer.from(`${tracker}|${entry}`), privateKey).toString('base64'), again });
  }

  /** What the trustee whose number `sitting` is sees. */
  trusteeFacts(me) {
    const { election } = this;
    const names = ['Trustee A', 'Trustee B', 'Trustee C'];
    const sent = (kind) => names.map((_, i) => (election.has(`trustee-${i + 1}-${kind}.json`) ? election.read(`trustee-${i + 1}-${kind}.json`) : null));
    const rounds = ['certificate', 'polynomial', 'key', 'rehearsal'];
    const all = rounds.map(sent);
    const [certificates, polynomials, keys, rehearsals] = all;
    const round = all.findIndex((each) => each.includes(null));
    const missing = round < 0 ? [] : names.filter((_, i) => all[round][i] === null);
    const making = missing.includes(names[me - 1]) ? rounds[round] : 'wait';
    const step = round < 0 ? this.step : making;
    return {
      movement: 'A made-up movement', title: 'Spring meeting', me, names, needed: 2, step, waiting_for: round < 0 && step !== 'wait' ? [names[me - 1]] : missing,
      stock: null, key: null, draft: election.read('draft.json'), certificates, polynomials: this.carried?.(polynomials) ?? polynomials, keys, rehearsals,
      record: election.has('record.bel') ? '/ballots/14/record.bel' : null, token: this.token, back: '/ballots/14',
    };
  }

  /** What the page sends is what the program would have written into the folder; the program takes in what belongs into the record. */
  async #send(kind, message, json) {
    const { election, sitting } = this;
    writeFileSync(election.at(`trustee-${sitting}-${kind}.json`), message);
    if (kind === 'shuffle' || kind === 'decryption') await election.omov('accept', election.folder);
    if (this.step !== 'wait') this.step = 'wait';
    return json(200, {});
  }
}
