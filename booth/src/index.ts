// What others use: pages, programs, tests.

export { audit } from './audit.ts';
export { allowed } from './answers.ts';
export { checkBallot } from './ballot.ts';
export { CHECKS } from './check.ts';
export { credential, paperCode, readCode } from './code.ts';
export { readCredentials } from './credentials.ts';
export { readElection } from './election.ts';
export { groupNamed } from './groups.ts';
export { seal, tracker } from './seal.ts';
export { SealingDesk } from './sealer.ts';
export { ballotChecker, verify } from './verify.ts';
export { challenge, deviceRandom, generator, keyPair, pointOf, power, randomScalar, sign, textOf } from './secret.ts';
export { Stop, readDraft } from './trustee/draft.ts';
export { Complaint } from './trustee/rounds.ts';
export { readSecret, writeSecret } from './trustee/secret-file.ts';
export { newSeed, readSeed } from './trustee/seed.ts';
export * as trustee from './trustee/steps.ts';
export { keyHash, readStock, seedOfKey } from './trustee/stock.ts';
export { readStockFile, writeStockFile } from './trustee/stock-file.ts';
export * as stock from './trustee/stock-steps.ts';
