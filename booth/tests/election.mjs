// An election held from files by the program itself (OMOV names it), for tests in which some take part with the TypeScript of this folder.

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const program = process.env.OMOV && resolve(process.env.OMOV);
export const verifier = process.env.OMOV_VERIFY ? resolve(process.env.OMOV_VERIFY) : program && resolve(program, '../omov-verify');
export const skip = program && existsSync(program) ? false : 'set OMOV to the program';

const run = (command, args, input = '') => new Promise((done) => {
  const child = execFile(command, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => done({ code: error ? error.code : 0, stdout, stderr }));
  // A program that needs no input may be gone before it is written. What went wrong with one that does, it says itself.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
});

/** Made up, as is everybody in it. */
export const PLAN = `
name = "Spring meeting of the made-up branch"
description = "Three questions."
administrator = "The secretary"
registrar = "The registrar"
trustees = ["Trustee A", "Trustee B", "Trustee C"]
threshold = 2
shuffles = 2

[[question]]
ask = "Shall the branch join the federation?"
answers = ["Yes", "No"]
choose = 1
blank = true

[[question]]
ask = "Which of these shall we pay for?"
answers = ["A hall", "A bus", "A printer", "A garden"]
choose = [0, 2]

[[question]]
ask = "Who shall be on the committee?"
answers = ["Candidate A", "Candidate B", "Candidate C", "Candidate D", "Candidate E"]

[question.rule]
version = 1
rule = "scottish-stv"
seats = 2
decimals = 5

[question.rule.ties]
earlier-stages = true
then = "lot"
`;

export class Election {
  constructor() {
    this.top = mkdtempSync(join(tmpdir(), 'omov-election-'));
    this.folder = join(this.top, 'committee');
  }

  at(name) { return join(this.folder, name); }
  read(name) { return readFileSync(this.at(name), 'utf8'); }
  has(name) { return existsSync(this.at(name)); }
  write(name, text) { writeFileSync(this.at(name), text, { flag: 'wx' }); }
  secret(number) { return join(this.top, `trustee-${number}.secret`); }
  end() { rmSync(this.top, { recursive: true, force: true }); }

  /** A step of the program: what it prints and says. Throws what it says if it refuses. */
  async omov(...args) {
    const { code, stdout, stderr } = await this.tried(...args);
    if (code !== 0) throw new Error(`omov election ${args.join(' ')}: ${stderr}`);
    return `${stdout}${stderr}`;
  }

  tried(...args) {
    return run(program, ['election', ...args]);
  }

  async drawnUp(plan = PLAN) {
    const file = join(this.top, 'plan.toml');
    writeFileSync(file, plan);
    await this.omov('new', file, this.folder);
    return this;
  }

  trustee(round, number) {
    const who = round === 'keygen' ? ['--trustee', String(number)] : [];
    return this.omov('trustee', round, this.folder, ...who, '--secret', this.secret(number));
  }

  /** The voting codes, once the key is made and the voting is opened. */
  async opened(voters) {
    const [list, codes] = [join(this.top, 'voters.csv'), join(this.top, 'codes.csv')];
    writeFileSync(list, ['voter', ...Array.from({ length: voters }, (_, i) => `v${i + 1}`)].join('\n'));
    await this.omov('credentials', this.folder, '--voters', list, '--codes', codes);
    await this.omov('open', this.folder);
    return readFileSync(codes, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',')[1]);
  }

  /** Seals and casts a ballot with the program; one line for each answer. */
  async vote(code, lines, name) {
    const [answers, typed, out] = ['answers', 'code', 'ballot'].map((kind) => join(this.top, `${name}.${kind}`));
    writeFileSync(answers, `${lines.join('\n')}\n`);
    writeFileSync(typed, code);
    await this.omov('vote', this.folder, '--answers', answers, '--code', typed, '--out', out);
    return this.omov('cast', this.folder, out);
  }

  /** What the verifier says of the record, as JSON. */
  async verdict() {
    const { stdout, stderr } = await run(verifier, ['--json', this.at('record.bel')]);
    try {
      return JSON.parse(stdout);
    } catch {
      throw new Error(`${stdout}${stderr}`);
    }
  }
}
