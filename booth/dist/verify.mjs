// src/command.mjs
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

// node_modules/@noble/hashes/_u64.js
var U32_MASK64 = /* @__PURE__ */ (() => BigInt(2 ** 32 - 1))();
var _32n = /* @__PURE__ */ BigInt(32);
function fromBig(n, le = false) {
  if (le)
    return { h: Number(n & U32_MASK64), l: Number(n >> _32n & U32_MASK64) };
  return { h: Number(n >> _32n & U32_MASK64) | 0, l: Number(n & U32_MASK64) | 0 };
}
function split(lst, le = false) {
  const len = lst.length;
  let Ah = new Uint32Array(len);
  let Al = new Uint32Array(len);
  for (let i = 0; i < len; i++) {
    const { h, l } = fromBig(lst[i], le);
    [Ah[i], Al[i]] = [h, l];
  }
  return [Ah, Al];
}
var fromNumH = (n) => n / 2 ** 32 | 0;
var fromNumL = (n) => n >>> 0;
function setU64FromNum(view, byteOffset, n, isLE) {
  const h = fromNumH(n);
  const l = fromNumL(n);
  view.setUint32(byteOffset, isLE ? l : h, isLE);
  view.setUint32(byteOffset + 4, isLE ? h : l, isLE);
}
var shrSH = (h, _l, s) => h >>> s;
var shrSL = (h, l, s) => h << 32 - s | l >>> s;
var rotrSH = (h, l, s) => h >>> s | l << 32 - s;
var rotrSL = (h, l, s) => h << 32 - s | l >>> s;
var rotrBH = (h, l, s) => h << 64 - s | l >>> s - 32;
var rotrBL = (h, l, s) => h >>> s - 32 | l << 64 - s;
function add(Ah, Al, Bh, Bl) {
  const l = (Al >>> 0) + (Bl >>> 0);
  return { h: Ah + Bh + (l / 2 ** 32 | 0) | 0, l: l | 0 };
}
var add3L = (Al, Bl, Cl) => (Al >>> 0) + (Bl >>> 0) + (Cl >>> 0);
var add3H = (low, Ah, Bh, Ch) => Ah + Bh + Ch + (low / 2 ** 32 | 0) | 0;
var add4L = (Al, Bl, Cl, Dl) => (Al >>> 0) + (Bl >>> 0) + (Cl >>> 0) + (Dl >>> 0);
var add4H = (low, Ah, Bh, Ch, Dh) => Ah + Bh + Ch + Dh + (low / 2 ** 32 | 0) | 0;
var add5L = (Al, Bl, Cl, Dl, El) => (Al >>> 0) + (Bl >>> 0) + (Cl >>> 0) + (Dl >>> 0) + (El >>> 0);
var add5H = (low, Ah, Bh, Ch, Dh, Eh) => Ah + Bh + Ch + Dh + Eh + (low / 2 ** 32 | 0) | 0;

// node_modules/@noble/hashes/utils.js
function isBytes(a) {
  return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in a && a.BYTES_PER_ELEMENT === 1;
}
var atitle = (title) => title ? `"${title}" ` : "";
function anumber(n, title = "") {
  if (typeof n !== "number")
    throw new TypeError(atitle(title) + "expected number, got " + typeof n);
  if (!Number.isSafeInteger(n) || n < 0)
    throw new RangeError(atitle(title) + "expected integer >= 0, got " + n);
  return n;
}
function abytes(value, length, title = "") {
  if (isBytes(value) && (length === void 0 || value.length === length))
    return value;
  if (length !== void 0)
    anumber(length, "length");
  const bytes = isBytes(value);
  const ofLen = length !== void 0 ? ` of length ${length}` : "";
  const got = bytes ? `length=${value.length}` : `type=${typeof value}`;
  const message = atitle(title) + "expected Uint8Array" + ofLen + ", got " + got;
  if (!bytes)
    throw new TypeError(message);
  throw new RangeError(message);
}
var aobject = (value, label) => {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new TypeError((label === "object" ? "" : `"${label}" `) + "expected object, got type=" + typeof value);
};
var aopts = (value, label) => {
  aobject(value, label);
  const proto = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== null)
    throw new TypeError(`"${label}" expected plain object`);
  if (Object.hasOwn(value, "__proto__"))
    throw new TypeError(`"${label}.__proto__" is not allowed`);
};
function aexists(instance, checkFinished = true) {
  if (instance.destroyed)
    throw new Error("hash was destroyed");
  if (checkFinished && instance.finished)
    throw new Error("digest() was already called");
}
function aoutput(out, instance) {
  abytes(out, void 0, "output");
  const min = instance.outputLen;
  if (!(out.length >= min)) {
    throw new RangeError('"output" expected length >= ' + min);
  }
}
function clean(...arrays) {
  for (let i = 0; i < arrays.length; i++) {
    arrays[i].fill(0);
  }
}
function createView(arr) {
  return new DataView(arr.buffer, arr.byteOffset, arr.byteLength);
}
function rotr(word, shift) {
  return word << 32 - shift | word >>> shift;
}
var hasHexBuiltin = /* @__PURE__ */ (() => (
  // @ts-ignore
  typeof Uint8Array.from([]).toHex === "function" && typeof Uint8Array.fromHex === "function"
))();
var hexes = /* @__PURE__ */ Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
function bytesToHex(bytes) {
  abytes(bytes);
  if (hasHexBuiltin)
    return bytes.toHex();
  let hex2 = "";
  for (let i = 0; i < bytes.length; i++) {
    hex2 += hexes[bytes[i]];
  }
  return hex2;
}
function asciiToBase16(ch) {
  return ch >= 48 && ch <= 57 ? ch - 48 : ch >= 65 && ch <= 70 ? ch - (65 - 10) : ch >= 97 && ch <= 102 ? ch - (97 - 10) : void 0;
}
function hexToBytes(hex2) {
  if (typeof hex2 !== "string")
    throw new TypeError("hex string expected, got " + typeof hex2);
  if (hasHexBuiltin) {
    try {
      return Uint8Array.fromHex(hex2);
    } catch (error) {
      if (error instanceof SyntaxError)
        throw new RangeError(error.message);
      throw error;
    }
  }
  const hl = hex2.length;
  const al = hl / 2;
  if (hl % 2)
    throw new RangeError("hex string expected, got unpadded hex of length " + hl);
  const array2 = new Uint8Array(al);
  for (let ai = 0, hi = 0; ai < al; ai++, hi += 2) {
    const n1 = asciiToBase16(hex2.charCodeAt(hi));
    const n2 = asciiToBase16(hex2.charCodeAt(hi + 1));
    if (n1 === void 0 || n2 === void 0) {
      const char = hex2[hi] + hex2[hi + 1];
      throw new RangeError('hex string expected, got non-hex character "' + char + '" at index ' + hi);
    }
    array2[ai] = n1 * 16 + n2;
  }
  return array2;
}
function utf8ToBytes(str) {
  if (typeof str !== "string")
    throw new TypeError("string expected");
  const encoded = new TextEncoder().encode(str);
  try {
    return new Uint8Array(encoded);
  } finally {
    clean(encoded);
  }
}
function concatBytes(...arrays) {
  let sum = 0;
  for (let i = 0; i < arrays.length; i++) {
    const a = arrays[i];
    abytes(a);
    sum += a.length;
  }
  const res = new Uint8Array(sum);
  for (let i = 0, pad = 0; i < arrays.length; i++) {
    const a = arrays[i];
    res.set(a, pad);
    pad += a.length;
  }
  return res;
}
function checkOpts(defaults, opts, title = "opts") {
  aopts(defaults, "defaults");
  if (opts !== void 0)
    aopts(opts, title);
  const merged = Object.assign(/* @__PURE__ */ Object.create(null), defaults, opts);
  return merged;
}
function createHasher(hashCons, info = {}) {
  if (typeof hashCons !== "function")
    throw new TypeError('"hashCons" expected function, got type=' + typeof hashCons);
  info = checkOpts({}, info, "info");
  const hashC = (msg, opts) => hashCons(opts).update(msg).digest();
  const tmp = hashCons(void 0);
  hashC.outputLen = tmp.outputLen;
  hashC.blockLen = tmp.blockLen;
  hashC.canXOF = tmp.canXOF;
  hashC.create = (opts) => hashCons(opts);
  Object.assign(hashC, info);
  return Object.freeze(hashC);
}
function randomBytes(bytesLength = 32) {
  anumber(bytesLength, "bytesLength");
  const cr = typeof globalThis === "object" ? globalThis.crypto : null;
  if (typeof cr?.getRandomValues !== "function")
    throw new Error("crypto.getRandomValues must be defined");
  if (bytesLength > 65536)
    throw new RangeError(`"bytesLength" expected <= 65536, got ${bytesLength}`);
  return cr.getRandomValues(new Uint8Array(bytesLength));
}
var oidNist = (suffix) => ({
  // Current NIST hashAlgs suffixes used here fit in one DER subidentifier octet.
  // Larger suffix values would need base-128 OID encoding and a different length byte.
  oid: Uint8Array.from([6, 9, 96, 134, 72, 1, 101, 3, 4, 2, suffix])
});

// node_modules/@noble/hashes/_md.js
function Chi(a, b, c) {
  return a & b ^ ~a & c;
}
function Maj(a, b, c) {
  return a & b ^ a & c ^ b & c;
}
var HashMD = class {
  blockLen;
  outputLen;
  canXOF = false;
  padOffset;
  isLE;
  // For partial updates less than block size
  buffer;
  view;
  finished = false;
  length = 0;
  pos = 0;
  destroyed = false;
  constructor(blockLen, outputLen, padOffset, isLE) {
    this.blockLen = blockLen;
    this.outputLen = outputLen;
    this.padOffset = padOffset;
    this.isLE = isLE;
    this.buffer = new Uint8Array(blockLen);
    this.view = createView(this.buffer);
  }
  update(data) {
    aexists(this);
    abytes(data);
    const { view, buffer, blockLen } = this;
    const len = data.length;
    let processed = false;
    for (let pos = 0; pos < len; ) {
      const take = Math.min(blockLen - this.pos, len - pos);
      if (take === blockLen) {
        const dataView = createView(data);
        for (; blockLen <= len - pos; pos += blockLen)
          this.process(dataView, pos);
        processed = true;
        continue;
      }
      buffer.set(pos === 0 && take === len ? data : data.subarray(pos, pos + take), this.pos);
      this.pos += take;
      pos += take;
      if (this.pos === blockLen) {
        this.process(view, 0);
        this.pos = 0;
        processed = true;
      }
    }
    this.length += data.length;
    if (processed)
      this.roundClean();
    return this;
  }
  digestInto(out) {
    aexists(this);
    aoutput(out, this);
    this.finished = true;
    const { buffer, view, blockLen, isLE } = this;
    let { pos } = this;
    buffer[pos++] = 128;
    buffer.fill(0, pos);
    if (this.padOffset > blockLen - pos) {
      this.process(view, 0);
      buffer.fill(0);
    }
    setU64FromNum(view, blockLen - 8, this.length * 8, isLE);
    this.process(view, 0);
    this.roundClean();
    const oview = out === buffer ? view : createView(out);
    const len = this.outputLen;
    const outLen = len / 4;
    const state = this.get();
    if (len % 4 || outLen > state.length)
      throw new Error("invalid outputLen");
    for (let i = 0; i < outLen; i++)
      oview.setUint32(4 * i, state[i], isLE);
  }
  digest() {
    const { buffer, outputLen } = this;
    this.digestInto(buffer);
    const res = buffer.slice(0, outputLen);
    this.destroy();
    return res;
  }
  _cloneIntoMeta(to) {
    const { buffer, length, finished, destroyed, pos } = this;
    to.destroyed = destroyed;
    to.finished = finished;
    to.length = length;
    to.pos = pos;
    if (pos)
      to.buffer.set(buffer);
    return to;
  }
  clone() {
    return this._cloneInto();
  }
};
var SHA256_IV = /* @__PURE__ */ Uint32Array.from([
  1779033703,
  3144134277,
  1013904242,
  2773480762,
  1359893119,
  2600822924,
  528734635,
  1541459225
]);
var SHA512_IV = /* @__PURE__ */ Uint32Array.from([
  1779033703,
  4089235720,
  3144134277,
  2227873595,
  1013904242,
  4271175723,
  2773480762,
  1595750129,
  1359893119,
  2917565137,
  2600822924,
  725511199,
  528734635,
  4215389547,
  1541459225,
  327033209
]);

