// The groups by name (sections 2 and 15).

import { Ed25519 } from './ed25519.ts';
import { Field } from './field.ts';
import type { Group } from './group.ts';

const number = (hexadecimal: string): bigint => BigInt(`0x${hexadecimal.replace(/\s/g, '')}`);

/** The 2048-bit group 14 of RFC 3526. */
function rfc3526(): Field {
  const p = number(`
    ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404ddef9519b3cd3a431b
    302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe6
    49286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb9ed529077096966d
    670c354e4abc9804f1746c08ca18217c32905e462e36ce3be39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf695581718
    3995497cea956ae515d2261898fa051015728e5a8aacaa68ffffffffffffffff`);
  return new Field('RFC-3526-2048', p, (p - 1n) / 2n, 2n, { padding: 8n, most: 255 });
}

function belenios2048(): Field {
  const p = number(`
    a3ef2d011fefb1b6e39e568fccdffb0fb7dc7ef3a791b6862791811d21fc35f21e6d36856b428030421f514ed40bfd4c06e092a495af8d79
    a2f85e0fb11c0ede07dd973f9c53e50930c6e82ac36de1ae3fb8c3aabfff12ce27a5022ddd8912d107435012768a2cdd0a4091d8fa447f6c
    7ebc15a349fa318a6b4fe17d8d47e843a3e14dfa9b2162f4d7229abe93a188b46b006517d6f6747ebbb29c9ec3099b607f18fb1a8bc85827
    9aa8599411d998d3e3fada9e010840d082d8c31911acdd4a0e7992d0f18cc759cb5de0acf66a3882555bc810941e021b6a4ccfa04ee4008f
    878affa2375e2999b44f6cef17d707301e59e0e6351e051ed9cec4157646e64f`);
  const g = number(`
    1307c1ab5f295885d7caa3a78a42415e31fd1c5807b61fb1e781878a52230a51988b98c259597f9c5a9dfd001d26ba31d9d8976f01d95a1c
    8262ee68a0e92cea541e5219e0d0d094301b894236823fe1d4bc04e29f3748aefd4f10d5b1a356a8643e673fd9d215fc8fe5fb9cf9fdb8ea
    88fdb1a3381a697fdf9c2458570b06d26aef1be365fdd90165f397c6b870df8c1b9e519edcee8bb0f74b7a1615a274ba60a7ea574a61f552
    d2dde0ce514e0927c4ff49b1964c4a913731ae4268d60d7f22127b6cbba44d453ac8b72fd04e0991b7aeff04867d8724ac638f5f34100d2d
    47aa680d43771902743d663f42d853c041e1c91fe3823f4bcf284308f1d7e653`);
  const q = 78571733251071885079927659812671450121821421258408794611510081919805623223441n;
  return new Field('BELENIOS-2048', p, q, g, null);
}

const makers: Record<string, () => unknown> = {
  Ed25519: () => new Ed25519(),
  'RFC-3526-2048': rfc3526,
  'BELENIOS-2048': belenios2048,
};

const made = new Map<string, Group>();

/** The group of this name; null if it is none that we know. */
export function groupNamed(name: string): Group | null {
  const make = Object.hasOwn(makers, name) ? makers[name] : undefined;
  if (!make) return null;
  const group = made.get(name) ?? (make() as Group);
  made.set(name, group);
  return group;
}