// node_modules/@noble/hashes/sha2.js
var SHA256_K = /* @__PURE__ */ Uint32Array.from([
  1116352408,
  1899447441,
  3049323471,
  3921009573,
  961987163,
  1508970993,
  2453635748,
  2870763221,
  3624381080,
  310598401,
  607225278,
  1426881987,
  1925078388,
  2162078206,
  2614888103,
  3248222580,
  3835390401,
  4022224774,
  264347078,
  604807628,
  770255983,
  1249150122,
  1555081692,
  1996064986,
  2554220882,
  2821834349,
  2952996808,
  3210313671,
  3336571891,
  3584528711,
  113926993,
  338241895,
  666307205,
  773529912,
  1294757372,
  1396182291,
  1695183700,
  1986661051,
  2177026350,
  2456956037,
  2730485921,
  2820302411,
  3259730800,
  3345764771,
  3516065817,
  3600352804,
  4094571909,
  275423344,
  430227734,
  506948616,
  659060556,
  883997877,
  958139571,
  1322822218,
  1537002063,
  1747873779,
  1955562222,
  2024104815,
  2227730452,
  2361852424,
  2428436474,
  2756734187,
  3204031479,
  3329325298
]);
var SHA256_W = /* @__PURE__ */ new Uint32Array(64);
var SHA2_32B = class extends HashMD {
  // We cannot use array here since array allows indexing by variable
  // which means optimizer/compiler cannot use registers.
  // Numeric initializers matter: starting the fields as `undefined` changes
  // V8's field representation and makes sha256 3x slower (measured).
  A = 0;
  B = 0;
  C = 0;
  D = 0;
  E = 0;
  F = 0;
  G = 0;
  H = 0;
  constructor(outputLen, IV) {
    super(64, outputLen, 8, false);
    this.A = IV[0] | 0;
    this.B = IV[1] | 0;
    this.C = IV[2] | 0;
    this.D = IV[3] | 0;
    this.E = IV[4] | 0;
    this.F = IV[5] | 0;
    this.G = IV[6] | 0;
    this.H = IV[7] | 0;
  }
  get() {
    const { A, B, C, D, E, F, G, H } = this;
    return [A, B, C, D, E, F, G, H];
  }
  // prettier-ignore
  set(A, B, C, D, E, F, G, H) {
    this.A = A | 0;
    this.B = B | 0;
    this.C = C | 0;
    this.D = D | 0;
    this.E = E | 0;
    this.F = F | 0;
    this.G = G | 0;
    this.H = H | 0;
  }
  _cloneInto(to) {
    (to ||= new this.constructor()).set(...this.get());
    return this._cloneIntoMeta(to);
  }
  process(view, offset) {
    for (let i = 0; i < 16; i++, offset += 4)
      SHA256_W[i] = view.getUint32(offset, false);
    for (let i = 16; i < 64; i++) {
      const W15 = SHA256_W[i - 15];
      const W2 = SHA256_W[i - 2];
      const s0 = rotr(W15, 7) ^ rotr(W15, 18) ^ W15 >>> 3;
      const s1 = rotr(W2, 17) ^ rotr(W2, 19) ^ W2 >>> 10;
      SHA256_W[i] = s1 + SHA256_W[i - 7] + s0 + SHA256_W[i - 16] | 0;
    }
    let { A, B, C, D, E, F, G, H } = this;
    for (let i = 0; i < 64; i++) {
      const sigma1 = rotr(E, 6) ^ rotr(E, 11) ^ rotr(E, 25);
      const T1 = H + sigma1 + Chi(E, F, G) + SHA256_K[i] + SHA256_W[i] | 0;
      const sigma0 = rotr(A, 2) ^ rotr(A, 13) ^ rotr(A, 22);
      const T2 = sigma0 + Maj(A, B, C) | 0;
      H = G;
      G = F;
      F = E;
      E = D + T1 | 0;
      D = C;
      C = B;
      B = A;
      A = T1 + T2 | 0;
    }
    A = A + this.A | 0;
    B = B + this.B | 0;
    C = C + this.C | 0;
    D = D + this.D | 0;
    E = E + this.E | 0;
    F = F + this.F | 0;
    G = G + this.G | 0;
    H = H + this.H | 0;
    this.set(A, B, C, D, E, F, G, H);
  }
  roundClean() {
    clean(SHA256_W);
  }
  destroy() {
    this.destroyed = true;
    this.set(0, 0, 0, 0, 0, 0, 0, 0);
    clean(this.buffer);
  }
};
var _SHA256 = class extends SHA2_32B {
  constructor() {
    super(32, SHA256_IV);
  }
};
var K512 = /* @__PURE__ */ (() => split([
  "0x428a2f98d728ae22",
  "0x7137449123ef65cd",
  "0xb5c0fbcfec4d3b2f",
  "0xe9b5dba58189dbbc",
  "0x3956c25bf348b538",
  "0x59f111f1b605d019",
  "0x923f82a4af194f9b",
  "0xab1c5ed5da6d8118",
  "0xd807aa98a3030242",
  "0x12835b0145706fbe",
  "0x243185be4ee4b28c",
  "0x550c7dc3d5ffb4e2",
  "0x72be5d74f27b896f",
  "0x80deb1fe3b1696b1",
  "0x9bdc06a725c71235",
  "0xc19bf174cf692694",
  "0xe49b69c19ef14ad2",
  "0xefbe4786384f25e3",
  "0x0fc19dc68b8cd5b5",
  "0x240ca1cc77ac9c65",
  "0x2de92c6f592b0275",
  "0x4a7484aa6ea6e483",
  "0x5cb0a9dcbd41fbd4",
  "0x76f988da831153b5",
  "0x983e5152ee66dfab",
  "0xa831c66d2db43210",
  "0xb00327c898fb213f",
  "0xbf597fc7beef0ee4",
  "0xc6e00bf33da88fc2",
  "0xd5a79147930aa725",
  "0x06ca6351e003826f",
  "0x142929670a0e6e70",
  "0x27b70a8546d22ffc",
  "0x2e1b21385c26c926",
  "0x4d2c6dfc5ac42aed",
  "0x53380d139d95b3df",
  "0x650a73548baf63de",
  "0x766a0abb3c77b2a8",
  "0x81c2c92e47edaee6",
  "0x92722c851482353b",
  "0xa2bfe8a14cf10364",
  "0xa81a664bbc423001",
  "0xc24b8b70d0f89791",
  "0xc76c51a30654be30",
  "0xd192e819d6ef5218",
  "0xd69906245565a910",
  "0xf40e35855771202a",
  "0x106aa07032bbd1b8",
  "0x19a4c116b8d2d0c8",
  "0x1e376c085141ab53",
  "0x2748774cdf8eeb99",
  "0x34b0bcb5e19b48a8",
  "0x391c0cb3c5c95a63",
  "0x4ed8aa4ae3418acb",
  "0x5b9cca4f7763e373",
  "0x682e6ff3d6b2b8a3",
  "0x748f82ee5defb2fc",
  "0x78a5636f43172f60",
  "0x84c87814a1f0ab72",
  "0x8cc702081a6439ec",
  "0x90befffa23631e28",
  "0xa4506cebde82bde9",
  "0xbef9a3f7b2c67915",
  "0xc67178f2e372532b",
  "0xca273eceea26619c",
  "0xd186b8c721c0c207",
  "0xeada7dd6cde0eb1e",
  "0xf57d4f7fee6ed178",
  "0x06f067aa72176fba",
  "0x0a637dc5a2c898a6",
  "0x113f9804bef90dae",
  "0x1b710b35131c471b",
  "0x28db77f523047d84",
  "0x32caab7b40c72493",
  "0x3c9ebe0a15c9bebc",
  "0x431d67c49c100d4c",
  "0x4cc5d4becb3e42b6",
  "0x597f299cfc657e2a",
  "0x5fcb6fab3ad6faec",
  "0x6c44198c4a475817"
].map((n) => BigInt(n))))();
var SHA512_Kh = /* @__PURE__ */ (() => K512[0])();
var SHA512_Kl = /* @__PURE__ */ (() => K512[1])();
var SHA512_W_H = /* @__PURE__ */ new Uint32Array(80);
var SHA512_W_L = /* @__PURE__ */ new Uint32Array(80);
var SHA2_64B = class extends HashMD {
  // We cannot use array here since array allows indexing by variable
  // which means optimizer/compiler cannot use registers.
  // h -- high 32 bits, l -- low 32 bits
  // Numeric initializers matter: starting the fields as `undefined` changes
  // V8's field representation and slows hashing down (measured on sha256).
  Ah = 0;
  Al = 0;
  Bh = 0;
  Bl = 0;
  Ch = 0;
  Cl = 0;
  Dh = 0;
  Dl = 0;
  Eh = 0;
  El = 0;
  Fh = 0;
  Fl = 0;
  Gh = 0;
  Gl = 0;
  Hh = 0;
  Hl = 0;
  constructor(outputLen, IV) {
    super(128, outputLen, 16, false);
    this.Ah = IV[0] | 0;
    this.Al = IV[1] | 0;
    this.Bh = IV[2] | 0;
    this.Bl = IV[3] | 0;
    this.Ch = IV[4] | 0;
    this.Cl = IV[5] | 0;
    this.Dh = IV[6] | 0;
    this.Dl = IV[7] | 0;
    this.Eh = IV[8] | 0;
    this.El = IV[9] | 0;
    this.Fh = IV[10] | 0;
    this.Fl = IV[11] | 0;
    this.Gh = IV[12] | 0;
    this.Gl = IV[13] | 0;
    this.Hh = IV[14] | 0;
    this.Hl = IV[15] | 0;
  }
  // prettier-ignore
  get() {
    const { Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl } = this;
    return [Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl];
  }
  // prettier-ignore
  set(Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl) {
    this.Ah = Ah | 0;
    this.Al = Al | 0;
    this.Bh = Bh | 0;
    this.Bl = Bl | 0;
    this.Ch = Ch | 0;
    this.Cl = Cl | 0;
    this.Dh = Dh | 0;
    this.Dl = Dl | 0;
    this.Eh = Eh | 0;
    this.El = El | 0;
    this.Fh = Fh | 0;
    this.Fl = Fl | 0;
    this.Gh = Gh | 0;
    this.Gl = Gl | 0;
    this.Hh = Hh | 0;
    this.Hl = Hl | 0;
  }
  _cloneInto(to) {
    (to ||= new this.constructor()).set(...this.get());
    return this._cloneIntoMeta(to);
  }
  process(view, offset) {
    for (let i = 0; i < 16; i++, offset += 4) {
      SHA512_W_H[i] = view.getUint32(offset);
      SHA512_W_L[i] = view.getUint32(offset += 4);
    }
    for (let i = 16; i < 80; i++) {
      const W15h = SHA512_W_H[i - 15] | 0;
      const W15l = SHA512_W_L[i - 15] | 0;
      const s0h = rotrSH(W15h, W15l, 1) ^ rotrSH(W15h, W15l, 8) ^ shrSH(W15h, W15l, 7);
      const s0l = rotrSL(W15h, W15l, 1) ^ rotrSL(W15h, W15l, 8) ^ shrSL(W15h, W15l, 7);
      const W2h = SHA512_W_H[i - 2] | 0;
      const W2l = SHA512_W_L[i - 2] | 0;
      const s1h = rotrSH(W2h, W2l, 19) ^ rotrBH(W2h, W2l, 61) ^ shrSH(W2h, W2l, 6);
      const s1l = rotrSL(W2h, W2l, 19) ^ rotrBL(W2h, W2l, 61) ^ shrSL(W2h, W2l, 6);
      const SUMl = add4L(s0l, s1l, SHA512_W_L[i - 7], SHA512_W_L[i - 16]);
      const SUMh = add4H(SUMl, s0h, s1h, SHA512_W_H[i - 7], SHA512_W_H[i - 16]);
      SHA512_W_H[i] = SUMh | 0;
      SHA512_W_L[i] = SUMl | 0;
    }
    let { Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl } = this;
    for (let i = 0; i < 80; i++) {
      const sigma1h = rotrSH(Eh, El, 14) ^ rotrSH(Eh, El, 18) ^ rotrBH(Eh, El, 41);
      const sigma1l = rotrSL(Eh, El, 14) ^ rotrSL(Eh, El, 18) ^ rotrBL(Eh, El, 41);
      const CHIh = Eh & Fh ^ ~Eh & Gh;
      const CHIl = El & Fl ^ ~El & Gl;
      const T1ll = add5L(Hl, sigma1l, CHIl, SHA512_Kl[i], SHA512_W_L[i]);
      const T1h = add5H(T1ll, Hh, sigma1h, CHIh, SHA512_Kh[i], SHA512_W_H[i]);
      const T1l = T1ll | 0;
      const sigma0h = rotrSH(Ah, Al, 28) ^ rotrBH(Ah, Al, 34) ^ rotrBH(Ah, Al, 39);
      const sigma0l = rotrSL(Ah, Al, 28) ^ rotrBL(Ah, Al, 34) ^ rotrBL(Ah, Al, 39);
      const MAJh = Ah & Bh ^ Ah & Ch ^ Bh & Ch;
      const MAJl = Al & Bl ^ Al & Cl ^ Bl & Cl;
      Hh = Gh | 0;
      Hl = Gl | 0;
      Gh = Fh | 0;
      Gl = Fl | 0;
      Fh = Eh | 0;
      Fl = El | 0;
      ({ h: Eh, l: El } = add(Dh | 0, Dl | 0, T1h | 0, T1l | 0));
      Dh = Ch | 0;
      Dl = Cl | 0;
      Ch = Bh | 0;
      Cl = Bl | 0;
      Bh = Ah | 0;
      Bl = Al | 0;
      const All = add3L(T1l, sigma0l, MAJl);
      Ah = add3H(All, T1h, sigma0h, MAJh);
      Al = All | 0;
    }
    ({ h: Ah, l: Al } = add(this.Ah | 0, this.Al | 0, Ah | 0, Al | 0));
    ({ h: Bh, l: Bl } = add(this.Bh | 0, this.Bl | 0, Bh | 0, Bl | 0));
    ({ h: Ch, l: Cl } = add(this.Ch | 0, this.Cl | 0, Ch | 0, Cl | 0));
    ({ h: Dh, l: Dl } = add(this.Dh | 0, this.Dl | 0, Dh | 0, Dl | 0));
    ({ h: Eh, l: El } = add(this.Eh | 0, this.El | 0, Eh | 0, El | 0));
    ({ h: Fh, l: Fl } = add(this.Fh | 0, this.Fl | 0, Fh | 0, Fl | 0));
    ({ h: Gh, l: Gl } = add(this.Gh | 0, this.Gl | 0, Gh | 0, Gl | 0));
    ({ h: Hh, l: Hl } = add(this.Hh | 0, this.Hl | 0, Hh | 0, Hl | 0));
    this.set(Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl);
  }
  roundClean() {
    clean(SHA512_W_H, SHA512_W_L);
  }
  destroy() {
    this.destroyed = true;
    clean(this.buffer);
    this.set(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
};
var _SHA512 = class extends SHA2_64B {
  constructor() {
    super(64, SHA512_IV);
  }
};
var sha256 = /* @__PURE__ */ createHasher(
  () => new _SHA256(),
  /* @__PURE__ */ oidNist(1)
);
var sha512 = /* @__PURE__ */ createHasher(
  () => new _SHA512(),
  /* @__PURE__ */ oidNist(3)
);

// src/bytes.ts
var utf8 = utf8ToBytes;
var hex = bytesToHex;
var hash = (data) => sha256(typeof data === "string" ? utf8(data) : data);
var hashHex = (data) => hex(hash(data));
function base64(bytes) {
  let text2 = "";
  for (const byte of bytes) text2 += String.fromCharCode(byte);
  return btoa(text2).replace(/=+$/, "");
}
var toNumber = (bytes) => bytes.length ? BigInt(`0x${hex(bytes)}`) : 0n;
var decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function text(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

// src/check.ts
var CHECKS = {
  archive: "The file is damaged or was changed. Get it again from another place and compare.",
  chain: "The record was changed after it was written, or pieces of it are missing.",
  events: "The steps of the election stand in an order that is not allowed, so ballots may be left out.",
  election: "The description of the election is not valid. Nothing after it can be relied on.",
  trustees: "A trustee’s key is not proved to be theirs. Votes sealed with it may not be secret.",
  credentials: "The list of who may vote is not valid. Ask who made it.",
  "ballot-format": "A ballot is not written as ballots must be. It should never have been taken in.",
  "ballot-duplicate": "The same ballot stands on the board twice. Somebody copied it.",
  "ballot-election": "A ballot on the board was made for another election.",
  "ballot-credential": "A ballot was cast by somebody who is not on the list of voters.",
  "ballot-signature": "A ballot was not signed by the voter it is said to be from, or was changed later.",
  "ballot-proof": "A ballot is not proved to hold an allowed vote. It may hold several votes, or none.",
  "encrypted-tally": "What was opened is not what stands on the board: ballots were left out, added or changed.",
  "num-tallied": "The number of ballots said to be counted is not the number on the board.",
  "total-weight": "The weight said to be counted is not that of the voters who took part.",
  owner: "It is not clear which trustee made a step.",
  shuffle: "The rankings were not mixed as they must be. Ballots may be changed, or traced to voters.",
  "partial-decryption": "A trustee’s share of the opening is wrong. The named trustee should explain.",
  result: "The result is not what the sealed ballots say."
};
var Refused = class extends Error {
  constructor(check, detail) {
    super(detail);
    this.check = check;
  }
  check;
  at(event) {
    return { check: this.check, event, detail: this.message };
  }
};
function need(holds, check, detail) {
  if (!holds) throw new Refused(check, detail);
}

// src/json.ts
var Malformed = class extends Error {
};
var STRING = /"((?:[^"\\\u0000-\u001f\u007f]|\\(?:["\\bfnrt]|u00[0-9a-f]{2}))*)"/y;
var ESCAPE = /\\(?:u00(..)|(.))/g;
var NUMBER = /-?(?:0|[1-9][0-9]*)/y;
var SHORT = { b: "\b", f: "\f", n: "\n", r: "\r", t: "	", '"': '"', "\\": "\\" };
var DEEPEST = 100;
var Reader = class {
  constructor(source) {
    this.source = source;
  }
  source;
  at = 0;
  depth = 0;
  fail(expected) {
    throw new Malformed(`at character ${this.at + 1}: ${expected} expected`);
  }
  sees(literal) {
    return this.source.startsWith(literal, this.at);
  }
  skip(literal) {
    const there = this.sees(literal);
    if (there) this.at += literal.length;
    return there;
  }
  literal(literal) {
    if (!this.skip(literal)) this.fail(literal);
  }
  /** The text that matches, which has to stand here. */
  match(pattern, expected) {
    pattern.lastIndex = this.at;
    const found2 = pattern.exec(this.source);
    if (!found2) this.fail(expected);
    this.at = pattern.lastIndex;
    return found2;
  }
};
var string = (r) => {
  const from = r.at;
  const inner = r.match(STRING, "a string")[1] ?? "";
  if (/[\ud800-\udfff]/u.test(inner)) r.fail("text");
  if (!inner.includes("\\")) return inner;
  return inner.replace(ESCAPE, (_, code, short) => {
    if (short !== void 0) return SHORT[short] ?? "";
    const character = String.fromCharCode(parseInt(code ?? "", 16));
    const spelt = (character < " " || character === "") && !"\b\f\n\r	".includes(character);
    if (!spelt) {
      r.at = from;
      r.fail("the usual spelling of a character");
    }
    return character;
  });
};
var stringOf = (expected, allowed) => (r) => {
  const from = r.at;
  const value = string(r);
  if (allowed(value)) return value;
  r.at = from;
  return r.fail(expected);
};
var matching = (expected, pattern) => stringOf(expected, (value) => pattern.test(value));
var hashText = matching("a hash", /^[0-9a-f]{64}$/);
var hash64Text = matching("a hash", /^[A-Za-z0-9+/]{43}$/);
var uuid = matching("an identifier of at least 14 letters and digits", /^[1-9A-HJ-NP-Za-km-z]{14,}$/);
var integer = (r) => {
  const from = r.at;
  const value = BigInt(r.match(NUMBER, "a number")[0]);
  if (value >= 0n && value < 1n << 62n && r.source[from] !== "-" && !/[.eE]/.test(r.source[r.at] ?? "")) return value;
  r.at = from;
  return r.fail("a number of 0 to 2^62");
};
var boolean = (r) => r.skip("true") || (r.skip("false") ? false : r.fail("true or false"));
var exactly = (source, value) => (r) => (r.literal(source), value);
var array = (shape) => (r) => {
  const all = [];
  r.literal("[");
  if (r.skip("]")) return all;
  do
    all.push(shape(r));
  while (r.skip(","));
  r.literal("]");
  return all;
};
var row = (shapes) => (r) => {
  r.literal("[");
  const all = shapes.map((shape, i) => {
    if (i > 0) r.literal(",");
    return shape(r);
  });
  r.literal("]");
  return all;
};
var tuple = (...shapes) => row(shapes);
var optional = (shape) => ({ optional: shape });
var object = (fields) => (r) => {
  const value = {};
  let separator = "{";
  for (const [name, field] of Object.entries(fields)) {
    const start = `${separator}"${name}":`;
    if (typeof field === "function") r.literal(start);
    else if (!r.skip(start)) continue;
    value[name] = typeof field === "function" ? field(r) : field.optional(r);
    separator = ",";
  }
  if (separator === "{") r.literal("{");
  r.literal("}");
  return value;
};
var written = (shape) => (r) => {
  const from = r.at;
  const value = shape(r);
  return { value, text: r.source.slice(from, r.at) };
};
var anything = (r) => {
  if (r.depth >= DEEPEST) r.fail("a value that is not so deep");
  const next = r.source[r.at];
  if (next === '"') return string(r);
  if (next === "t" || next === "f") return boolean(r);
  if (next === "n") return exactly("null", null)(r);
  if (next !== "[" && next !== "{") {
    const from = r.at;
    const number3 = r.match(NUMBER, "a value")[0];
    if (number3 === "-0" || /[.eE]/.test(r.source[r.at] ?? "")) {
      r.at = from;
      r.fail("an integer");
    }
    return BigInt(number3);
  }
  r.depth += 1;
  const value = next === "[" ? array(anything)(r) : fieldsOf(r);
  r.depth -= 1;
  return value;
};
function fieldsOf(r) {
  const all = /* @__PURE__ */ new Map();
  r.literal("{");
  if (r.skip("}")) return all;
  do {
    const name = string(r);
    if (all.has(name)) r.fail("a field only once");
    r.literal(":");
    all.set(name, anything(r));
  } while (r.skip(","));
  r.literal("}");
  return all;
}
function read(source, shape, check, what) {
  const plain = typeof source === "string" ? source : text(source);
  if (plain === null) throw new Refused(check, `${what}: it is not text`);
  const r = new Reader(plain);
  try {
    const value = shape(r);
    if (r.at < plain.length) r.fail("the end");
    return value;
  } catch (why) {
    if (why instanceof Malformed) throw new Refused(check, `${what}: ${why.message}`);
    throw why;
  }
}
var quote = (value) => JSON.stringify(value).replaceAll("", "\\u007f");

// src/archive.ts
var BLOCK = 512;
var LARGEST = 8n ** 11n;
var SMALL = 4096;
var KINDS = [
  "Setup",
  "Ballot",
  "EndBallots",
  "EncryptedTally",
  "Shuffle",
  "EndShuffles",
  "PartialDecryption",
  "Result"
];
var AFTER = {
  Setup: [void 0],
  Ballot: ["Setup", "Ballot"],
  EndBallots: ["Setup", "Ballot"],
  EncryptedTally: ["EndBallots"],
  Shuffle: ["EncryptedTally", "Shuffle"],
  EndShuffles: ["Shuffle"],
  PartialDecryption: ["EncryptedTally", "EndShuffles", "PartialDecryption"],
  Result: ["PartialDecryption"]
};
var setupShape = object({
  election: hashText,
  trustees: hashText,
  credentials: hashText,
  credentials_certificate: optional(hashText)
});
var sizedShape = object({ num_tallied: integer, total_weight: integer, encrypted_tally: hashText });
var ownedShape = object({ owner: integer, payload: hashText });
function header(name, size, time) {
  const block = new Uint8Array(BLOCK);
  const put = (at, text2) => block.set(utf8(text2), at);
  put(0, name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, size.toString(8).padStart(11, "0"));
  put(136, time.toString(8).padStart(11, "0"));
  put(148, " ".repeat(8));
  put(156, "0");
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, "0")}\0 `);
  return block;
}
var same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
var ascii = (bytes) => String.fromCharCode(...bytes);
var Files = class {
  constructor(bytes) {
    this.bytes = bytes;
  }
  bytes;
  at = 0;
  next() {
    const from = this.at;
    const block = this.bytes.subarray(from, from + BLOCK);
    need(block.length === BLOCK, "archive", `byte ${from}: the file ends within a header`);
    const found2 = /^([0-9A-Za-z.]{1,99})\0/.exec(ascii(block.subarray(0, 100)));
    const size = /^[0-7]{11}\0$/.exec(ascii(block.subarray(124, 136)));
    if (!found2?.[1] || !size) throw new Refused("archive", `byte ${from}: there is no header`);
    const length = parseInt(size[0], 8);
    const end = from + BLOCK + Math.ceil(length / BLOCK) * BLOCK;
    need(end <= this.bytes.length, "archive", `byte ${from}: the file ends within a record`);
    const body = this.bytes.subarray(from + BLOCK, from + BLOCK + length);
    const padding = this.bytes.subarray(from + BLOCK + length, end);
    need(padding.every((byte) => byte === 0), "archive", `byte ${from}: the padding is not zero`);
    this.at = end;
    return { from, name: found2[1], header: block, body };
  }
};
var oldTime = (r) => {
  const digits2 = stringOf("a time", (text2) => /^(?:0|[1-9][0-9]{0,17})$/.test(text2))(r);
  return BigInt(digits2);
};
var eventShape = (r) => {
  let style = 1;
  const kind = (inner) => {
    if (inner.skip("[")) style = 2;
    const name = stringOf("a kind of event", (text2) => KINDS.some((each) => each === text2))(inner);
    if (style === 2) inner.literal("]");
    return name;
  };
  const { type, ...more } = object({ parent: optional(hashText), height: integer, type: kind, payload: optional(hashText) })(r);
  return { ...more, kind: type, style };
};
var Unsound = class extends Error {
  constructor(failure) {
    super(failure.detail);
    this.failure = failure;
  }
  failure;
};
function readArchive(bytes, seen, progress) {
  let event = null;
  try {
    const files = new Files(bytes);
    const first2 = files.next();
    need(first2.name === "BELENIOS" && first2.body.length <= SMALL, "archive", "the file does not begin as a record does");
    const timeStyle = ascii(first2.body.subarray(0, 26)).endsWith('"') ? 1 : 2;
    const start = object({ version: (r) => r.literal("1"), timestamp: timeStyle === 1 ? oldTime : integer });
    const { timestamp: time } = read(first2.body, start, "archive", "BELENIOS");
    need(time < LARGEST, "archive", "the time is out of range");
    need(same(first2.header, header("BELENIOS", first2.body.length, time)), "archive", "byte 0: the header is not the one for its file");
    const [events, hashes] = [[], []];
    let [waiting, parent, eventStyle] = [[], void 0, null];
    while (files.at < bytes.length) {
      event = null;
      const file = files.next();
      const name = hex(hash(file.body));
      const isEvent = file.name === `${name}.event.json`;
      need(isEvent || file.name === `${name}.data.json`, "archive", `byte ${file.from}: the name is not the hash of the contents`);
      need(same(file.header, header(file.name, file.body.length, time)), "archive", `byte ${file.from}: the header is not the one for its file`);
      if (!isEvent) {
        need(waiting.length < 5, "archive", `byte ${file.from}: data without an event`);
        waiting.push({ hash: name, bytes: file.body });
        continue;
      }
      event = events.length;
      need(file.body.length <= SMALL, "chain", "an event is too long");
      const { kind, style, ...link } = read(file.body, eventShape, "chain", "the event");
      need(link.height === BigInt(event), "chain", "the height is not the number of events before");
      need(link.parent === parent, "chain", "the parent is not the event before");
      need(eventStyle === null || eventStyle === style, "chain", "the event is written as in another version of the protocol");
      const ends = kind === "EndBallots" || kind === "EndShuffles";
      need(link.payload === void 0 === ends, "chain", "a payload is missing or should not be there");
      need(AFTER[kind].includes(events.at(-1)?.kind), "events", `${kind} may not stand here`);
      events.push(claim(kind, link.payload, waiting));
      hashes.push(name);
      [waiting, parent, eventStyle] = [[], name, style];
      if (event % 256 === 0) progress(files.at);
    }
    event = null;
    need(waiting.length === 0, "archive", "there are data after the last event");
    if (parent === void 0 || eventStyle === null) throw new Refused("events", "there is no Setup event");
    need(seen === null || hashes.includes(seen), "chain", "the event seen at the earlier visit is no longer in the chain");
    return { events, hashes, timeStyle, eventStyle };
  } catch (why) {
    if (why instanceof Refused) throw new Unsound(why.at(event));
    throw why;
  }
}
function claim(kind, payload, waiting) {
  const last = payload === void 0 ? null : waiting.at(-1) ?? null;
  need(last === null || last.hash === payload, "archive", "the payload does not stand directly before its event");
  need(payload === void 0 || last !== null, "archive", "the payload does not stand directly before its event");
  const data = last ? waiting.slice(0, -1) : [...waiting];
  const expected = last ? belongings(kind, last.bytes) : [];
  const right = data.length === expected.length && data.every((each, i) => each.hash === expected[i]);
  need(right, "archive", "the data before the event are not the data it refers to, in order");
  return { kind, payload: last, data };
}
function belongings(kind, payload) {
  const small = (shape, check) => {
    need(payload.length <= SMALL, check, "an object is too long");
    return read(payload, shape, check, "the payload");
  };
  if (kind === "Setup") return Object.values(small(setupShape, "election"));
  if (kind === "EncryptedTally") return [small(sizedShape, "encrypted-tally").encrypted_tally];
  if (kind === "Shuffle" || kind === "PartialDecryption") return [small(ownedShape, "owner").payload];
  return [];
}

// node_modules/@noble/curves/utils.js
/*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
function aarray(item, title, inner = () => {
}) {
  if (!Array.isArray(item))
    throw new TypeError(`"${title}" expected array, got type=${typeof item}`);
  for (let i = 0; i < item.length; i++)
    inner(item[i], `${title}[${i}]`);
  return item;
}
var abytes2 = (value, length, title) => abytes(value, length, title);
var anumber2 = anumber;
function aobject2(value, title = "object") {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new TypeError(title === "object" ? "expected valid options object" : `"${title}" expected object, got type=${typeof value}`);
  return value;
}
function afunction(value, title) {
  if (typeof value !== "function")
    throw new TypeError(`"${title}" is invalid: expected function, got ${typeof value}`);
  return value;
}
var bytesToHex2 = bytesToHex;
var concatBytes2 = (...arrays) => concatBytes(...arrays);
var hexToBytes2 = (hex2) => hexToBytes(hex2);
var isBytes2 = isBytes;
var randomBytes2 = (bytesLength) => randomBytes(bytesLength);
var _0n = /* @__PURE__ */ BigInt(0);
var _1n = /* @__PURE__ */ BigInt(1);
var atitle2 = (title) => title ? `"${title}" ` : "";
function abool(value, title = "") {
  if (typeof value !== "boolean")
    throw new TypeError(atitle2(title) + "expected boolean, got type=" + typeof value);
  return value;
}
function abignumber(n) {
  if (typeof n === "bigint") {
    if (!isPosBig(n))
      throw new RangeError("positive bigint expected, got " + n);
  } else
    anumber2(n);
  return n;
}
function asafenumber(value, title = "") {
  if (typeof value !== "number") {
    const prefix = title && `"${title}" `;
    throw new TypeError(prefix + "expected number, got type=" + typeof value);
  }
  if (!Number.isSafeInteger(value)) {
    const prefix = title && `"${title}" `;
    throw new RangeError(prefix + "expected safe integer, got " + value);
  }
}
function hexToNumber(hex2) {
  if (typeof hex2 !== "string")
    throw new TypeError("hex string expected, got " + typeof hex2);
  return hex2 === "" ? _0n : BigInt("0x" + hex2);
}
function bytesToNumberBE(bytes) {
  return hexToNumber(bytesToHex(bytes));
}
function bytesToNumberLE(bytes) {
  return hexToNumber(bytesToHex(copyBytes(abytes(bytes)).reverse()));
}
function numberToBytesBE(n, len) {
  anumber(len);
  if (len === 0)
    throw new Error("zero output length is invalid");
  n = abignumber(n);
  const expectedLen = len * 2;
  const hex2 = n.toString(16);
  if (hex2.length > expectedLen)
    throw new RangeError("number is too large");
  return hexToBytes(hex2.padStart(expectedLen, "0"));
}
function numberToBytesLE(n, len) {
  return numberToBytesBE(n, len).reverse();
}
function copyBytes(bytes) {
  return Uint8Array.from(abytes2(bytes));
}
function asciiToBytes(ascii2) {
  if (typeof ascii2 !== "string")
    throw new TypeError("ascii string expected, got " + typeof ascii2);
  return Uint8Array.from(ascii2, (c, i) => {
    const charCode = c.charCodeAt(0);
    if (c.length !== 1 || charCode > 127) {
      throw new RangeError(`string contains non-ASCII character "${ascii2[i]}" with code ${charCode} at position ${i}`);
    }
    return charCode;
  });
}
function isPosBig(n) {
  return typeof n === "bigint" && _0n <= n;
}
function inRange(n, min, max) {
  return isPosBig(n) && isPosBig(min) && isPosBig(max) && min <= n && n < max;
}
function aInRange(title, n, min, max) {
  if (!inRange(n, min, max))
    throw new RangeError("expected valid " + title + ": " + min + " <= n < " + max + ", got " + n);
}
function bitLen(n) {
  if (n < _0n)
    throw new Error("expected non-negative bigint, got " + n);
  return n === _0n ? 0 : n.toString(2).length;
}
var bitMask = (n) => {
  asafenumber(n, "n");
  return (_1n << BigInt(n)) - _1n;
};
function validateObject(object2, fields = {}, optFields = {}, title = "object") {
  aobject2(object2, title);
  aobject2(fields, "fields");
  aobject2(optFields, "optFields");
  function checkField(fieldName, expectedType, isOpt) {
    const label = title === "object" ? `param "${String(fieldName)}"` : `"${title}.${String(fieldName)}"`;
    const val = object2[fieldName];
    if (!Object.hasOwn(object2, fieldName) && (isOpt ? val !== void 0 : expectedType !== "function")) {
      throw new TypeError(`${label} is invalid: expected own property`);
    }
    if (isOpt && val === void 0)
      return;
    const current = typeof val;
    if (current !== expectedType || val === null)
      throw new TypeError(`${label} is invalid: expected ${expectedType}, got ${current}`);
  }
  const iter = (f, isOpt) => Object.entries(f).forEach(([k, v]) => checkField(k, v, isOpt));
  iter(fields, false);
  iter(optFields, true);
}

// node_modules/@noble/curves/abstract/modular.js
/*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
var _0n2 = /* @__PURE__ */ BigInt(0);
var _1n2 = /* @__PURE__ */ BigInt(1);
var _2n = /* @__PURE__ */ BigInt(2);
var _3n = /* @__PURE__ */ BigInt(3);
var _4n = /* @__PURE__ */ BigInt(4);
var _5n = /* @__PURE__ */ BigInt(5);
var _7n = /* @__PURE__ */ BigInt(7);
var _8n = /* @__PURE__ */ BigInt(8);
var _9n = /* @__PURE__ */ BigInt(9);
var _15n = /* @__PURE__ */ BigInt(15);
var _16n = /* @__PURE__ */ BigInt(16);
var POW_WINDOWED_MIN = /* @__PURE__ */ BigInt("0x10000000000000000");
function mod(a, b) {
  if (b <= _0n2)
    throw new Error("mod: expected positive modulus, got " + b);
  const result = a % b;
  return result >= _0n2 ? result : b + result;
}
function pow(num, power, modulo2) {
  if (modulo2 <= _1n2)
    throw new Error("pow: expected modulus > 1, got " + modulo2);
  if (typeof power !== "bigint")
    throw new TypeError("invalid exponent: expected bigint, got " + typeof power);
  if (power < _0n2)
    throw new Error("invalid exponent, negatives unsupported");
  if (power === _0n2)
    return _1n2;
  if (power === _1n2)
    return num;
  let d = num % modulo2;
  if (d < _0n2)
    d += modulo2;
  if (power < POW_WINDOWED_MIN) {
    let p3 = _1n2;
    while (power > _0n2) {
      if (power & _1n2)
        p3 = p3 * d % modulo2;
      d = d * d % modulo2;
      power >>= _1n2;
    }
    return p3;
  }
  const digits2 = [];
  while (power > _0n2) {
    digits2.push(Number(power & _15n));
    power >>= _4n;
  }
  const table = new Array(16);
  table[0] = _1n2;
  table[1] = d;
  for (let i = 2; i < 16; i++)
    table[i] = table[i - 1] * d % modulo2;
  let p2 = table[digits2[digits2.length - 1]];
  for (let w = digits2.length - 2; w >= 0; w--) {
    p2 = p2 * p2 % modulo2;
    p2 = p2 * p2 % modulo2;
    p2 = p2 * p2 % modulo2;
    p2 = p2 * p2 % modulo2;
    const digit = digits2[w];
    if (digit !== 0)
      p2 = p2 * table[digit] % modulo2;
  }
  return p2;
}
function pow2(x, power, modulo2) {
  if (modulo2 <= _1n2)
    throw new Error("pow2: expected modulus > 1, got " + modulo2);
  if (power < _0n2)
    throw new Error("pow2: expected non-negative exponent, got " + power);
  let res = x;
  while (power-- > _0n2) {
    res *= res;
    res %= modulo2;
  }
  return res;
}
function invert(number3, modulo2) {
  if (number3 === _0n2)
    throw new Error("invert: expected non-zero number");
  if (modulo2 <= _1n2)
    throw new Error("invert: expected modulus > 1, got " + modulo2);
  let a = mod(number3, modulo2);
  let b = modulo2;
  let x = _0n2, u = _1n2;
  while (a !== _0n2) {
    const q2 = b / a;
    const r = b - a * q2;
    const m = x - u * q2;
    b = a, a = r, x = u, u = m;
  }
  const gcd = b;
  if (gcd !== _1n2)
    throw new Error("invert: does not exist");
  return mod(x, modulo2);
}
function assertIsSquare(Fp2, root, n) {
  const F = Fp2;
  if (!F.eql(F.sqr(root), n))
    throw new Error("Cannot find square root");
}
function aoddModulus(order, fnName) {
  if ((order & _1n2) === _0n2)
    throw new Error(fnName + ": expected odd modulus, got " + order);
}
function sqrt3mod4(Fp2, n) {
  const F = Fp2;
  const p1div4 = (F.ORDER + _1n2) / _4n;
  const root = F.pow(n, p1div4);
  assertIsSquare(F, root, n);
  return root;
}
function sqrt5mod8(Fp2, n) {
  const F = Fp2;
  const p5div8 = (F.ORDER - _5n) / _8n;
  const n2 = F.mul(n, _2n);
  const v = F.pow(n2, p5div8);
  const nv = F.mul(n, v);
  const i = F.mul(F.mul(nv, _2n), v);
  const root = F.mul(nv, F.sub(i, F.ONE));
  assertIsSquare(F, root, n);
  return root;
}
function sqrt9mod16(P) {
  const Fp_ = Field(P);
  const tn = tonelliShanks(P);
  const c1 = tn(Fp_, Fp_.neg(Fp_.ONE));
  const c2 = tn(Fp_, c1);
  const c3 = tn(Fp_, Fp_.neg(c1));
  const c4 = (P + _7n) / _16n;
  return ((Fp2, n) => {
    const F = Fp2;
    let tv1 = F.pow(n, c4);
    let tv2 = F.mul(tv1, c1);
    const tv3 = F.mul(tv1, c2);
    const tv4 = F.mul(tv1, c3);
    const e1 = F.eql(F.sqr(tv2), n);
    const e2 = F.eql(F.sqr(tv3), n);
    tv1 = F.cmov(tv1, tv2, e1);
    tv2 = F.cmov(tv4, tv3, e2);
    const e3 = F.eql(F.sqr(tv2), n);
    const root = F.cmov(tv1, tv2, e3);
    assertIsSquare(F, root, n);
    return root;
  });
}
function tonelliShanks(P) {
  if (P < _3n)
    throw new Error("sqrt is not defined for small field");
  aoddModulus(P, "tonelliShanks");
  let Q = P - _1n2;
  let S = 0;
  while (Q % _2n === _0n2) {
    Q /= _2n;
    S++;
  }
  let Z = _2n;
  const _Fp = Field(P);
  while (FpLegendre(_Fp, Z) === 1) {
    if (Z++ > 1e3)
      throw new Error("Cannot find square root: probably non-prime P");
  }
  if (S === 1)
    return sqrt3mod4;
  let cc = _Fp.pow(Z, Q);
  const Q1div2 = (Q + _1n2) / _2n;
  return function tonelliSlow(Fp2, n) {
    const F = Fp2;
    if (F.is0(n))
      return n;
    if (FpLegendre(F, n) !== 1)
      throw new Error("Cannot find square root");
    let M = S;
    let c = F.mul(F.ONE, cc);
    let t = F.pow(n, Q);
    let R = F.pow(n, Q1div2);
    while (!F.eql(t, F.ONE)) {
      if (F.is0(t))
        throw new Error("Cannot find square root: probably non-prime P");
      let i = 1;
      let t_tmp = F.sqr(t);
      while (!F.eql(t_tmp, F.ONE)) {
        i++;
        t_tmp = F.sqr(t_tmp);
        if (i === M)
          throw new Error("Cannot find square root");
      }
      const exponent = _1n2 << BigInt(M - i - 1);
      const b = F.pow(c, exponent);
      M = i;
      c = F.sqr(b);
      t = F.mul(t, c);
      R = F.mul(R, b);
    }
    return R;
  };
}
function FpSqrt(P) {
  aoddModulus(P, "Fp.sqrt");
  if (P % _4n === _3n)
    return sqrt3mod4;
  if (P % _8n === _5n)
    return sqrt5mod8;
  if (P % _16n === _9n)
    return sqrt9mod16(P);
  return tonelliShanks(P);
}
var isNegativeLE = (num, modulo2) => (mod(num, modulo2) & _1n2) === _1n2;
var FIELD_FIELDS = [
  "create",
  "isValid",
  "is0",
  "neg",
  "inv",
  "sqrt",
  "sqr",
  "eql",
  "add",
  "sub",
  "mul",
  "pow",
  "div",
  "addN",
  "subN",
  "mulN",
  "sqrN"
];
function validateField(field) {
  aobject2(field, "field");
  if (typeof field.ORDER !== "bigint")
    throw new TypeError('param "ORDER" is invalid: expected bigint, got ' + typeof field.ORDER);
  asafenumber(field.BYTES, "BYTES");
  asafenumber(field.BITS, "BITS");
  for (const name of FIELD_FIELDS)
    afunction(field[name], "field." + name);
  if (field.BYTES < 1 || field.BITS < 1)
    throw new Error("invalid field: expected BYTES/BITS > 0");
  if (field.ORDER <= _1n2)
    throw new Error("invalid field: expected ORDER > 1, got " + field.ORDER);
  return field;
}
function FpInvertBatch(Fp2, nums, passZero = false) {
  validateField(Fp2);
  aarray(nums, "nums");
  abool(passZero, "passZero");
  const F = Fp2;
  const inverted = new Array(nums.length).fill(passZero ? F.ZERO : void 0);
  const multipliedAcc = nums.reduce((acc, num, i) => {
    if (F.is0(num))
      return acc;
    inverted[i] = acc;
    return F.mul(acc, num);
  }, F.ONE);
  const invertedAcc = F.inv(multipliedAcc);
  nums.reduceRight((acc, num, i) => {
    if (F.is0(num))
      return acc;
    inverted[i] = F.mul(acc, inverted[i]);
    return F.mul(acc, num);
  }, invertedAcc);
  return inverted;
}
function FpLegendre(Fp2, n) {
  validateField(Fp2);
  const F = Fp2;
  aoddModulus(F.ORDER, "FpLegendre");
  const p1mod2 = (F.ORDER - _1n2) / _2n;
  const powered = F.pow(n, p1mod2);
  const yes = F.eql(powered, F.ONE);
  const zero = F.eql(powered, F.ZERO);
  const no = F.eql(powered, F.neg(F.ONE));
  if (!yes && !zero && !no)
    throw new Error("invalid Legendre symbol result");
  return yes ? 1 : zero ? 0 : -1;
}
function nLength(n, nBitLength) {
  if (nBitLength !== void 0)
    anumber2(nBitLength);
  if (n <= _0n2)
    throw new Error("invalid n length: expected positive n, got " + n);
  if (nBitLength !== void 0 && nBitLength < 1)
    throw new Error("invalid n length: expected positive bit length, got " + nBitLength);
  const bits = bitLen(n);
  if (nBitLength !== void 0 && nBitLength < bits)
    throw new Error(`invalid n length: expected nBitLength (${nBitLength}) >= bitLen(n) (${bits})`);
  const _nBitLength = nBitLength !== void 0 ? nBitLength : bits;
  const nByteLength = Math.ceil(_nBitLength / 8);
  return { nBitLength: _nBitLength, nByteLength };
}
var FIELD_SQRT = /* @__PURE__ */ new WeakMap();
var _Field = class {
  ORDER;
  BITS;
  BYTES;
  isLE;
  ZERO = _0n2;
  ONE = _1n2;
  _lengths;
  _mod;
  constructor(ORDER2, opts = {}) {
    if (ORDER2 <= _1n2)
      throw new Error("invalid field: expected ORDER > 1, got " + ORDER2);
    let _nbitLength = void 0;
    this.isLE = false;
    if (opts != null && typeof opts === "object") {
      if (typeof opts.BITS === "number")
        _nbitLength = opts.BITS;
      if (typeof opts.sqrt === "function")
        Object.defineProperty(this, "sqrt", { value: opts.sqrt, enumerable: true });
      if (typeof opts.isLE === "boolean")
        this.isLE = opts.isLE;
      if (opts.allowedLengths)
        this._lengths = Object.freeze(opts.allowedLengths.slice());
      if (typeof opts.modFromBytes === "boolean")
        this._mod = opts.modFromBytes;
    }
    const { nBitLength, nByteLength } = nLength(ORDER2, _nbitLength);
    if (nByteLength > 2048)
      throw new Error("invalid field: expected ORDER of <= 2048 bytes");
    this.ORDER = ORDER2;
    this.BITS = nBitLength;
    this.BYTES = nByteLength;
    Object.freeze(this);
  }
  create(num) {
    return mod(num, this.ORDER);
  }
  isValid(num) {
    if (typeof num !== "bigint")
      throw new TypeError("invalid field element: expected bigint, got " + typeof num);
    return _0n2 <= num && num < this.ORDER;
  }
  is0(num) {
    return num === _0n2;
  }
  // is valid and invertible
  isValidNot0(num) {
    return !this.is0(num) && this.isValid(num);
  }
  isOdd(num) {
    return (num & _1n2) === _1n2;
  }
  neg(num) {
    return mod(-num, this.ORDER);
  }
  eql(lhs, rhs) {
    return lhs === rhs;
  }
  sqr(num) {
    return mod(num * num, this.ORDER);
  }
  add(lhs, rhs) {
    return mod(lhs + rhs, this.ORDER);
  }
  sub(lhs, rhs) {
    return mod(lhs - rhs, this.ORDER);
  }
  mul(lhs, rhs) {
    return mod(lhs * rhs, this.ORDER);
  }
  pow(num, power) {
    return pow(num, power, this.ORDER);
  }
  div(lhs, rhs) {
    return mod(lhs * invert(rhs, this.ORDER), this.ORDER);
  }
  // Same as above, but doesn't normalize
  sqrN(num) {
    return num * num;
  }
  addN(lhs, rhs) {
    return lhs + rhs;
  }
  subN(lhs, rhs) {
    return lhs - rhs;
  }
  mulN(lhs, rhs) {
    return lhs * rhs;
  }
  inv(num) {
    return invert(num, this.ORDER);
  }
  sqrt(num) {
    let sqrt = FIELD_SQRT.get(this);
    if (!sqrt)
      FIELD_SQRT.set(this, sqrt = FpSqrt(this.ORDER));
    return sqrt(this, num);
  }
  toBytes(num) {
    return this.isLE ? numberToBytesLE(num, this.BYTES) : numberToBytesBE(num, this.BYTES);
  }
  fromBytes(bytes, skipValidation = false) {
    abytes2(bytes);
    const { _lengths: allowedLengths, BYTES, isLE, ORDER: ORDER2, _mod: modFromBytes } = this;
    if (allowedLengths) {
      if (bytes.length < 1 || !allowedLengths.includes(bytes.length) || bytes.length > BYTES) {
        throw new Error("Field.fromBytes: expected " + allowedLengths + " bytes, got " + bytes.length);
      }
      const padded = new Uint8Array(BYTES);
      padded.set(bytes, isLE ? 0 : padded.length - bytes.length);
      bytes = padded;
    }
    if (bytes.length !== BYTES)
      throw new Error("Field.fromBytes: expected " + BYTES + " bytes, got " + bytes.length);
    let scalar = isLE ? bytesToNumberLE(bytes) : bytesToNumberBE(bytes);
    if (modFromBytes)
      scalar = mod(scalar, ORDER2);
    if (!skipValidation) {
      if (!this.isValid(scalar))
        throw new Error("invalid field element: outside of range 0..ORDER");
    }
    return scalar;
  }
  // TODO: we don't need it here, move out to separate fn
  invertBatch(lst) {
    return FpInvertBatch(this, lst, true);
  }
  // We can't move this out because Fp6, Fp12 implement it
  // and it's unclear what to return in there.
  cmov(a, b, condition) {
    abool(condition, "condition");
    return condition ? b : a;
  }
};
function Field(ORDER2, opts = {}) {
  Object.freeze(_Field.prototype);
  return new _Field(ORDER2, opts);
}

// node_modules/@noble/curves/abstract/hash-to-curve.js
function i2osp(value, length) {
  asafenumber(value);
  asafenumber(length);
  if (length < 0 || length > 4)
    throw new Error("invalid I2OSP length: " + length);
  if (value < 0 || value > 2 ** (8 * length) - 1)
    throw new Error("invalid I2OSP input: " + value);
  const res = Array.from({ length }).fill(0);
  for (let i = length - 1; i >= 0; i--) {
    res[i] = value & 255;
    value >>>= 8;
  }
  return new Uint8Array(res);
}
function strxor(a, b) {
  const arr = new Uint8Array(a.length);
  for (let i = 0; i < a.length; i++) {
    arr[i] = a[i] ^ b[i];
  }
  return arr;
}
function normDST(DST) {
  if (!isBytes2(DST) && typeof DST !== "string")
    throw new Error("DST must be Uint8Array or ascii string");
  const dst = typeof DST === "string" ? asciiToBytes(DST) : DST;
  if (dst.length === 0)
    throw new Error("DST must be non-empty");
  return dst;
}
function expand_message_xmd(msg, DST, lenInBytes, H) {
  abytes2(msg);
  asafenumber(lenInBytes);
  if (typeof H !== "function")
    throw new Error("expand_message_xmd: expected hash function");
  asafenumber(H.outputLen, "hash.outputLen");
  asafenumber(H.blockLen, "hash.blockLen");
  DST = normDST(DST);
  if (DST.length > 255)
    DST = H(concatBytes2(asciiToBytes("H2C-OVERSIZE-DST-"), DST));
  const { outputLen: b_in_bytes, blockLen: r_in_bytes } = H;
  const ell = Math.ceil(lenInBytes / b_in_bytes);
  if (lenInBytes > 65535 || ell > 255)
    throw new Error("expand_message_xmd: invalid lenInBytes");
  const DST_prime = concatBytes2(DST, i2osp(DST.length, 1));
  const Z_pad = new Uint8Array(r_in_bytes);
  const l_i_b_str = i2osp(lenInBytes, 2);
  const b = new Array(ell);
  const b_0 = H(concatBytes2(Z_pad, msg, l_i_b_str, i2osp(0, 1), DST_prime));
  b[0] = H(concatBytes2(b_0, i2osp(1, 1), DST_prime));
  for (let i = 1; i < ell; i++) {
    const args = [strxor(b_0, b[i - 1]), i2osp(i + 1, 1), DST_prime];
    b[i] = H(concatBytes2(...args));
  }
  const pseudo_random_bytes = concatBytes2(...b);
  return pseudo_random_bytes.slice(0, lenInBytes);
}

// src/frame.ts
var width = (q2) => Math.ceil((q2.toString(2).length + 128) / 8);
var LONGEST_HASH = 8160;
function hashToField(q2, tag, message, count, ending = "-SHA256") {
  const l = width(q2);
  const bytes = expand_message_xmd(utf8(message), utf8(`BELENIOS-V2-${tag}${ending}`), count * l, sha256);
  return Array.from({ length: count }, (_, i) => toNumber(bytes.subarray(i * l, (i + 1) * l)) % q2);
}
var OLD_TAGS = { ballot: "sig", prove_l: "prove" };
var spell = (cts) => cts.map((ct) => `${ct.alpha.text},${ct.beta.text}`).join(",");
var Frame = class {
  constructor(group, version) {
    this.group = group;
    this.version = version;
    const { q: q2 } = group;
    const sound = (value) => /^(?:0|[1-9][0-9]{0,699})$/.test(value) && BigInt(value) < q2;
    const text2 = stringOf("a number below q", sound);
    this.scalar = (r) => BigInt(text2(r));
    this.proof = object({ challenge: this.scalar, response: this.scalar });
  }
  group;
  version;
  scalar;
  proof;
  /** Reads an element; `several` if it will be the base of several powers. */
  element(several = false) {
    const shape = (text2) => this.group.decode(text2, several);
    return this.elementBy(shape);
  }
  elementBy(decode) {
    return (r) => {
      let value = null;
      const text2 = stringOf("an element of the group", (t) => (value = decode(t)) !== null)(r);
      return { text: text2, value: value ?? this.group.one };
    };
  }
  /** Reads an element that is not the identity. */
  key() {
    return this.elementBy((text2) => {
      const value = this.group.decode(text2);
      return value && !this.group.same(value, this.group.one) ? value : null;
    });
  }
  /** The challenge of a proof: HashGroup of version 2, hash of version 1. */
  challenge(tag, message, commitments) {
    return this.challengeOf(tag, message, this.group.encode(commitments));
  }
  challengeOf(tag, message, commitments) {
    const { q: q2, name } = this.group;
    const points = commitments.join(",");
    if (this.version === 2) return hashToField(q2, `${tag}-group_hash-${name}`, message + points, 1)[0] ?? 0n;
    const prefix = `${OLD_TAGS[tag] ?? tag}|${message}`;
    return toNumber(hash(`${prefix}${prefix.endsWith("|") ? "" : "|"}${points}`)) % q2;
  }
  /** base^response · X^challenge · g^more. */
  commitment(base, x, proof, more = 0n) {
    const factors = [[base, proof.response], [x, proof.challenge]];
    if (more !== 0n) factors.push([this.group.g, more]);
    return this.group.product(factors);
  }
  /** Whoever made this knows the logarithm of X. */
  knowsKey(tag, message, x, proof) {
    return proof.challenge === this.challenge(tag, message, [this.commitment(this.group.g, x, proof)]);
  }
  /** A signature of version 2 over the text of a message. */
  signed(tag, key, message, signature) {
    return this.knowsKey(tag, `${key.text}|${message}`, key.value, signature);
  }
  /** One of the statements is true. */
  oneHolds(y, tag, message, statements, proofs) {
    const { group } = this;
    if (proofs.length !== statements.length) return false;
    let sum = 0n;
    const commitments = statements.flatMap(({ pair: [alpha, beta], minus }, i) => {
      const proof = proofs[i];
      sum += proof.challenge;
      const less = minus === 0n ? 0n : group.q - minus * proof.challenge % group.q;
      return [this.commitment(group.g, alpha, proof), this.commitment(y, beta, proof, less)];
    });
    return this.challenge(tag, message, commitments) === sum % group.q;
  }
  /** The ciphertext holds one of `from`, `from` + 1, … */
  inRange(y, tag, bound, pair, from, proofs) {
    const [alpha, beta] = this.group.encode(pair);
    const statements = proofs.map((_, i) => ({ pair, minus: from + BigInt(i) }));
    return this.oneHolds(y, tag, `${bound}|${alpha},${beta}|`, statements, proofs);
  }
  /** The product of ciphertexts, ready for several powers if `several`. */
  sum(pairs, several = false) {
    const { group } = this;
    const all = pairs.reduce(([a, b], [c, d]) => [group.mul(a, c), group.mul(b, d)], [group.one, group.one]);
    if (several) all.forEach((element) => group.ready(element));
    return all;
  }
};
var pairOf = (ct) => [ct.alpha.value, ct.beta.value];

// src/ballot.ts
function proved(holds, { number: number3 }, what) {
  need(holds, "ballot-proof", `question ${number3}: ${what}`);
}
var ciphertext = (element) => object({ alpha: element, beta: element });
var times = (count, shape) => row(Array(count).fill(shape));
var homomorphic = (question2, frame, element) => (r) => {
  const { answers, blank, min, max } = question2;
  const count = answers.length + Number(blank);
  const proofs = Number(max - min) + 1 + Number(blank);
  const { proof } = frame;
  const fields = {
    choices: times(count, ciphertext(element)),
    individual_proofs: times(count, times(2, proof)),
    // The number of proofs is looked at by itself: a question may allow more answers than there are.
    overall_proof: array(proof)
  };
  const read2 = blank ? object({ ...fields, blank_proof: times(2, proof) })(r) : { ...object(fields)(r), blank_proof: [] };
  const { choices: cts, individual_proofs: individual, overall_proof: overall, blank_proof: blankProof } = read2;
  if (overall.length !== proofs) r.fail(`${proofs} proofs of the sum`);
  return {
    cts,
    check(place) {
      const { election: { key: { value: y } }, bound } = place;
      const everything = `${bound}|${spell(cts)}`;
      cts.forEach((ct, i) => proved(frame.inRange(y, "prove", bound, pairOf(ct), 0n, individual[i]), place, `choice ${i + 1} is not proved to be 0 or 1`));
      if (!blank) {
        const sum2 = frame.sum(cts.map(pairOf), proofs > 1);
        proved(frame.inRange(y, "prove", everything, sum2, min, overall), place, "the number of choices is not proved to be allowed");
        return;
      }
      const [zero, ...rest] = cts.map(pairOf);
      if (!zero) return;
      const sum = frame.sum(rest, true);
      const either = [{ pair: zero, minus: 0n }, { pair: sum, minus: 0n }];
      proved(frame.oneHolds(y, "bproof0", everything, either, blankProof), place, "a blank vote is not proved to be blank");
      const cases = [{ pair: zero, minus: 1n }, ...overall.slice(1).map((_, i) => ({ pair: sum, minus: min + BigInt(i) }))];
      proved(frame.oneHolds(y, "bproof1", everything, cases, overall), place, "the number of choices is not proved to be allowed");
    }
  };
};
var ranking = (frame, element) => (r) => {
  const { choices: ct, proof } = object({ choices: ciphertext(element), proof: frame.proof })(r);
  return {
    cts: [ct],
    check(place) {
      const message = `${place.bound}|${place.election.key.text},${spell([ct])}|`;
      proved(frame.knowsKey("raweg", message, ct.alpha.value, proof), place, "it is not proved that the voter made the ranking");
    }
  };
};
var lists = (question2, frame, element) => (r) => {
  const { proof, scalar, group } = frame;
  const { answers } = question2;
  const commitment = (inner) => {
    const read3 = element(inner);
    if (group.same(read3.value, group.one)) inner.fail("an element other than the identity");
    return read3;
  };
  const read2 = object({
    choices: row(answers.map((list) => times(list.length, ciphertext(element)))),
    individual_proofs: row(answers.map((list) => times(list.length, times(2, proof)))),
    overall_proof: proof,
    list_proofs: times(answers.length, times(2, proof)),
    nonzero_proof: object({ commitment, challenge: scalar, response: tuple(scalar, scalar) })
  })(r);
  const cts = read2.choices.flat();
  return {
    cts,
    check(place) {
      const { election: { key: { value: y } }, bound } = place;
      const everything = `${bound}|${spell(cts)}`;
      const individual = read2.individual_proofs.flat();
      cts.forEach((ct, i) => proved(frame.inRange(y, "prove_l", bound, pairOf(ct), 0n, individual[i]), place, `choice ${i + 1} is not proved to be 0 or 1`));
      const rows2 = read2.choices.map((list) => list.map(pairOf));
      const heads = frame.sum(rows2.flatMap((list) => list.slice(0, 1)));
      proved(frame.inRange(y, "prove_l", everything, heads, 1n, [read2.overall_proof]), place, "it is not proved that one list is chosen");
      rows2.forEach(([head, ...rest], i) => {
        if (!head) return;
        const either = [{ pair: head, minus: 1n }, { pair: frame.sum(rest), minus: 0n }];
        proved(frame.oneHolds(y, "lproof", everything, either, read2.list_proofs[i]), place, `the candidates of list ${i + 1} are not proved to belong to the list`);
      });
      const [alpha, beta] = frame.sum(rows2.flatMap((list) => list.slice(1)));
      const { commitment: { value: a0 }, challenge, response: [t1, t2] } = read2.nonzero_proof;
      const a1 = group.product([[alpha, t1], [group.g, t2]]);
      const a2 = group.product([[beta, t1], [y, t2], [a0, challenge]]);
      proved(frame.challenge("nonzero", everything, [a0, a1, a2]) === challenge, place, "it is not proved that a candidate is chosen");
    }
  };
};
var answer = (question2, frame, element) => {
  if (question2.type === "Homomorphic") return homomorphic(question2, frame, element);
  return question2.type === "Lists" ? lists(question2, frame, element) : ranking(frame, element);
};
var ballotShape = (election, element) => (r) => {
  const { frame, questions } = election;
  const raw = {
    election_uuid: uuid,
    election_hash: frame.version === 2 ? hashText : hash64Text,
    credential: element,
    answers: row(questions.map((question2) => answer(question2, frame, element)))
  };
  const make = (value2, signed2) => ({ uuid: value2.election_uuid, fingerprint: value2.election_hash, credential: value2.credential, answers: value2.answers, signed: signed2 });
  if (frame.version === 2) {
    const { message: { value: value2, text: text2 }, signature } = object({ message: written(object(raw)), signature: frame.proof })(r);
    return make(value2, () => frame.signed("ballot", value2.credential, text2, signature));
  }
  const from = r.at;
  const { signature: { at, hash: claimed, proof }, ...value } = object({
    ...raw,
    signature: (inner) => {
      const before = inner.at - ',"signature":'.length;
      return { at: before, ...object({ hash: hash64Text, proof: frame.proof })(inner) };
    }
  })(r);
  const unsigned = base64(hash(`${r.source.slice(from, at)}}`));
  return make(value, () => claimed === unsigned && frame.knowsKey("ballot", `${unsigned}|`, value.credential.value, proof));
};
function checkBallot(election, credentials, json2) {
  const { frame } = election;
  const elements = [];
  const element = frame.elementBy((text2) => {
    const value = frame.group.decode(text2, true);
    if (value) elements.push(value);
    return value;
  });
  const ballot = read(json2, ballotShape(election, element), "ballot-format", "the ballot");
  const here = ballot.uuid === election.uuid && ballot.fingerprint === election.fingerprint;
  need(here, "ballot-election", "the ballot is for another election");
  need(credentials.has(ballot.credential.text), "ballot-credential", "the credential is not listed");
  need(ballot.signed(), "ballot-signature", "the signature is not that of the credential over this ballot");
  const bound = `${election.fingerprint}|${ballot.credential.text}`;
  ballot.answers.forEach((each, i) => each.check({ election, bound, number: i + 1 }));
  elements.forEach((each) => frame.group.release(each));
}
function contents(election, json2) {
  const { frame } = election;
  const element = frame.elementBy((text2) => frame.group.decodeAgain(text2));
  const ballot = read(json2, ballotShape(election, element), "ballot-format", "the ballot");
  return { credential: ballot.credential.text, answers: ballot.answers.map((each) => each.cts) };
}

// src/credentials.ts
function readCredentials(election, json2) {
  const { frame } = election;
  const rows2 = frame.version === 2 ? read(json2, array(object({ credential: frame.key(), weight: optional(integer) })), "credentials", "the list").map((row2) => [row2.credential.text, row2.weight ?? 1n]) : read(json2, array(string), "credentials", "the list").map((row2) => oldRow(election, row2));
  const weights = new Map(rows2);
  need(weights.size === rows2.length, "credentials", "a credential is listed twice");
  let total = 0n;
  for (const weight of weights.values()) {
    need(weight >= 1n, "credentials", "a weight is 0");
    total += weight;
  }
  need(total < 1n << 62n, "credentials", "the weights add up to more than can be counted");
  if (election.questions.some((question2) => question2.type === "NonHomomorphic")) {
    for (const weight of weights.values()) need(weight === 1n, "credentials", "there are weights, though ballots are ranked");
  }
  return weights;
}
function oldRow({ frame: { group } }, row2) {
  const found2 = /^([0-9a-f]+)(?:,([1-9][0-9]{0,18}))?$/.exec(row2);
  const value = found2?.[1] === void 0 ? null : group.decode(found2[1]);
  const weight = BigInt(found2?.[2] ?? 1);
  if (!found2?.[1] || !value || group.same(value, group.one) || weight >= 1n << 62n) {
    throw new Refused("credentials", "a line is not a credential");
  }
  return [found2[1], weight];
}
function checkCertificate(election, list, length, json2) {
  const { frame } = election;
  const message = object({
    uuid,
    voter_list_length: integer,
    public_creds_hash: hashText,
    verification_key: frame.key(),
    encryption_key: frame.key()
  });
  const shape = object({ message: written(message), signature: frame.proof });
  const { message: { value, text: text2 }, signature } = read(json2, shape, "credentials", "the certificate");
  const fits = value.uuid === election.uuid && value.voter_list_length === BigInt(length) && value.public_creds_hash === hashHex(list);
  need(fits, "credentials", "the certificate is for another list");
  const signed2 = frame.signed("credentials_certificate", value.verification_key, text2, signature);
  need(signed2, "credentials", "the certificate is not signed by whom it names");
}

// node_modules/@noble/curves/abstract/curve.js
/*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
var _0n3 = /* @__PURE__ */ BigInt(0);
var _1n3 = /* @__PURE__ */ BigInt(1);
var _4n2 = /* @__PURE__ */ BigInt(4);
var BLIND_BYTES = 16;
var BLIND_BITS = 128;
var FW_WINDOW = 5;
var TABLE_BYTES_MAX = /* @__PURE__ */ (() => 2 ** 31)();
function validatePointCons(Point2) {
  const pc = Point2;
  if (typeof pc !== "function")
    throw new TypeError('"Point" expected constructor, got type=' + typeof Point2);
  afunction(pc.fromAffine, "Point.fromAffine");
  afunction(pc.fromBytes, "Point.fromBytes");
  afunction(pc.fromHex, "Point.fromHex");
  aobject2(pc.BASE, "Point.BASE");
  aobject2(pc.ZERO, "Point.ZERO");
  validateField(pc.Fp);
  validateField(pc.Fn);
}
function normalizeZ(c, points) {
  validatePointCons(c);
  validateMSMPoints(points, c);
  const invertedZs = FpInvertBatch(c.Fp, points.map((p2) => p2.Z));
  return points.map((p2, i) => c.fromAffine(p2.toAffine(invertedZs[i])));
}
function validateW(W, bits, min = 1) {
  if (!Number.isSafeInteger(W) || W < min || W > bits)
    throw new Error("invalid window size, expected [" + min + ".." + bits + "], got W=" + W);
}
function validateTableBytes(numPoints, fpBytes) {
  const bytes = numPoints * (4 * fpBytes + 128);
  if (bytes > TABLE_BYTES_MAX)
    throw new Error("invalid window size: table would need ~" + Math.ceil(bytes / 2 ** 20) + " MiB, max " + TABLE_BYTES_MAX / 2 ** 20 + " MiB");
}
function probeRandomBytes(randomBytes3, length) {
  if (randomBytes3 === void 0)
    return void 0;
  afunction(randomBytes3, "randomBytes");
  try {
    const probe = randomBytes3(length);
    if (!isBytes2(probe) || probe.length !== length)
      return void 0;
  } catch {
    return void 0;
  }
  return randomBytes3;
}
function validateMSMPoints(points, c) {
  aarray(points, "points");
  points.forEach((p2, i) => {
    if (!(p2 instanceof c))
      throw new Error("invalid point at index " + i);
  });
}
function validateMSMScalars(scalars, field, maxScalar) {
  if (!Array.isArray(scalars))
    throw new Error("array of scalars expected");
  scalars.forEach((s, i) => {
    const ok = maxScalar === void 0 ? field.isValid(s) : isPosBig(s) && s < maxScalar;
    if (!ok)
      throw new Error("invalid scalar at index " + i);
  });
}
var pointWindowSizes = /* @__PURE__ */ new WeakMap();
function getWindowSize(P) {
  return pointWindowSizes.get(P) || 1;
}
function oddMultiples(p2, size) {
  const dbl = p2.double();
  const t = [p2];
  for (let j = 1; j < size; j++)
    t.push(t[j - 1].add(dbl));
  return t;
}
function wnafDigits(n, W) {
  const size = 2 ** W;
  const half = size / 2;
  const mask = BigInt(size - 1);
  const d = [];
  while (n > _0n3) {
    let w = 0;
    if (n & _1n3) {
      w = Number(n & mask);
      if (w >= half)
        w -= size;
      n -= BigInt(w);
    }
    d.push(w);
    n >>= _1n3;
  }
  return d;
}
function signedWindowDigits(n, W, windows) {
  const size = 2 ** W;
  const half = size / 2;
  const mask = BigInt(size - 1);
  const shiftBy = BigInt(W);
  const d = [];
  for (let w = 0; w < windows; w++) {
    let v = Number(n & mask);
    n >>= shiftBy;
    if (v > half) {
      v -= size;
      n += _1n3;
    }
    d.push(v);
  }
  if (n !== _0n3)
    throw new Error("invalid wnaf");
  return d;
}
function wnafWalk(zero, tables, digits2) {
  let max = 0;
  for (const d of digits2)
    max = Math.max(max, d.length);
  let acc = zero;
  for (let bit = max - 1; bit >= 0; bit--) {
    if (bit !== max - 1)
      acc = acc.double();
    for (let i = 0; i < digits2.length; i++) {
      const w = digits2[i][bit];
      if (w) {
        const item = tables[i][Math.abs(w) - 1 >> 1];
        acc = acc.add(w < 0 ? item.negate() : item);
      }
    }
  }
  return acc;
}
var ScalarMultiplier = class {
  Point;
  BASE;
  ZERO;
  randomBytes;
  wnafPrecomputes = /* @__PURE__ */ new WeakMap();
  baseCanBeBlinded;
  bits;
  // Parametrized with a given Point class (not individual point)
  constructor(Point2, randomBytes3) {
    validatePointCons(Point2);
    this.randomBytes = probeRandomBytes(randomBytes3, BLIND_BYTES);
    this.Point = Point2;
    this.BASE = Point2.BASE;
    this.ZERO = Point2.ZERO;
    this.bits = Point2.Fn.BITS;
  }
  /**
   * Creates a signed fixed-window wNAF precomputation table: for every window w, the
   * multiples `[1..2^(W−1)]⋅2^(w⋅W)⋅P`, flattened. All doublings are baked into the table,
   * so cached multiplication is additions-only. `windows = ceil(bits/W) + 1`: the extra
   * window absorbs the final carry of signed-digit recoding.
   * For a 256-bit curve and W=6, the table is 44⋅32 = 1408 points.
   * @param point - Point instance
   * @param W - window size
   * @param bits - scalar bitlength the table must cover
   */
  buildWnafTable(point, W, bits) {
    const windows = Math.ceil(bits / W) + 1;
    const half = 2 ** (W - 1);
    const comp = [];
    let base = point;
    for (let w = 0; w < windows; w++) {
      let acc = base;
      for (let i = 0; i < half; i++) {
        comp.push(acc);
        acc = acc.add(base);
      }
      base = comp[comp.length - 1].double();
    }
    return { W, bits, windows, comp };
  }
  /**
   * Implements ec multiplication using precomputed signed fixed-window wNAF tables.
   * Constant-time: fixed window count with one table addition per window — zero digits feed
   * the fake accumulator — and no doublings; the lookup scans the whole window slice.
   * Scalar bounds are validated by the public entry points ({@link ScalarMultiplier.mulCT},
   * {@link ScalarMultiplier.mulCTBlinded}, {@link ScalarMultiplier.mulUnsafe});
   * signedWindowDigits throws if `n` exceeds the table.
   * @returns real and fake (for const-time) points
   */
  wnafCachedCT(precomputes, n) {
    const { W, windows, comp } = precomputes;
    const half = 2 ** (W - 1);
    const digits2 = signedWindowDigits(n, W, windows);
    let p2 = this.ZERO;
    let f = this.BASE;
    for (let w = 0; w < windows; w++) {
      const digit = digits2[w];
      const start = w * half;
      const idx = Math.abs(digit) - 1;
      let sel = comp[start];
      for (let i = 1; i < half; i++)
        sel = i === idx ? comp[start + i] : sel;
      const neg = sel.negate();
      if (digit === 0)
        f = f.add(comp[start]);
      else
        p2 = p2.add(digit < 0 ? neg : sel);
    }
    return { p: p2, f };
  }
  // Cache key is point identity plus (W, bits); at most two entries exist per point (public-width
  // `Fn.BITS` and blinded `Fn.BITS + BLIND_BITS`). Callers must not reuse the same point with
  // incompatible `transform(...)` layouts and expect a separate cache entry.
  getWnafPrecomputes(W, point, bits, transform) {
    let entries = this.wnafPrecomputes.get(point);
    let comp = entries?.find((entry) => entry.W === W && entry.bits === bits);
    if (!comp) {
      comp = this.buildWnafTable(point, W, bits);
      if (typeof transform === "function")
        comp = { ...comp, comp: transform(comp.comp) };
      if (!entries) {
        entries = [];
        this.wnafPrecomputes.set(point, entries);
      }
      entries.push(comp);
    }
    return comp;
  }
  assertPoint(point) {
    if (!(point instanceof this.Point))
      throw new TypeError('"point" expected Point instance, got type=' + typeof point);
  }
  // Shared prologue of the constant-time entry points. Rejects scalar 0: in key/signature-style
  // callers a zero scalar means broken upstream plumbing, and concrete Points already reject it.
  // Uses inRange instead of Fn.isValidNot0: validateField() only certifies the arithmetic subset.
  validateMulInput(point, scalar) {
    this.assertPoint(point);
    if (!inRange(scalar, _1n3, this.Point.Fn.ORDER))
      throw new Error("invalid scalar");
  }
  // Constant-time dispatch shared by mulCT / mulCTBlinded. Un-precomputed points (W===1, e.g.
  // ECDH peer keys) skip building a throwaway cached table in favor of a small fixed-window
  // multiply. `n` must be < 2^bits.
  runCT(point, n, bits, transform) {
    const W = getWindowSize(point);
    if (W === 1)
      return this.fixedWindowCT(point, n, bits);
    return this.wnafCachedCT(this.getWnafPrecomputes(W, point, bits, transform), n);
  }
  mulCT(point, scalar, transform) {
    this.validateMulInput(point, scalar);
    return this.runCT(point, scalar, this.bits, transform);
  }
  mulCTBlinded(point, scalar, transform) {
    this.validateMulInput(point, scalar);
    if (this.randomBytes === void 0)
      throw new Error("randomBytes is required for scalar blinding");
    const bits = this.Point.Fn.BITS + BLIND_BITS;
    const blind = this.randomBytes(BLIND_BYTES);
    if (!isBytes2(blind) || blind.length !== BLIND_BYTES)
      throw new Error("randomBytes returned invalid byte array");
    blind[0] = blind[0] & 63 | 128;
    const n = scalar + bytesToNumberBE(blind) * this.Point.Fn.ORDER;
    return this.runCT(point, n, bits, transform);
  }
  /**
   * Constant-time multiplication `n*point` for an un-precomputed point, via a small fixed window.
   * A cached wNAF table only pays off when reused; a flat 2^FW_WINDOW table (`size-1` adds) is
   * far cheaper to build for a single use. The point-operation sequence is independent of `n`:
   * build the table, then per window exactly FW_WINDOW doublings, a data-oblivious scan over
   * every table entry, and one addition (adds the identity when the window digit is 0 — never
   * skipped).
   *
   * `n` must be `< 2^bits`. Assumes complete addition (adding the identity costs the same as any
   * add), which holds for the Weierstrass/Edwards point types used here. The table is left in
   * projective form (no normalizeZ): normalizing this small a table costs more than the
   * mixed-add savings it would buy for a single multiply.
   * @returns real point `p`; `f` duplicates it only to match {@link wnafCachedCT}'s return shape
   * (this path needs no fake accumulator — its op-count is already scalar-independent).
   */
  fixedWindowCT(point, n, bits) {
    const W = FW_WINDOW;
    const size = 1 << W;
    const mask = bitMask(W);
    const table = new Array(size);
    table[0] = this.ZERO;
    for (let i = 1; i < size; i++)
      table[i] = table[i - 1].add(point);
    const windows = Math.ceil(bits / W);
    let acc = this.ZERO;
    for (let window = windows - 1; window >= 0; window--) {
      if (window !== windows - 1)
        for (let d = 0; d < W; d++)
          acc = acc.double();
      const digit = Number(n >> BigInt(window * W) & mask);
      let sel = table[0];
      for (let i = 1; i < size; i++)
        sel = i === digit ? table[i] : sel;
      acc = acc.add(sel);
    }
    return { p: acc, f: acc };
  }
  shouldBlind(point, cofactor) {
    if (this.randomBytes === void 0)
      return false;
    if (cofactor === _1n3)
      return true;
    if (point !== this.BASE)
      return false;
    if (this.baseCanBeBlinded === void 0)
      this.baseCanBeBlinded = this.mulUnsafe(this.BASE, this.Point.Fn.ORDER).is0();
    return this.baseCanBeBlinded;
  }
  mulSecret(point, scalar, cofactor, transform) {
    return this.shouldBlind(point, cofactor) ? this.mulCTBlinded(point, scalar, transform) : this.mulCT(point, scalar, transform);
  }
  mulUnsafe(point, scalar, transform) {
    this.assertPoint(point);
    if (!isPosBig(scalar))
      throw new Error("invalid scalar");
    const W = getWindowSize(point);
    if (W === 1 || scalar >= this.Point.Fn.ORDER)
      return mulAddUnsafe(this.Point, [point], [scalar], true);
    const precomputes = this.getWnafPrecomputes(W, point, this.bits, transform);
    return this.wnafCachedCT(precomputes, scalar).p;
  }
  // Remembers the window size used for precomputed wNAF multiplication of the given point
  // and drops any previously built tables. Usually only the base point is precomputed.
  // W=1 resets the point to the un-precomputed (table-less) paths.
  // W is additionally capped so tables stay under ~2 GiB ({@link TABLE_BYTES_MAX}).
  setWindowSize(point, W) {
    this.assertPoint(point);
    validateW(W, this.bits);
    const windows = Math.ceil((this.bits + BLIND_BITS) / W) + 1;
    validateTableBytes(windows * 2 ** (W - 1), this.Point.Fp.BYTES);
    pointWindowSizes.set(point, W);
    this.wnafPrecomputes.delete(point);
  }
  // True when a window size is set: tables themselves are built lazily on first multiply.
  hasWindowSize(point) {
    return getWindowSize(point) !== 1;
  }
};
function mulAddUnsafe(c, points, scalars, allowOversized = false) {
  validatePointCons(c);
  validateMSMPoints(points, c);
  abool(allowOversized, "allowOversized");
  validateMSMScalars(scalars, c.Fn, allowOversized ? c.Fn.ORDER ** _4n2 : void 0);
  if (points.length !== scalars.length)
    throw new Error("arrays of points and scalars must have equal length");
  const tables = points.map((p2) => oddMultiples(p2, 4));
  const digits2 = scalars.map((n) => wnafDigits(n, 4));
  return wnafWalk(c.ZERO, tables, digits2);
}
function createField(order, field, isLE) {
  if (field) {
    if (field.ORDER !== order)
      throw new Error("Field.ORDER must match order: Fp == p, Fn == n");
    validateField(field);
    return field;
  } else {
    return Field(order, { isLE });
  }
}
function createCurveFields(type, CURVE, curveOpts = {}, FpFnLE) {
  if (type !== "weierstrass" && type !== "edwards")
    throw new Error('expected curve type "weierstrass" or "edwards"');
  if (FpFnLE === void 0)
    FpFnLE = type === "edwards";
  if (!CURVE || typeof CURVE !== "object")
    throw new Error(`expected valid ${type} CURVE object`);
  validateObject(curveOpts);
  for (const p2 of ["p", "n", "h"]) {
    const val = CURVE[p2];
    if (!(isPosBig(val) && val !== _0n3))
      throw new Error(`CURVE.${p2} must be positive bigint`);
  }
  const Fp2 = createField(CURVE.p, curveOpts.Fp, FpFnLE);
  const Fn = createField(CURVE.n, curveOpts.Fn, FpFnLE);
  const _b = type === "weierstrass" ? "b" : "d";
  const params = ["Gx", "Gy", "a", _b];
  for (const p2 of params) {
    if (!Fp2.isValid(CURVE[p2]))
      throw new Error(`CURVE.${p2} must be valid field element of CURVE.Fp`);
  }
  CURVE = Object.freeze(Object.assign({}, CURVE));
  return { CURVE, Fp: Fp2, Fn };
}
function createKeygen(randomSecretKey, getPublicKey) {
  return function keygen(seed) {
    const secretKey = randomSecretKey(seed);
    return { secretKey, publicKey: getPublicKey(secretKey) };
  };
}

// node_modules/@noble/curves/abstract/edwards.js
/*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
var _0n4 = /* @__PURE__ */ BigInt(0);
var _1n4 = /* @__PURE__ */ BigInt(1);
var _2n2 = /* @__PURE__ */ BigInt(2);
var _4n3 = /* @__PURE__ */ BigInt(4);
var _8n2 = /* @__PURE__ */ BigInt(8);
function isEdValidXY(Fp2, CURVE, x, y) {
  const x2 = Fp2.sqr(x);
  const y2 = Fp2.sqr(y);
  const left = Fp2.add(Fp2.mul(CURVE.a, x2), y2);
  const right = Fp2.add(Fp2.ONE, Fp2.mul(CURVE.d, Fp2.mul(x2, y2)));
  return Fp2.eql(left, right);
}
function edwards(params, extraOpts = {}) {
  validateObject(extraOpts, {}, {}, "extraOpts");
  const opts = extraOpts;
  const validated = createCurveFields("edwards", params, opts, opts.FpFnLE);
  const { Fp: Fp2, Fn } = validated;
  let CURVE = validated.CURVE;
  const { h: cofactor } = CURVE;
  if (FpLegendre(Fp2, CURVE.a) !== 1)
    throw new Error("edwards: CURVE.a must be a square in Fp for complete addition formulas");
  if (FpLegendre(Fp2, CURVE.d) !== -1)
    throw new Error("edwards: CURVE.d must be a non-square in Fp for complete addition formulas");
  validateObject(opts, {}, { uvRatio: "function", randomBytes: "function" });
  const randomBytes3 = opts.randomBytes === void 0 ? randomBytes2 : opts.randomBytes;
  const MASK = _2n2 << BigInt(Fp2.BYTES * 8) - _1n4;
  function isOdd(n) {
    if (!Fp2.isOdd)
      throw new Error("Field does not have .isOdd()");
    return Fp2.isOdd(n);
  }
  const uvRatio2 = opts.uvRatio === void 0 ? (u, v) => {
    try {
      return { isValid: true, value: Fp2.sqrt(Fp2.div(u, v)) };
    } catch (e) {
      return { isValid: false, value: _0n4 };
    }
  } : opts.uvRatio;
  if (!isEdValidXY(Fp2, CURVE, CURVE.Gx, CURVE.Gy))
    throw new Error("bad curve params: generator point");
  const mulA = Fp2.eql(CURVE.a, Fp2.neg(Fp2.ONE)) ? (x) => Fp2.neg(x) : Fp2.eql(CURVE.a, Fp2.ONE) ? (x) => x : (x) => Fp2.mul(CURVE.a, x);
  function acoord(title, n, banZero = false) {
    const min = banZero ? _1n4 : _0n4;
    aInRange("coordinate " + title, n, min, MASK);
    return n;
  }
  function aedpoint(other) {
    if (!(other instanceof Point2))
      throw new Error("EdwardsPoint expected");
  }
  class Point2 {
    static BASE = new Point2(CURVE.Gx, CURVE.Gy, Fp2.ONE, Fp2.mul(CURVE.Gx, CURVE.Gy));
    static ZERO = new Point2(Fp2.ZERO, Fp2.ONE, Fp2.ONE, Fp2.ZERO);
    static Fp = Fp2;
    static Fn = Fn;
    X;
    Y;
    Z;
    T;
    constructor(X, Y, Z, T) {
      this.X = acoord("x", X);
      this.Y = acoord("y", Y);
      this.Z = acoord("z", Z, true);
      this.T = acoord("t", T);
      Object.freeze(this);
    }
    static CURVE() {
      return CURVE;
    }
    /**
     * Create one extended Edwards point from affine coordinates.
     * Does NOT validate that the point is on-curve or torsion-free.
     * Use `.assertValidity()` on adversarial inputs.
     */
    static fromAffine(p2) {
      if (p2 instanceof Point2)
        throw new Error("extended point not allowed");
      const { x, y } = p2 || {};
      acoord("x", x);
      acoord("y", y);
      return new Point2(x, y, Fp2.ONE, Fp2.mul(x, y));
    }
    // Uses algo from RFC8032 5.1.3.
    static fromBytes(bytes, zip215 = false) {
      const len = Fp2.BYTES;
      const { a, d } = CURVE;
      bytes = copyBytes(abytes2(bytes, len, "point"));
      abool(zip215, "zip215");
      const normed = copyBytes(bytes);
      const lastByte = bytes[len - 1];
      normed[len - 1] = lastByte & ~128;
      const y = bytesToNumberLE(normed);
      const max = zip215 ? MASK : Fp2.ORDER;
      aInRange("point.y", y, _0n4, max);
      const y2 = Fp2.sqr(y);
      const u = Fp2.sub(y2, Fp2.ONE);
      const v = Fp2.sub(Fp2.mulN(d, y2), a);
      let { isValid, value: x } = uvRatio2(u, v);
      if (!isValid)
        throw new Error("bad point: invalid y coordinate");
      const isXOdd = isOdd(x);
      const isLastByteOdd = (lastByte & 128) !== 0;
      if (!zip215 && Fp2.is0(x) && isLastByteOdd)
        throw new Error("bad point: x=0 and x_0=1");
      if (isLastByteOdd !== isXOdd)
        x = Fp2.neg(x);
      return Point2.fromAffine({ x, y });
    }
    static fromHex(hex2, zip215 = false) {
      return Point2.fromBytes(hexToBytes2(hex2), zip215);
    }
    get x() {
      return this.toAffine().x;
    }
    get y() {
      return this.toAffine().y;
    }
    precompute(windowSize = 6, isLazy = true) {
      wnaf.setWindowSize(this, windowSize);
      if (!isLazy)
        this.multiply(_2n2);
      return this;
    }
    // Useful in fromAffine() - not for fromBytes(), which always created valid points.
    assertValidity() {
      const p2 = this;
      const { a, d } = CURVE;
      if (p2.is0())
        throw new Error("bad point: ZERO");
      const { X, Y, Z, T } = p2;
      const X2 = Fp2.sqr(X);
      const Y2 = Fp2.sqr(Y);
      const Z2 = Fp2.sqr(Z);
      const Z4 = Fp2.sqr(Z2);
      const aX2 = Fp2.mul(X2, a);
      const left = Fp2.mul(Fp2.add(aX2, Y2), Z2);
      const right = Fp2.add(Z4, Fp2.mul(d, Fp2.mul(X2, Y2)));
      if (!Fp2.eql(left, right))
        throw new Error("bad point: equation left != right (1)");
      const XY = Fp2.mul(X, Y);
      const ZT = Fp2.mul(Z, T);
      if (!Fp2.eql(XY, ZT))
        throw new Error("bad point: equation left != right (2)");
    }
    // Compare one point to another.
    equals(other) {
      aedpoint(other);
      const { X: X1, Y: Y1, Z: Z1 } = this;
      const { X: X2, Y: Y2, Z: Z2 } = other;
      const X1Z2 = Fp2.mul(X1, Z2);
      const X2Z1 = Fp2.mul(X2, Z1);
      const Y1Z2 = Fp2.mul(Y1, Z2);
      const Y2Z1 = Fp2.mul(Y2, Z1);
      return Fp2.eql(X1Z2, X2Z1) && Fp2.eql(Y1Z2, Y2Z1);
    }
    is0() {
      return this.equals(Point2.ZERO);
    }
    negate() {
      return new Point2(Fp2.neg(this.X), this.Y, this.Z, Fp2.neg(this.T));
    }
    // Fast algo for doubling Extended Point.
    // https://hyperelliptic.org/EFD/g1p/auto-twisted-extended.html#doubling-dbl-2008-hwcd
    // Cost: 4M + 4S + 1*a + 6add + 1*2.
    double() {
      const { X: X1, Y: Y1, Z: Z1 } = this;
      const A = Fp2.sqr(X1);
      const B = Fp2.sqr(Y1);
      const C = Fp2.mul(Fp2.sqr(Z1), _2n2);
      const D = mulA(A);
      const x1y1 = Fp2.addN(X1, Y1);
      const E = Fp2.sub(Fp2.subN(Fp2.sqr(x1y1), A), B);
      const G = Fp2.addN(D, B);
      const F = Fp2.subN(G, C);
      const H = Fp2.subN(D, B);
      const X3 = Fp2.mul(E, F);
      const Y3 = Fp2.mul(G, H);
      const T3 = Fp2.mul(E, H);
      const Z3 = Fp2.mul(F, G);
      return new Point2(X3, Y3, Z3, T3);
    }
    // Fast algo for adding 2 Extended Points.
    // https://hyperelliptic.org/EFD/g1p/auto-twisted-extended.html#addition-add-2008-hwcd
    // Cost: 9M + 1*a + 1*d + 7add.
    add(other) {
      aedpoint(other);
      const { d } = CURVE;
      const { X: X1, Y: Y1, Z: Z1, T: T1 } = this;
      const { X: X2, Y: Y2, Z: Z2, T: T2 } = other;
      const A = Fp2.mul(X1, X2);
      const B = Fp2.mul(Y1, Y2);
      const C = Fp2.mul(Fp2.mulN(T1, d), T2);
      const D = Fp2.mul(Z1, Z2);
      const E = Fp2.sub(Fp2.subN(Fp2.mulN(Fp2.addN(X1, Y1), Fp2.addN(X2, Y2)), A), B);
      const F = Fp2.subN(D, C);
      const G = Fp2.addN(D, C);
      const H = Fp2.sub(B, mulA(A));
      const X3 = Fp2.mul(E, F);
      const Y3 = Fp2.mul(G, H);
      const T3 = Fp2.mul(E, H);
      const Z3 = Fp2.mul(F, G);
      return new Point2(X3, Y3, Z3, T3);
    }
    subtract(other) {
      aedpoint(other);
      return this.add(other.negate());
    }
    // Constant-time multiplication.
    multiply(scalar) {
      if (!Fn.isValidNot0(scalar))
        throw new RangeError("invalid scalar: expected 1 <= sc < curve.n");
      const { p: p2, f } = wnaf.mulSecret(this, scalar, cofactor, normalize);
      return normalize([p2, f])[0];
    }
    // Non-constant-time multiplication. Uses double-and-add algorithm.
    // It's faster, but should only be used when you don't care about
    // an exposed private key e.g. sig verification.
    // Keeps the same subgroup-scalar contract: 0 is allowed for public-scalar callers, but
    // n and larger values are rejected instead of being reduced mod n to the identity point.
    multiplyUnsafe(scalar) {
      if (!Fn.isValid(scalar))
        throw new RangeError("invalid scalar: expected 0 <= sc < curve.n");
      if (scalar === _0n4)
        return Point2.ZERO;
      if (this.is0() || scalar === _1n4)
        return this;
      return wnaf.mulUnsafe(this, scalar, normalize);
    }
    // Checks if point is of small order.
    // If you add something to small order point, you will have "dirty"
    // point with torsion component.
    // Clears cofactor and checks if the result is 0.
    isSmallOrder() {
      return this.clearCofactor().is0();
    }
    // Multiplies point by curve order and checks if the result is 0.
    // Returns `false` is the point is dirty.
    isTorsionFree() {
      return wnaf.mulUnsafe(this, CURVE.n).is0();
    }
    // Converts Extended point to default (x, y) coordinates.
    // Can accept precomputed Z^-1 - for example, from invertBatch.
    toAffine(invertedZ) {
      const p2 = this;
      let iz = invertedZ;
      if (iz != null && typeof iz !== "bigint")
        throw new TypeError('"invertedZ" expected bigint, got type=' + typeof iz);
      const { X, Y, Z } = p2;
      const is0 = p2.is0();
      if (iz == null)
        iz = is0 ? Fp2.create(_8n2) : Fp2.inv(Z);
      const x = Fp2.mul(X, iz);
      const y = Fp2.mul(Y, iz);
      const zz = Fp2.mul(Z, iz);
      if (is0)
        return { x: Fp2.ZERO, y: Fp2.ONE };
      if (!Fp2.eql(zz, Fp2.ONE))
        throw new Error("invZ was invalid");
      return { x, y };
    }
    clearCofactor() {
      if (cofactor === _1n4)
        return this;
      if (cofactor === _2n2)
        return this.double();
      if (cofactor === _4n3)
        return this.double().double();
      if (cofactor === _8n2)
        return this.double().double().double();
      return this.multiplyUnsafe(cofactor);
    }
    toBytes() {
      const { x, y } = this.toAffine();
      const bytes = Fp2.toBytes(y);
      bytes[bytes.length - 1] |= isOdd(x) ? 128 : 0;
      return bytes;
    }
    toHex() {
      return bytesToHex2(this.toBytes());
    }
    toString() {
      return `<Point ${this.is0() ? "ZERO" : this.toHex()}>`;
    }
  }
  const normalize = (points) => normalizeZ(Point2, points);
  const wnaf = new ScalarMultiplier(Point2, randomBytes3);
  if (wnaf.bits >= 6)
    Point2.BASE.precompute(6);
  Object.freeze(Point2.prototype);
  Object.freeze(Point2);
  return Point2;
}
function eddsa(Point2, cHash, eddsaOpts = {}) {
  validatePointCons(Point2);
  if (typeof cHash !== "function")
    throw new Error('"hash" function param is required');
  const hash2 = cHash;
  const opts = eddsaOpts;
  validateObject(opts, {}, {
    adjustScalarBytes: "function",
    randomBytes: "function",
    domain: "function",
    prehash: "function",
    zip215: "boolean",
    mapToCurve: "function",
    toMontgomery: "function",
    toMontgomerySecret: "function"
  });
  const { prehash } = opts;
  const { BASE, Fp: Fp2, Fn } = Point2;
  const outputLen = hash2.outputLen;
  const expectedLen = 2 * Fp2.BYTES;
  if (outputLen !== void 0) {
    asafenumber(outputLen, "hash.outputLen");
    if (outputLen !== expectedLen)
      throw new Error(`hash.outputLen must be ${expectedLen}, got ${outputLen}`);
  }
  const randomBytes3 = opts.randomBytes === void 0 ? randomBytes2 : opts.randomBytes;
  const toMontgomery2 = opts.toMontgomery;
  const toMontgomerySecret2 = opts.toMontgomerySecret;
  const adjustScalarBytes2 = opts.adjustScalarBytes === void 0 ? (bytes) => bytes : opts.adjustScalarBytes;
  const domain = opts.domain === void 0 ? (data, ctx, phflag) => {
    abool(phflag, "phflag");
    if (ctx.length || phflag)
      throw new Error("Contexts/pre-hash are not supported");
    return data;
  } : opts.domain;
  function modN_LE(hash3) {
    return Fn.create(bytesToNumberLE(hash3));
  }
  function getPrivateScalar(key) {
    const len = lengths.secretKey;
    abytes2(key, lengths.secretKey, "secretKey");
    const hashed = abytes2(hash2(key), 2 * len, "hashedSecretKey");
    const head = adjustScalarBytes2(hashed.slice(0, len));
    const prefix = hashed.slice(len, 2 * len);
    const scalar = modN_LE(head);
    return { head, prefix, scalar };
  }
  function getExtendedPublicKey(secretKey) {
    const { head, prefix, scalar } = getPrivateScalar(secretKey);
    const point = BASE.multiply(scalar);
    const pointBytes = point.toBytes();
    return { head, prefix, scalar, point, pointBytes };
  }
  function getPublicKey(secretKey) {
    return getExtendedPublicKey(secretKey).pointBytes;
  }
  function hashDomainToScalar(context = Uint8Array.of(), ...msgs) {
    const msg = concatBytes2(...msgs);
    return modN_LE(hash2(domain(msg, abytes2(context, void 0, "context"), !!prehash)));
  }
  function sign(msg, secretKey, options = {}) {
    validateObject(options, {}, {}, "options");
    msg = copyBytes(abytes2(msg, void 0, "message"));
    if (prehash)
      msg = prehash(msg);
    const { prefix, scalar, pointBytes } = getExtendedPublicKey(secretKey);
    const r = hashDomainToScalar(options.context, prefix, msg);
    const R = BASE.multiply(r).toBytes();
    const k = hashDomainToScalar(options.context, R, pointBytes, msg);
    const s = Fn.create(r + k * scalar);
    if (!Fn.isValid(s))
      throw new Error("sign failed: invalid s");
    const rs = concatBytes2(R, Fn.toBytes(s));
    return abytes2(rs, lengths.signature, "result");
  }
  const verifyOpts = {
    zip215: opts.zip215
  };
  function verify2(sig, msg, publicKey, options = verifyOpts) {
    validateObject(options);
    const { context } = options;
    const zip215 = options.zip215 === void 0 ? !!verifyOpts.zip215 : options.zip215;
    const len = lengths.signature;
    sig = abytes2(sig, len, "signature");
    msg = abytes2(msg, void 0, "message");
    publicKey = abytes2(publicKey, lengths.publicKey, "publicKey");
    if (zip215 !== void 0)
      abool(zip215, "zip215");
    if (prehash)
      msg = prehash(msg);
    const mid = len / 2;
    const r = sig.subarray(0, mid);
    const s = bytesToNumberLE(sig.subarray(mid, len));
    let A, R, SB;
    try {
      A = Point2.fromBytes(publicKey, zip215);
      R = Point2.fromBytes(r, zip215);
      SB = BASE.multiplyUnsafe(s);
    } catch (error) {
      return false;
    }
    if (!zip215 && A.isSmallOrder())
      return false;
    const k = hashDomainToScalar(context, r, publicKey, msg);
    const RkA = R.add(A.multiplyUnsafe(k));
    return RkA.subtract(SB).clearCofactor().is0();
  }
  const _size = Fp2.BYTES;
  const lengths = {
    secretKey: _size,
    publicKey: _size,
    signature: 2 * _size,
    seed: _size
  };
  function randomSecretKey(seed) {
    seed = seed === void 0 ? randomBytes3(lengths.seed) : seed;
    return abytes2(seed, lengths.seed, "seed");
  }
  function isValidSecretKey(key) {
    return isBytes2(key) && key.length === lengths.secretKey;
  }
  function isValidPublicKey(key, zip215) {
    try {
      return !!Point2.fromBytes(key, zip215 === void 0 ? verifyOpts.zip215 : zip215);
    } catch (error) {
      return false;
    }
  }
  const utils = {
    getExtendedPublicKey,
    randomSecretKey,
    isValidSecretKey,
    isValidPublicKey,
    /** Converts an Edwards public key to a companion Montgomery public key. */
    toMontgomery(publicKey) {
      if (toMontgomery2 === void 0)
        throw new Error("Montgomery conversion is not supported for this curve");
      return toMontgomery2(Point2.fromBytes(publicKey));
    },
    toMontgomerySecret(secretKey) {
      if (toMontgomerySecret2 === void 0)
        throw new Error("Montgomery conversion is not supported for this curve");
      return toMontgomerySecret2(secretKey);
    }
  };
  Object.freeze(lengths);
  Object.freeze(utils);
  return Object.freeze({
    keygen: createKeygen(randomSecretKey, getPublicKey),
    getPublicKey,
    sign,
    verify: verify2,
    utils,
    Point: Point2,
    lengths
  });
}

// node_modules/@noble/curves/ed25519.js
/*! noble-curves - MIT License (c) 2022 Paul Miller (paulmillr.com) */
var _1n5 = /* @__PURE__ */ BigInt(1);
var _2n3 = /* @__PURE__ */ BigInt(2);
var _5n2 = /* @__PURE__ */ BigInt(5);
var _8n3 = /* @__PURE__ */ BigInt(8);
var ed25519_CURVE_p = /* @__PURE__ */ BigInt("0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed");
var ed25519_CURVE = /* @__PURE__ */ (() => ({
  p: ed25519_CURVE_p,
  n: BigInt("0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed"),
  h: _8n3,
  a: BigInt("0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec"),
  d: BigInt("0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3"),
  Gx: BigInt("0x216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51a"),
  Gy: BigInt("0x6666666666666666666666666666666666666666666666666666666666666658")
}))();
function ed25519_pow_2_252_3(x) {
  const _10n = BigInt(10), _20n = BigInt(20), _40n = BigInt(40), _80n = BigInt(80);
  const P = ed25519_CURVE_p;
  const x2 = x * x % P;
  const b2 = x2 * x % P;
  const b4 = pow2(b2, _2n3, P) * b2 % P;
  const b5 = pow2(b4, _1n5, P) * x % P;
  const b10 = pow2(b5, _5n2, P) * b5 % P;
  const b20 = pow2(b10, _10n, P) * b10 % P;
  const b40 = pow2(b20, _20n, P) * b20 % P;
  const b80 = pow2(b40, _40n, P) * b40 % P;
  const b160 = pow2(b80, _80n, P) * b80 % P;
  const b240 = pow2(b160, _80n, P) * b80 % P;
  const b250 = pow2(b240, _10n, P) * b10 % P;
  const pow_p_5_8 = pow2(b250, _2n3, P) * x % P;
  return { pow_p_5_8, b2 };
}
function adjustScalarBytes(bytes) {
  bytes[0] &= 248;
  bytes[31] &= 127;
  bytes[31] |= 64;
  return bytes;
}
var ED25519_SQRT_M1 = /* @__PURE__ */ BigInt("19681161376707505956807079304988542015446066515923890162744021073123829784752");
function uvRatio(u, v) {
  const P = ed25519_CURVE_p;
  const v3 = mod(v * v * v, P);
  const v7 = mod(v3 * v3 * v, P);
  const pow3 = ed25519_pow_2_252_3(u * v7).pow_p_5_8;
  let x = mod(u * v3 * pow3, P);
  const vx2 = mod(v * x * x, P);
  const root1 = x;
  const root2 = mod(x * ED25519_SQRT_M1, P);
  const useRoot1 = vx2 === u;
  const useRoot2 = vx2 === mod(-u, P);
  const noRoot = vx2 === mod(-u * ED25519_SQRT_M1, P);
  if (useRoot1)
    x = root1;
  if (useRoot2 || noRoot)
    x = root2;
  if (isNegativeLE(x, P))
    x = mod(-x, P);
  return { isValid: useRoot1 || useRoot2, value: x };
}
var ed25519_Point = /* @__PURE__ */ edwards(ed25519_CURVE, { uvRatio });
var Fp = /* @__PURE__ */ (() => ed25519_Point.Fp)();
function toMontgomery(point) {
  const { y } = point;
  return Fp.toBytes(Fp.div(_1n5 + y, _1n5 - y));
}
function toMontgomerySecret(secretKey) {
  const size = ed25519_Point.Fp.BYTES;
  abytes(secretKey, size);
  return adjustScalarBytes(sha512(secretKey.subarray(0, size))).subarray(0, size);
}
function ed(opts) {
  return eddsa(ed25519_Point, sha512, Object.assign({ adjustScalarBytes, toMontgomery, toMontgomerySecret, zip215: true }, opts));
}
var ed25519 = /* @__PURE__ */ ed({});

// src/group.ts
var modulo = (x, q2) => {
  const r = x % q2;
  return r < 0n ? r + q2 : r;
};
function inverse(x, q2) {
  let [a, b, u, v] = [modulo(x, q2), q2, 1n, 0n];
  while (a > 1n) {
    const n = b / a;
    [a, b, u, v] = [b - n * a, a, v - n * u, u];
  }
  return modulo(u, q2);
}
var joined = (integers) => integers.reduce((value, i) => (value << 8n) + BigInt(i), 0n);
var digits = (count, value) => Array.from({ length: count }, (_, i) => Number(value >> BigInt(8 * (count - 1 - i)) & 255n));

// src/ed25519.ts
var p = ed25519.Point.Fp.ORDER;
var q = ed25519.Point.Fn.ORDER;
var LOW = (1n << 255n) - 1n;
var TWICE = 2n * p;
var D2 = 2n * ed25519.Point.CURVE().d % p;
var HIGH = p << 16n;
var fold = (x) => (x & LOW) + 19n * (x >> 255n);
var reduce = (x) => fold(fold(x));
var Point = class _Point {
  constructor(X, Y, Z, T) {
    this.X = X;
    this.Y = Y;
    this.Z = Z;
    this.T = T;
  }
  X;
  Y;
  Z;
  T;
  /** Multiples 1 to 8 of this point and of its powers 2^64, 2^128 and 2^192. */
  quarters;
  /** Multiples 1 to 128 of this point and of its powers 2^8, 2^16, and so on. */
  bytes;
  add(o) {
    const a = fold((this.Y - this.X + TWICE) * (o.Y - o.X + TWICE));
    const b = fold((this.Y + this.X) * (o.Y + o.X));
    const c = fold(fold(this.T * o.T) * D2);
    const d = 2n * fold(this.Z * o.Z);
    const [e, f, g, h] = [b - a + HIGH, d - c + HIGH, d + c, b + a];
    return new _Point(reduce(e * f), reduce(g * h), reduce(f * g), reduce(e * h));
  }
  /** The double; without T if it is only to be doubled again, which does not look at T. */
  double(last = true) {
    const a = fold(this.X * this.X);
    const b = fold(this.Y * this.Y);
    const s = this.X + this.Y;
    const e = fold(s * s) - a - b + HIGH;
    const g = b - a + HIGH;
    const f = g - 2n * fold(this.Z * this.Z) + HIGH;
    const h = HIGH - a - b;
    return new _Point(reduce(e * f), reduce(g * h), reduce(f * g), last ? reduce(e * h) : 0n);
  }
  negate() {
    return new _Point(TWICE - this.X, this.Y, this.Z, TWICE - this.T);
  }
  equals(o) {
    return (this.X * o.Z - o.X * this.Z) % p === 0n && (this.Y * o.Z - o.Y * this.Z) % p === 0n;
  }
};
var ONE = new Point(0n, 1n, 1n, 0n);
function multiples(point, count) {
  const all = [point];
  while (all.length < count) all.push((all.at(-1) ?? point).add(point));
  return all;
}
function rows(point, count, doublings, width2) {
  const all = [];
  for (let base = point, i = 0; i < count; i++) {
    all.push(multiples(base, width2));
    if (i + 1 < count) for (let k = 1; k <= doublings; k++) base = base.double(k === doublings);
  }
  return all;
}
function signed(exponent, width2) {
  const text2 = exponent.toString(16).padStart(64, "0");
  const base = 16 ** width2;
  const all = [];
  let carry = 0;
  for (let end = 64; end > 0; end -= width2) {
    const digit = parseInt(text2.slice(end - width2, end), 16) + carry;
    carry = digit > base / 2 ? 1 : 0;
    all.push(digit - carry * base);
  }
  return all;
}
function used(all) {
  let length = all.length;
  while (length > 0 && !all[length - 1]) length--;
  return length;
}
function step(acc, table, digit) {
  if (!digit || !table) return acc;
  const point = table[Math.abs(digit) - 1] ?? ONE;
  return acc.add(digit > 0 ? point : point.negate());
}
var Ed25519 = class {
  name = "Ed25519";
  q = q;
  one = ONE;
  embedding = { padding: 14n, most: 30 };
  g = this.ready(fromNoble(ed25519.Point.BASE), true);
  decodeAgain(text2) {
    if (!/^[0-9a-f]{64}$/.test(text2)) return null;
    try {
      return fromNoble(ed25519.Point.fromBytes(hexToBytes(text2).reverse()));
    } catch {
      return null;
    }
  }
  decode(text2, several = false) {
    const point = this.decodeAgain(text2);
    if (point && several) this.ready(point);
    return point && this.product([[point, q]]).equals(ONE) ? point : null;
  }
  /** Affine coordinates, with one division for all. */
  affine(points) {
    const before = [];
    let all = 1n;
    for (const { Z } of points) {
      before.push(all);
      all = reduce(all * Z);
    }
    let back = inverse(all, p);
    const out = [];
    for (let i = points.length - 1; i >= 0; i--) {
      const point = points[i] ?? ONE;
      const z = back * (before[i] ?? 1n) % p;
      back = back * point.Z % p;
      out[i] = [point.X * z % p, point.Y * z % p];
    }
    return out;
  }
  encode(points) {
    return this.affine(points).map(([x, y]) => (y | (x & 1n) << 255n).toString(16).padStart(64, "0"));
  }
  mul(a, b) {
    return a.add(b);
  }
  inv(a) {
    return a.negate();
  }
  same(a, b) {
    return a.equals(b);
  }
  compare(a, b) {
    const [one, other] = this.affine([a, b]);
    for (const i of [0, 1]) {
      const [left, right] = [one?.[i] ?? 0n, other?.[i] ?? 0n];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  }
  ready(point, often = false) {
    if (often) point.bytes ??= rows(point, 32, 8, 128);
    else point.quarters ??= rows(point, 4, 64, 8);
    return point;
  }
  release(point) {
    delete point.quarters;
  }
  product(factors) {
    let fixed = ONE;
    const chains = [];
    for (const [point, exponent] of factors) {
      if (point.bytes) {
        const all2 = signed(exponent, 2);
        for (let i = 0; i < 32; i++) fixed = step(fixed, point.bytes[i], all2[i]);
        continue;
      }
      const all = signed(exponent, 1);
      if (point.quarters) point.quarters.forEach((table, i) => chains.push({ table, digits: all.slice(16 * i, 16 * i + 16) }));
      else chains.push({ table: exponent === 1n ? [point] : multiples(point, 8), digits: all });
    }
    const length = Math.max(0, ...chains.map((chain) => used(chain.digits)));
    let acc = ONE;
    for (let at = length - 1; at >= 0; at--) {
      if (at < length - 1) acc = acc.double(false).double(false).double(false).double();
      for (const { table, digits: all } of chains) acc = step(acc, table, all[at]);
    }
    return acc.add(fixed);
  }
  embed(integers) {
    if (integers.length > this.embedding.most) return null;
    const start = joined(integers) << this.embedding.padding;
    for (let extra = 0n; extra < 1n << this.embedding.padding; extra++) {
      const point = this.decode((start + extra).toString(16).padStart(64, "0"));
      if (point) return point;
    }
    return null;
  }
  integers(count, point) {
    return digits(count, BigInt(`0x${this.encode([point])[0]}`) >> this.embedding.padding);
  }
  independent(seed) {
    for (let x = seed >> 2n; ; x++) {
      const point = this.decodeAgain(x.toString(16).padStart(64, "0"));
      if (point) return point.double(false).double(false).double();
    }
  }
};
function fromNoble({ X, Y, Z, T }) {
  return new Point(X, Y, Z, T);
}

// src/field.ts
var WINDOW = 4n;
var Field2 = class {
  constructor(name, p2, q2, g, embedding) {
    this.name = name;
    this.p = p2;
    this.q = q2;
    this.g = g;
    this.embedding = embedding;
  }
  name;
  p;
  q;
  g;
  embedding;
  one = 1n;
  decodeAgain(text2) {
    return /^[1-9][0-9]{0,699}$/.test(text2) && BigInt(text2) < this.p ? BigInt(text2) : null;
  }
  decode(text2) {
    const x = this.decodeAgain(text2);
    return x !== null && this.product([[x, this.q]]) === 1n ? x : null;
  }
  encode(elements) {
    return elements.map(String);
  }
  mul(a, b) {
    return a * b % this.p;
  }
  inv(a) {
    return inverse(a, this.p);
  }
  same(a, b) {
    return a === b;
  }
  compare(a, b) {
    return a < b ? -1 : Number(a > b);
  }
  ready(element) {
    return element;
  }
  release() {
  }
  product(factors) {
    const chains = factors.map(([base, exponent]) => {
      const table = [1n];
      for (let i = 1; i < 16; i++) table.push(this.mul(table[i - 1] ?? 1n, base));
      return { table, digits: exponent.toString(16) };
    });
    const length = Math.max(0, ...chains.map((chain) => chain.digits.length));
    let acc = 1n;
    for (let at = length; at > 0; at--) {
      for (let i = 0n; i < WINDOW; i++) acc = this.mul(acc, acc);
      for (const { table, digits: all } of chains) {
        const digit = all[all.length - at];
        if (digit && digit !== "0") acc = this.mul(acc, table[parseInt(digit, 16)] ?? 1n);
      }
    }
    return acc;
  }
  embed(integers) {
    if (!this.embedding || integers.length > this.embedding.most) return null;
    const start = joined(integers) << this.embedding.padding;
    for (let extra = 0n; extra < 1n << this.embedding.padding; extra++) {
      if (this.decode(String(start + extra)) !== null) return start + extra;
    }
    return null;
  }
  integers(count, element) {
    return digits(count, element >> (this.embedding?.padding ?? 0n));
  }
  independent(seed) {
    return this.product([[seed, (this.p - 1n) / this.q]]);
  }
};

// src/groups.ts
var number = (hexadecimal) => BigInt(`0x${hexadecimal.replace(/\s/g, "")}`);
function rfc3526() {
  const p2 = number(`
    ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404ddef9519b3cd3a431b
    302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe6
    49286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb9ed529077096966d
    670c354e4abc9804f1746c08ca18217c32905e462e36ce3be39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf695581718
    3995497cea956ae515d2261898fa051015728e5a8aacaa68ffffffffffffffff`);
  return new Field2("RFC-3526-2048", p2, (p2 - 1n) / 2n, 2n, { padding: 8n, most: 255 });
}
function belenios2048() {
  const p2 = number(`
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
  const q2 = 78571733251071885079927659812671450121821421258408794611510081919805623223441n;
  return new Field2("BELENIOS-2048", p2, q2, g, null);
}
var makers = {
  Ed25519: () => new Ed25519(),
  "RFC-3526-2048": rfc3526,
  "BELENIOS-2048": belenios2048
};
var made = /* @__PURE__ */ new Map();
function groupNamed(name) {
  const make = Object.hasOwn(makers, name) ? makers[name] : void 0;
  if (!make) return null;
  const group = made.get(name) ?? make();
  made.set(name, group);
  return group;
}

// src/election.ts
var integersOf = (question2) => question2.preferences ?? question2.answers.length;
var oldValue = object({
  answers: array(string),
  blank: optional(exactly("true", true)),
  min: integer,
  max: integer,
  question: string
});
var newValue = object({ answers: array(string), blank: boolean, min: integer, max: integer, question: string });
var homomorphic2 = ({ blank, ...more }) => ({ type: "Homomorphic", ...more, blank: blank ?? false });
var question = (version) => (r) => {
  if (version === 1 && r.sees('{"answers":')) return homomorphic2(oldValue(r));
  r.literal('{"type":');
  let made3;
  if (version === 2 && r.skip('"Homomorphic","value":')) {
    made3 = homomorphic2(newValue(r));
  } else if (r.skip('"NonHomomorphic","value":')) {
    made3 = { type: "NonHomomorphic", ...object({ answers: array(string), question: string })(r), preferences: null };
  } else {
    r.literal('"Lists","value":');
    made3 = { type: "Lists", ...object({ answers: array(array(string)), question: string })(r) };
  }
  if (r.skip(',"extra":')) {
    const extra = anything(r);
    if (made3.type === "NonHomomorphic") made3.preferences = preferences(extra);
  }
  r.literal("}");
  return made3;
};
function preferences(extra) {
  if (!(extra instanceof Map) || extra.get("encoding") !== "order") return null;
  const given = extra.get("preferences");
  return typeof given === "bigint" && given > 0n && given < 1000n ? Number(given) : 0;
}
var authority = (r) => r.skip('["Server"]') || tuple(exactly('"External"', null), string)(r);
var direction = (r) => r.skip('["Ltr"]') || (r.literal('["Rtl"]'), true);
var shapeOf = (version) => {
  const common = {
    version: exactly(String(version), version),
    description: string,
    name: string,
    group: string,
    public_key: string,
    questions: array(question(version)),
    uuid
  };
  if (version === 1) {
    const shape2 = object({ ...common, administrator: optional(string), credential_authority: optional(string) });
    return shape2;
  }
  const shape = object({
    ...common,
    administrator: string,
    credential_authority: authority,
    language: optional(tuple(string, direction))
  });
  return shape;
};
function problem(q2) {
  if (q2.answers.length === 0) return "there is no answer";
  if (q2.type === "Lists" && q2.answers.some((list) => list.length < 2)) return "a list has no candidates";
  if (q2.type === "Homomorphic" && q2.min > q2.max) return "the least number of answers is above the most";
  if (q2.type === "NonHomomorphic" && q2.preferences !== null) {
    const fits = q2.preferences >= 1 && q2.preferences <= 30 && q2.answers.length <= 255;
    if (!fits) return "an order of preference holds 1 to 30 of at most 255 candidates";
  }
  return null;
}
function readParameters(json2) {
  const old = new Reader(String.fromCharCode(...json2.subarray(0, 13))).sees('{"version":1,');
  const { public_key: publicKey, questions, ...more } = read(json2, shapeOf(old ? 1 : 2), "election", "the election");
  need(questions.length > 0, "election", "there is no question");
  questions.forEach((each, i) => {
    const wrong = problem(each);
    need(wrong === null, "election", `question ${i + 1}: ${wrong}`);
  });
  const { version, name, description, group, uuid: id } = more;
  return { version, name, description, group, publicKey, questions, uuid: id };
}
function readElection(json2) {
  return inItsGroup(readParameters(json2), json2);
}
function inItsGroup(parameters, json2) {
  const { version, questions, publicKey } = parameters;
  const group = groupNamed(parameters.group);
  need(group !== null, "election", "the group is none of Ed25519, RFC-3526-2048 and BELENIOS-2048");
  questions.forEach((each, i) => {
    if (each.type !== "NonHomomorphic") return;
    const fits = group.embedding !== null && integersOf(each) <= group.embedding.most;
    need(fits, "election", `question ${i + 1}: the group cannot hold so many numbers`);
  });
  const value = group.decode(publicKey);
  if (!value || group.same(value, group.one)) throw new Refused("election", "the public key is not an element of the group, or it is the identity");
  group.ready(value, true);
  const fingerprint = version === 2 ? hashHex(json2) : base64(hash(json2));
  return { ...parameters, frame: new Frame(group, version), key: { text: publicKey, value }, fingerprint };
}

// src/shuffle.ts
var mixShape = (frame, counts) => {
  const { scalar } = frame;
  const element = frame.element();
  const times2 = (n, shape) => row(Array(n).fill(shape));
  const proof = (n) => tuple(
    tuple(element, element, element, tuple(element, element), times2(n, element)),
    tuple(scalar, scalar, scalar, scalar, times2(n, scalar), times2(n, scalar)),
    times2(n, element),
    times2(n, element)
  );
  return object({
    ciphertexts: row(counts.map((n) => times2(n, object({ alpha: element, beta: element })))),
    proofs: row(counts.map(proof))
  });
};
var usesExtension = ({ version, group }, count) => version === 2 && count * width(group.q) > LONGEST_HASH;
var listed = (texts) => texts.map(({ text: text2 }) => `${text2},`).join("");
var listedPairs = (cts) => cts.map((ct) => `${ct.alpha.text},${ct.beta.text},`).join("");
function challenges({ frame, fingerprint }, text2, count) {
  const { group: { q: q2 }, version } = frame;
  const start = `shuffle-challenges|${fingerprint}|`;
  if (version === 1) {
    const all = hashHex(start + text2);
    return Array.from({ length: count }, (_, i) => toNumber(hash(all + hashHex(String(i)))) % q2);
  }
  if (!usesExtension(frame, count)) return hashToField(q2, "get_nizkp_challenges", start + text2, count);
  const digest = hashHex(text2);
  return Array.from({ length: count }, (_, i) => hashToField(q2, "get_nizkp_challenges", `${start}${digest}|${i}`, 1)[0] ?? 0n);
}
var made2 = /* @__PURE__ */ new WeakMap();
function generators(frame, count) {
  const { group } = frame;
  const all = made2.get(frame) ?? [];
  for (let i = all.length - 1; i < count; i++) all.push(group.independent(toNumber(hash(`ggen|${i}`))));
  made2.set(frame, all);
  const texts = group.encode(all);
  const poor = new Set(texts).size < texts.length || all.some((h) => group.same(h, group.one) || group.same(h, group.g));
  if (poor) throw new Refused("shuffle", "there are no independent generators");
  return all.slice(0, count + 1);
}
function mixProblem(election, input, output, proof) {
  const { frame, fingerprint, key } = election;
  const { group } = frame;
  const { q: q2 } = group;
  const n = input.length;
  const [[t1, t2, t3, [t41, t42], that], [s1, s2, s3, s4, shat, sp], c, chat] = proof;
  const text2 = listedPairs(input) + listedPairs(output) + listed(c);
  const u = challenges(election, text2, n);
  const message = `shuffle-challenge|${fingerprint}|${listed([t1, t2, t3, t41, t42])}${listed(that)}${text2}${listed(chat)}${key.text}`;
  const challenge = frame.version === 2 ? hashToField(q2, "get_nizkp_challenge", message, 1)[0] ?? 0n : toNumber(hash(message)) % q2;
  const [h = group.one, ...hs] = generators(frame, n);
  const minus = (x) => (q2 - x % q2) % q2;
  const less = minus(challenge);
  const values = (all2) => all2.map((each) => each.value);
  const powers = (bases, exponents) => bases.map((base, i) => [base, exponents[i] ?? 0n]);
  const all = (bases) => bases.reduce((product3, base) => group.mul(product3, base), group.one);
  const over = (a, b) => group.mul(a, group.inv(b));
  const cbar = over(all(values(c)), all(hs));
  const product2 = u.reduce((value, each) => value * each % q2, 1n);
  const last = over(chat.at(-1)?.value ?? h, group.product([[h, product2]]));
  const ctilde = group.product(powers(values(c), u));
  const alpha = group.product(powers(input.map((ct) => pairOf(ct)[0]), u));
  const beta = group.product(powers(input.map((ct) => pairOf(ct)[1]), u));
  const [alphas, betas] = [output.map((ct) => ct.alpha.value), output.map((ct) => ct.beta.value)];
  const { g } = group;
  const holds = (claimed, factors) => group.same(claimed.value, group.product(factors));
  if (!holds(t1, [[cbar, less], [g, s1]])) return "the permutation is not proved to be complete";
  if (!holds(t2, [[last, less], [g, s2]])) return "the permutation is not proved to have each ballot once";
  if (!holds(t3, [[ctilde, less], [g, s3], ...powers(hs, sp)])) return "the permutation is not the one that was committed to";
  if (!holds(t41, [[beta, less], [key.value, minus(s4)], ...powers(betas, sp)])) return "what came out is not what went in";
  if (!holds(t42, [[alpha, less], [g, minus(s4)], ...powers(alphas, sp)])) return "what came out is not what went in";
  const wrong = that.findIndex((claimed, i) => {
    const before = i === 0 ? h : chat[i - 1]?.value ?? h;
    return !holds(claimed, [[chat[i]?.value ?? h, less], [g, shat[i] ?? 0n], [before, sp[i] ?? 0n]]);
  });
  return wrong < 0 ? null : `link ${wrong + 1} of the permutation does not hold`;
}

// src/tally.ts
var likeTally = (question2, count, leaf) => (r) => {
  const times2 = (n) => row(Array(n).fill(leaf));
  if (question2.type === "Lists") return row(question2.answers.map((list) => times2(list.length)))(r).flat();
  return times2(question2.type === "Homomorphic" ? question2.answers.length + Number(question2.blank) : count)(r);
};
var Counted = class {
  accepted = 0;
  #last = /* @__PURE__ */ new Map();
  #place = /* @__PURE__ */ new Map();
  add({ credential, answers }) {
    this.#place.set(credential, this.accepted);
    this.accepted += 1;
    this.#last.delete(credential);
    this.#last.set(credential, answers);
  }
  /** The places among all accepted ballots of those that count. */
  places() {
    return new Set(this.#place.values());
  }
  get size() {
    return this.#last.size;
  }
  weight(credentials) {
    let total = 0n;
    for (const credential of this.#last.keys()) total += credentials.get(credential) ?? 0n;
    return total;
  }
  /** The ciphertexts in one place of a question, with their weights. */
  column(question2, place, credentials) {
    return [...this.#last].flatMap(([credential, answers]) => {
      const ct = answers[question2]?.[place];
      return ct ? [[ct, credentials.get(credential) ?? 0n]] : [];
    });
  }
};
function product({ frame: { group } }, column) {
  const of = (pick) => {
    const heavy = column.filter(([, weight]) => weight !== 1n).map(([ct, weight]) => [pick(ct), weight]);
    const light = column.filter(([, weight]) => weight === 1n);
    return light.reduce((all, [ct]) => group.mul(all, pick(ct)), group.product(heavy));
  };
  return [of((ct) => ct.alpha.value), of((ct) => ct.beta.value)];
}
var textOf = (ct) => `${ct.alpha.text},${ct.beta.text}`;
function checkTally(election, credentials, counted, tally, sizedJson) {
  const { frame, questions } = election;
  const sized = read(sizedJson, sizedShape, "encrypted-tally", "the statement of size");
  const element = frame.element();
  const ciphertext2 = object({ alpha: element, beta: element });
  const shape = row(questions.map((question2) => likeTally(question2, counted.size, ciphertext2)));
  const published = read(tally, shape, "encrypted-tally", "the tally");
  questions.forEach((question2, i) => {
    const given = published[i] ?? [];
    let right;
    if (question2.type === "NonHomomorphic") {
      const mine = counted.column(i, 0, credentials).map(([ct]) => ct);
      mine.sort((a, b) => frame.group.compare(a.alpha.value, b.alpha.value) || frame.group.compare(a.beta.value, b.beta.value));
      let [left, other] = [mine.map(textOf), given.map(textOf)];
      if (frame.version === 1) [left, other] = [left.sort(), other.sort()];
      right = left.every((text2, k) => text2 === other[k]);
    } else {
      right = given.every((ct, k) => {
        const [alpha, beta] = product(election, counted.column(i, k, credentials));
        const [a, b] = pairOf(ct);
        return frame.group.same(alpha, a) && frame.group.same(beta, b);
      });
    }
    need(right, "encrypted-tally", `question ${i + 1}: it is not what the ballots on the board give`);
  });
  need(sized.num_tallied === BigInt(counted.size), "num-tallied", `${sized.num_tallied} are said to be counted, and ${counted.size} ballots count`);
  const weight = counted.weight(credentials);
  need(sized.total_weight === weight, "total-weight", `the weight is said to be ${sized.total_weight}, and the ballots weigh ${weight}`);
  return published;
}

// src/opening.ts
var Opening = class {
  constructor(election, trustees, weight, tally) {
    this.election = election;
    this.trustees = trustees;
    this.weight = weight;
    this.tally = tally;
  }
  election;
  trustees;
  weight;
  tally;
  mixers = /* @__PURE__ */ new Set();
  shares = /* @__PURE__ */ new Map();
  extended = false;
  /** Who made a step, who must be a trustee and must not have made it before. */
  #owner(event, check, before) {
    const { owner } = read(event.payload?.bytes ?? new Uint8Array(), ownedShape, "owner", "the note of who made it");
    const number3 = Number(owner);
    const trustee2 = this.trustees.all[number3 - 1];
    if (!trustee2) throw new Refused(check, `there is no trustee ${number3}`);
    need(!before.has(number3), check, `trustee ${number3} was here before`);
    return [number3, trustee2];
  }
  /** What a trustee sent, signed by them in version 2. */
  #sent(event, check, tag, number3, trustee2, shape) {
    const { frame } = this.election;
    const json2 = event.data[0]?.bytes ?? new Uint8Array();
    const what = `trustee ${number3}`;
    if (frame.version === 1) return read(json2, shape, check, what);
    const { message, signature } = read(json2, object({ message: written(shape), signature: frame.proof }), check, what);
    const signed2 = trustee2.signatureKey !== null && frame.signed(tag, trustee2.signatureKey, message.text, signature);
    need(signed2, check, `trustee ${number3}: the signature is not theirs`);
    return message.value;
  }
  shuffle(event) {
    const { frame, questions } = this.election;
    const ranked = questions.flatMap((question2, i) => question2.type === "NonHomomorphic" ? [i] : []);
    need(ranked.length > 0, "shuffle", "there is no ranking to mix");
    const [number3, trustee2] = this.#owner(event, "shuffle", this.mixers);
    const counts = ranked.map((i) => this.tally[i]?.length ?? 0);
    const mix = this.#sent(event, "shuffle", "shuffle", number3, trustee2, mixShape(frame, counts));
    ranked.forEach((i, k) => {
      const [input = [], output = [], proof] = [this.tally[i], mix.ciphertexts[k], mix.proofs[k]];
      const wrong = proof ? mixProblem(this.election, input, output, proof) : "there is no proof";
      need(wrong === null, "shuffle", `trustee ${number3}, question ${i + 1}: ${wrong}`);
      this.extended ||= usesExtension(frame, input.length);
    });
    ranked.forEach((i, k) => {
      this.tally[i] = mix.ciphertexts[k] ?? [];
    });
    this.mixers.add(number3);
  }
  decryption(event) {
    const { frame, questions, fingerprint } = this.election;
    const { group } = frame;
    const ranked = questions.some((question2) => question2.type === "NonHomomorphic");
    need(!ranked || this.mixers.size > 0, "shuffle", "rankings are opened that nobody has mixed");
    const [number3, trustee2] = this.#owner(event, "partial-decryption", this.shares);
    const like = (leaf) => row(questions.map((question2, i) => likeTally(question2, this.tally[i]?.length ?? 0, leaf)));
    const element = frame.element();
    let parts;
    if (frame.version === 2) {
      parts = this.#sent(event, "partial-decryption", "partial_decryption", number3, trustee2, like(object({ factor: element, proof: frame.proof })));
    } else {
      const shape = object({ decryption_factors: like(element), decryption_proofs: like(frame.proof) });
      const { decryption_factors: factors, decryption_proofs: proofs } = this.#sent(event, "partial-decryption", "", number3, trustee2, shape);
      parts = factors.map((each, i) => each.map((factor, k) => ({ factor, proof: proofs[i]?.[k] })));
    }
    const message = `${fingerprint}|${trustee2.key.text}|`;
    const key = group.ready(trustee2.key.value, true);
    parts.forEach((each, i) => each.forEach(({ factor, proof }, k) => {
      const ct = this.tally[i]?.[k];
      const commitments = ct ? [frame.commitment(group.g, key, proof), frame.commitment(ct.alpha.value, factor.value, proof)] : [];
      const holds = frame.challenge("decrypt", message, commitments) === proof.challenge;
      need(holds, "partial-decryption", `trustee ${number3}, question ${i + 1}: part ${k + 1} is not proved to be right`);
    }));
    this.shares.set(number3, parts.map((each) => each.map(({ factor }) => factor.value)));
  }
  /** The shares to take, each with its exponent: of each group as many as are needed (Lagrange). */
  #taken() {
    const { q: q2 } = this.election.frame.group;
    return this.trustees.items.flatMap(({ first: first2, members, threshold: threshold2 }) => {
      const here = Array.from({ length: members }, (_, j) => j + 1).filter((j) => this.shares.has(first2 + j - 1)).slice(0, threshold2);
      need(here.length === threshold2, "result", "not enough trustees have given their share");
      return here.map((j) => {
        let exponent = 1n;
        for (const k of here) if (k !== j) exponent = modulo(exponent * BigInt(k) * inverse(BigInt(k - j), q2), q2);
        return [this.shares.get(first2 + j - 1) ?? [], exponent];
      });
    });
  }
  result(event) {
    const { frame: { group }, questions } = this.election;
    const taken = this.#taken();
    const open = (i, k, ct) => {
      const factor = group.product(taken.map(([share, exponent]) => [share[i]?.[k] ?? group.one, exponent]));
      return group.mul(pairOf(ct)[1], group.inv(factor));
    };
    const shapes = questions.map((question2, i) => {
      if (question2.type === "NonHomomorphic") return array(array(integer));
      if (question2.type === "Lists") return row(question2.answers.map((list) => row(list.map(() => integer))));
      return likeTally(question2, this.tally[i]?.length ?? 0, integer);
    });
    const json2 = event.payload?.bytes ?? new Uint8Array();
    const { result } = read(json2, object({ result: row(shapes) }), "result", "the result");
    questions.forEach((question2, i) => {
      const [given = [], cts = []] = [result[i], this.tally[i]];
      const opened = cts.map((ct, k) => open(i, k, ct));
      if (question2.type === "NonHomomorphic") {
        const rows2 = opened.map((element) => group.integers(integersOf(question2), element).join());
        const same2 = rows2.length === given.length && rows2.every((each, k) => each === String(given[k]));
        need(same2, "result", `question ${i + 1}: the rankings are not those that were opened`);
        return;
      }
      given.flat().forEach((figure, k) => {
        const holds = figure <= this.weight && group.same(group.product([[group.g, figure]]), opened[k] ?? group.one);
        need(holds, "result", `question ${i + 1}: figure ${k + 1} is not what was opened`);
      });
    });
    return result;
  }
};

// src/trustees-v1.ts
var readOldThreshold = (frame) => (r) => {
  const text2 = object({ message: string, signature: frame.proof });
  const item = object({
    threshold: integer,
    certs: (inner) => {
      const from = inner.at;
      const value = array(text2)(inner);
      return { value, text: inner.source.slice(from, inner.at) };
    },
    coefexps: array(text2),
    signatures: array(frame.proof),
    verification_keys: array(oldKey(frame))
  })(r);
  return (check) => checked(frame, item, check);
};
function checked(frame, item, check) {
  const certs = item.certs.value;
  const lengths = [item.coefexps, item.signatures, item.verification_keys].map((list) => list.length);
  const fits = lengths.every((length) => length === certs.length) && item.threshold >= 1n && item.threshold <= BigInt(certs.length);
  if (!fits) throw new Refused("trustees", "the parts of a threshold group do not fit together");
  const needed = Number(item.threshold);
  const trustees = [];
  const polynomials = certs.map((cert, j) => {
    const context = `{"group":${quote(frame.group.name)},"size":${certs.length},"threshold":${needed},"index":${j + 1}}`;
    const shape = object({ context: exactly(context, null), verification: frame.key(), encryption: frame.key() });
    const { verification } = read(cert.message, shape, "trustees", `a certificate in a threshold group (member ${j + 1})`);
    const says = (message, proof, what) => check(frame.knowsKey("sigmsg", `${message}|`, verification.value, proof), j, what);
    says(cert.message, cert.signature, "the certificate is not signed");
    const coefficients = item.coefexps[j];
    says(coefficients.message, coefficients.signature, "the polynomial is not signed");
    const powers = read(coefficients.message, object({ coefexps: array(frame.element()) }), "trustees", `a polynomial (member ${j + 1})`).coefexps;
    const own2 = `[${powers.map((power) => `"${power.text}"`).join(",")}]`;
    says(`certs_sig|{"certs":${item.certs.text},"coefexps":${own2}}`, item.signatures[j], "the certificates of all are not signed");
    check(powers.length === needed, j, "the polynomial has another degree");
    const { pok, public_key: key, signature, name } = item.verification_keys[j];
    check(frame.knowsKey("pok", `${frame.group.name}|${key.text}|`, key.value, pok), j, "the secret of the key is not proved to be known");
    const signed2 = signature !== void 0 && frame.knowsKey("sigmsg", `${key.text}|`, verification.value, signature);
    check(signed2, j, "the key is not signed by the trustee");
    trustees.push({ name: name ?? null, signatureKey: null, key });
    return powers.map((power) => power.value);
  });
  return ofPolynomials(frame, polynomials, trustees, needed, check);
}

// src/trustees.ts
var certShape = (frame, context) => object({
  message: written(object({ context: written(context), verification: frame.key(), encryption: frame.key() })),
  signature: frame.proof
});
var signedKey = (frame) => {
  const message = written(object({ public_key: frame.key(), name: optional(string) }));
  return object({ message: written(object({ message, signature: frame.proof })), signature: frame.proof });
};
function own(frame, signatureKey, outer, check) {
  const inner = outer.message.value;
  const { public_key: key, name } = inner.message.value;
  check(frame.signed("verification_key", key, inner.message.text, inner.signature), "the secret of the key is not proved to be known");
  check(frame.signed("outer-verification_key", signatureKey, outer.message.text, outer.signature), "the key is not signed by the trustee");
  return { name: name ?? null, signatureKey, key };
}
var single = (frame) => (r) => {
  const { cert, verification_key: outer } = object({ cert: certShape(frame, exactly("null", null)), verification_key: signedKey(frame) })(r);
  return (check) => {
    const signatureKey = cert.message.value.verification;
    check(frame.signed("basic-cert", signatureKey, cert.message.text, cert.signature), 0, "the certificate is not signed");
    const trustee2 = own(frame, signatureKey, outer, (holds, what) => check(holds, 0, what));
    return { trustees: [trustee2], threshold: 1, key: trustee2.key.value };
  };
};
var oldSingle = (frame) => (r) => {
  const { pok, public_key: key, name } = oldKey(frame)(r);
  return (check) => {
    check(frame.knowsKey("pok", `${frame.group.name}|${key.text}|`, key.value, pok), 0, "the secret of the key is not proved to be known");
    return { trustees: [{ name: name ?? null, signatureKey: null, key }], threshold: 1, key: key.value };
  };
};
var oldKey = (frame) => object({
  pok: frame.proof,
  public_key: frame.key(),
  signature: optional(frame.proof),
  name: optional(string)
});
var threshold = (frame) => (r) => {
  const powers = written(object({ coefexps: array(frame.element()) }));
  const context = object({
    algorithm: exactly('"AES-GCM"', null),
    group: exactly(quote(frame.group.name), null),
    names: array(string),
    threshold: integer
  });
  const item = object({
    context: written(context),
    certs: written(array(certShape(frame, object({ context: integer, coefexps: hashText })))),
    coefexps: array(powers),
    signatures: array(frame.proof),
    verification_keys: array(signedKey(frame))
  })(r);
  const { names, threshold: needed } = item.context.value;
  const certs = item.certs.value;
  return (check) => {
    const lengths = [item.coefexps, item.signatures, item.verification_keys, names].map((list) => list.length);
    const fits = lengths.every((length) => length === certs.length) && needed >= 1n && needed <= BigInt(certs.length);
    if (!fits) throw new Refused("trustees", "the parts of a threshold group do not fit together");
    certs.forEach(({ message: { value }, signature }, j) => {
      const coefexps = item.coefexps[j]?.text ?? "";
      const hash2 = hashHex(coefexps);
      check(value.context.text === `{"context":${j + 1},"coefexps":"${hash2}"}`, j, "the certificate is for another number or another polynomial");
      const full = `{"context":{"context":{"context":${item.context.text},"index":${j + 1}},"coefexps":"${hash2}"},"verification":"${value.verification.text}","encryption":"${value.encryption.text}"}`;
      check(frame.signed("pedersen-cert", value.verification, full, signature), j, "the certificate is not signed");
      const all = `{"context":${item.context.text},"certs":${item.certs.text}}`;
      check(frame.signed("pedersen-certs", value.verification, all, item.signatures[j]), j, "the certificates of all are not signed");
      check(item.coefexps[j]?.value.coefexps.length === Number(needed), j, "the polynomial has another degree");
    });
    const polynomials = item.coefexps.map((each) => each.value.coefexps.map((x) => x.value));
    const trustees = certs.map(({ message: { value } }, j) => {
      const trustee2 = own(frame, value.verification, item.verification_keys[j], (holds, what) => check(holds, j, what));
      check(trustee2.name === names[j], j, "the name is not the one in the certificate");
      return trustee2;
    });
    return ofPolynomials(frame, polynomials, trustees, Number(needed), check);
  };
};
function ofPolynomials(frame, polynomials, trustees, needed, check) {
  const { group } = frame;
  const sums = Array.from({ length: needed }, (_, k) => polynomials.reduce((sum, each) => group.mul(sum, each[k] ?? group.one), group.one));
  trustees.forEach((trustee2, j) => {
    let power = 1n;
    const value = group.product(sums.map((sum) => {
      const factor = [sum, power];
      power = power * BigInt(j + 1) % group.q;
      return factor;
    }));
    check(group.same(value, trustee2.key.value), j, "the key is not the one that the polynomials give");
  });
  return { trustees, threshold: needed, key: sums[0] ?? group.one };
}
function readTrustees(election, json2) {
  const { frame } = election;
  const isNew = frame.version === 2;
  const item = (r) => {
    const group = r.skip('["Pedersen",');
    if (!group) r.literal('["Single",');
    const shape = group ? isNew ? threshold : readOldThreshold : isNew ? single : oldSingle;
    const made3 = shape(frame)(r);
    r.literal("]");
    return made3;
  };
  const trustees = { all: [], items: [] };
  let product2 = frame.group.one;
  for (const make of read(json2, array(item), "trustees", "the list of trustees")) {
    const first2 = trustees.all.length + 1;
    const made3 = make((holds, member, what) => need(holds, "trustees", `trustee ${first2 + member}: ${what}`));
    trustees.all.push(...made3.trustees);
    trustees.items.push({ first: first2, members: made3.trustees.length, threshold: made3.threshold });
    product2 = frame.group.mul(product2, made3.key);
  }
  const right = trustees.all.length > 0 && frame.group.same(product2, election.key.value);
  need(right, "trustees", "the election’s key is not the product of the trustees’ keys");
  return trustees;
}

// src/verify.ts
var PART = 8;
function ballotChecker() {
  let known = null;
  return (board, ballots2) => {
    if (known?.json !== board.election) {
      known = { json: board.election, election: readElection(board.election), credentials: new Set(board.credentials) };
    }
    const { election, credentials } = known;
    return Promise.resolve(ballots2.map((json2) => {
      try {
        checkBallot(election, credentials, json2);
        return null;
      } catch (why) {
        if (why instanceof Refused) return { check: why.check, detail: why.message };
        throw why;
      }
    }));
  };
}
var verify = async (record, options = {}) => (await examined(record, options)).verdict;
async function examined(record, options = {}) {
  let archive = null;
  let opening = null;
  const verdict = {
    valid: false,
    protocol: null,
    election: null,
    holders: [],
    voters: 0,
    ballots: { accepted: 0, superseded: 0, counted: 0 },
    board: [],
    mixers: [],
    decryptors: [],
    result: null,
    last: null,
    head: null,
    failures: [],
    notes: []
  };
  try {
    archive = readArchive(record, options.seen ?? null, (done) => options.progress?.({ stage: "reading", done, of: record.length }));
    [verdict.head, verdict.last] = [archive.hashes.at(-1) ?? null, archive.events.at(-1)?.kind ?? null];
    const stages = new Stages(archive, verdict, options);
    await stages.run();
    opening = stages.opening;
  } catch (why) {
    if (!(why instanceof Unsound)) throw why;
    verdict.failures.push(why.failure);
  }
  verdict.valid = verdict.failures.length === 0;
  if (!verdict.valid) verdict.result = null;
  return { verdict, archive, opening };
}
var Stages = class {
  constructor(archive, verdict, options) {
    this.archive = archive;
    this.verdict = verdict;
    this.options = options;
  }
  archive;
  verdict;
  options;
  opening = null;
  #height = null;
  async run() {
    try {
      const { election, credentials, trustees } = this.#setup();
      const counted = await this.#ballots(election, credentials);
      if (this.verdict.failures.length === 0) this.#opening(election, credentials, trustees, counted);
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      this.verdict.failures.push(why.at(this.#height));
    }
  }
  #setup() {
    const { archive, verdict } = this;
    const [json2, trusteesJson, list, certificate] = (archive.events[0]?.data ?? []).map((data) => data.bytes);
    if (!json2 || !trusteesJson || !list) throw new Refused("events", "there is no Setup event");
    this.#height = 0;
    const parameters = readParameters(json2);
    [verdict.election, verdict.protocol] = [parameters, parameters.version];
    this.#height = null;
    if (archive.timeStyle !== parameters.version) throw new Refused("archive", "the time is written as in another version of the protocol");
    if (archive.eventStyle !== parameters.version) throw new Refused("chain", "events are written as in another version of the protocol");
    this.#height = 0;
    const election = inItsGroup(parameters, json2);
    const trustees = readTrustees(election, trusteesJson);
    verdict.holders = trustees.items.map((item) => ({ ...item, names: trustees.all.slice(item.first - 1, item.first - 1 + item.members).map((trustee2) => trustee2.name) }));
    const credentials = readCredentials(election, list);
    verdict.voters = credentials.size;
    if (certificate) checkCertificate(election, list, credentials.size, certificate);
    const order = parameters.questions.some((question2) => question2.type === "NonHomomorphic" && question2.preferences !== null);
    if (order) verdict.notes.push("order-of-preference");
    return { election, credentials, trustees };
  }
  /** Checks every ballot on the board; the sum is only of those that nothing replaces. */
  async #ballots(election, credentials) {
    const { archive, verdict, options } = this;
    const json2 = archive.events[0]?.data[0]?.bytes ?? new Uint8Array();
    const board = { election: json2, credentials: [...credentials.keys()] };
    const check = options.checkBallots ?? ballotChecker();
    const seen = /* @__PURE__ */ new Set();
    const all = [];
    archive.events.forEach(({ kind, payload }, height) => {
      if (kind !== "Ballot" || !payload) return;
      if (seen.has(payload.hash)) verdict.failures.push(new Refused("ballot-duplicate", "this ballot stands on the board already").at(height));
      else all.push({ height, bytes: payload.bytes });
      seen.add(payload.hash);
    });
    const counted = new Counted();
    let done = 0;
    const parts = Array.from({ length: Math.ceil(all.length / PART) }, (_, i) => all.slice(i * PART, (i + 1) * PART));
    const answers = parts.map(async (part) => {
      const wrong = options.checkBallots ? await check(board, part.map((ballot) => ballot.bytes)) : null;
      if (wrong) options.progress?.({ stage: "ballots", done: done += part.length, of: all.length });
      return wrong;
    });
    for (const [i, part] of parts.entries()) {
      const wrong = await answers[i] ?? await check(board, part.map((ballot) => ballot.bytes));
      part.forEach(({ height, bytes }, k) => {
        const failure = wrong[k];
        if (failure) verdict.failures.push({ ...failure, event: height });
        else counted.add(contents(election, bytes));
      });
      if (!options.checkBallots) options.progress?.({ stage: "ballots", done: done += part.length, of: all.length });
    }
    verdict.failures.sort((a, b) => (a.event ?? -1) - (b.event ?? -1));
    const { accepted, size } = counted;
    if (verdict.failures.length === 0) {
      const last = counted.places();
      verdict.board = all.map(({ bytes }, i) => ({ tracker: base64(hash(bytes)), counts: last.has(i) }));
    }
    verdict.ballots = { accepted, superseded: accepted - size, counted: size };
    return counted;
  }
  #opening(election, credentials, trustees, counted) {
    const { archive: { events }, verdict, options } = this;
    const first2 = events.findIndex((event) => event.kind === "EncryptedTally");
    const tallied = events[first2];
    if (!tallied?.payload || !tallied.data[0]) return;
    this.#height = first2;
    const tally = checkTally(election, credentials, counted, tallied.data[0].bytes, tallied.payload.bytes);
    const opening = new Opening(election, trustees, counted.weight(credentials), tally);
    this.opening = opening;
    for (let i = first2 + 1; i < events.length; i++) {
      const event = events[i];
      this.#height = i;
      if (event.kind === "Shuffle") opening.shuffle(event);
      if (event.kind === "PartialDecryption") opening.decryption(event);
      if (event.kind === "Result") verdict.result = opening.result(event);
      options.progress?.({ stage: "opening", done: i - first2, of: events.length - 1 - first2 });
    }
    verdict.mixers = [...opening.mixers];
    verdict.decryptors = [...opening.shares.keys()];
    if (opening.extended) verdict.notes.push("many-rankings");
  }
};

// src/verifier/words.ts
var number2 = (n) => n.toLocaleString("en-GB");
var things = (n, one, many) => `${number2(n)} ${n === 1 ? one : many}`;
var ballots = (n) => things(n, "ballot", "ballots");
var listed2 = (names) => names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
function trustee(verdict, n) {
  const item = verdict.holders.find(({ first: first2, members }) => n >= first2 && n < first2 + members);
  const name = item?.names[n - item.first];
  return name ? `${name} (trustee ${n})` : `trustee ${n}`;
}
var capital = (text2) => text2.charAt(0).toUpperCase() + text2.slice(1);
function first(verdict) {
  if (!verdict.valid) return "This record is not valid.";
  const { counted } = verdict.ballots;
  if (verdict.result === null) return "The record is in order so far. There is no result yet.";
  if (counted === 0) return "No ballot was cast, and the result says so.";
  return counted === 1 ? "The result is what the one counted ballot says." : `The result is what the ${number2(counted)} counted ballots say.`;
}
var STATES = { passed: "In order", failed: "Failed", skipped: "Not looked at", later: "Not there yet" };
var STAGES = [
  {
    title: "The file",
    checks: ["archive", "chain", "events"],
    passed: () => "The file is whole, and each step stands on the one before it."
  },
  {
    title: "The questions",
    checks: ["election"],
    passed: () => "The questions are well formed, and so is the key that seals the votes."
  },
  {
    title: "The trustees",
    checks: ["trustees"],
    passed: (verdict) => {
      const all = verdict.holders.reduce((sum, { members }) => sum + members, 0);
      const who = all === 1 ? "The one trustee has proved that their key is their own." : `Each of the ${all} trustees has proved that their key is their own.`;
      const threshold2 = verdict.holders.filter(({ members }) => members > 1).map(({ threshold: t, members }) => `Any ${t} of ${members} can open the result together.`);
      return [who, ...threshold2].join(" ");
    }
  },
  {
    title: "The list of voters",
    checks: ["credentials"],
    passed: ({ voters }) => `The list has ${things(voters, "voting code", "voting codes")}, and none stands there twice.`
  },
  {
    title: "The sealed ballots",
    checks: ["ballot-format", "ballot-duplicate", "ballot-election", "ballot-credential", "ballot-signature", "ballot-proof"],
    passed: ({ ballots: { accepted, superseded, counted } }) => {
      if (accepted === 0) return "There is no ballot on the board.";
      const every = accepted === 1 ? "The one ballot is signed with a code from the list and proved to hold an allowed vote." : `All ${number2(accepted)} ballots are signed with a code from the list and proved to hold an allowed vote.`;
      if (superseded === 0) return every;
      return `${every} ${superseded === 1 ? "One was" : `${number2(superseded)} were`} replaced by a later one of the same voter, so ${counted === 1 ? "one counts" : `${number2(counted)} count`}.`;
    }
  },
  {
    title: "What was opened",
    checks: ["encrypted-tally", "num-tallied", "total-weight"],
    after: ["EncryptedTally"],
    passed: ({ ballots: { counted } }) => counted === 0 ? "Nothing was there to be opened." : `It is made of exactly the ${ballots(counted)} that count, no more and no fewer.`
  },
  {
    title: "The mixing",
    checks: ["shuffle", "owner"],
    after: ["Shuffle"],
    passed: (verdict) => verdict.mixers.length === 0 ? "No question is ranked, so nothing had to be mixed." : `${capital(listed2(verdict.mixers.map((n) => trustee(verdict, n))))} mixed the rankings and proved that none was added, lost or changed.`
  },
  {
    title: "The opening",
    checks: ["partial-decryption"],
    after: ["PartialDecryption"],
    passed: (verdict) => `${capital(listed2(verdict.decryptors.map((n) => trustee(verdict, n))))} opened ${verdict.decryptors.length === 1 ? "it" : "it together"}, and proved that each share is right.`
  },
  {
    title: "The result",
    checks: ["result"],
    after: ["Result"],
    passed: () => "The result is exactly what these shares give."
  }
];
var ORDER = ["Setup", "Ballot", "EndBallots", "EncryptedTally", "Shuffle", "EndShuffles", "PartialDecryption", "Result"];
function lines(verdict) {
  const ranked = verdict.election?.questions.some(({ type }) => type === "NonHomomorphic") ?? false;
  const reached = ORDER.indexOf(verdict.last ?? "");
  let [over, told2] = [false, false];
  return STAGES.map(({ title, checks, after, passed }) => {
    const failures = verdict.failures.filter(({ check }) => checks.includes(check));
    if (failures.length > 0) {
      over = true;
      return { state: "failed", title, sentence: "", failures };
    }
    if (over) {
      const sentence = told2 ? "" : "This was not looked at, nor what comes after it, because something before it failed.";
      told2 = true;
      return { state: "skipped", title, sentence, failures };
    }
    const unmixed = title === "The mixing" && !ranked;
    if (after && !unmixed && reached < ORDER.indexOf(after[0] ?? "")) {
      return { state: "later", title, sentence: "The record does not go so far yet.", failures };
    }
    return { state: "passed", title, sentence: passed(verdict), failures };
  });
}
var meaning = (check) => CHECKS[check];
var found = ({ event, detail }) => `${event === null ? "" : `Step ${number2(event)} of the record: `}${event === null ? capital(detail) : detail}${detail.endsWith(".") ? "" : "."}`;
function notes(verdict) {
  return verdict.notes.map((note) => note === "many-rankings" ? "So many rankings were mixed that an extension of the protocol was used. Belenios’s own tool cannot check this record." : "Ballots hold an order of preference, which is an extension of the protocol. Belenios’s own tool would misread the result.");
}

// src/command.mjs
var UNREADABLE = 2;
var USAGE = "usage: node verify.mjs FILE.bel [--seen HASH] [--json]";
var json = (value) => Array.isArray(value) ? `[${value.map(json).join(",")}]` : String(value);
function answer2({ valid, protocol, ballots: ballots2, result, failures }) {
  const start = JSON.stringify({ valid, protocol, ballots: ballots2 }).slice(0, -1);
  return `${start},"result":${result ? json(result) : "null"},"failures":${JSON.stringify(failures)}}`;
}
function* told(verdict) {
  yield first(verdict);
  yield "";
  for (const { state, title, sentence, failures } of lines(verdict)) {
    yield `${title}: ${STATES[state]}. ${sentence}`.trimEnd();
    for (const failure of failures) yield `  FAILED: ${failure.check}: ${found(failure)}
  ${meaning(failure.check)}`;
  }
  yield* notes(verdict).map((note) => `Note: ${note}`);
  if (verdict.head) yield `
Last step: ${verdict.head}`;
}
async function main() {
  let parsed;
  try {
    parsed = parseArgs({ allowPositionals: true, options: { seen: { type: "string" }, json: { type: "boolean" } } });
    if (parsed.positionals.length !== 1) throw new Error("one file is needed");
  } catch (why) {
    console.error(`${why.message}
${USAGE}`);
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
  console.log(parsed.values.json ? answer2(verdict) : [...told(verdict)].join("\n"));
  return verdict.valid ? 0 : 1;
}
process.exitCode = await main();
