#!/usr/bin/env node
// Makes the data files beside it: node make.mjs ORACLE, where ORACLE is the directory of the reference store
// (live-session-store.mjs, oracle.mjs, generate.mjs, real/). README.md beside this file says what each file holds.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const option = (name, fallback) => (process.argv.includes('--' + name) ? process.argv[process.argv.indexOf('--' + name) + 1] : fallback);
const here = option('out', path.dirname(fileURLToPath(import.meta.url)));
const scale = Number(option('scale', '1'));
const seed = Number(option('seed', '1'));
const oracle = path.resolve(process.argv[2]);
const { generate } = await import(pathToFileURL(path.join(oracle, 'generate.mjs')));

function save(name, lines) {
  fs.writeFileSync(path.join(here, name), zlib.gzipSync(lines.join('\n') + '\n', { level: 9 }));
  console.log(name, lines.length, 'lines');
}

let state = seed * 7919;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const int = (n) => Math.floor(random() * n);
const pick = (list) => list[int(list.length)];
const chance = (p) => random() < p;
const times = (n, make) => Array.from({ length: Math.round(n * scale) }, (_, i) => make(i));
const hex = (number) => { const view = new DataView(new ArrayBuffer(8)); view.setFloat64(0, number); return view.getBigUint64(0).toString(16).padStart(16, '0'); };
const attempt = (compute) => { try { return compute(); } catch (error) { return error.constructor.name; } };

// scripts.jsonl.gz

function play(name, script) {
  const input = script.map((command) => JSON.stringify(command)).join('\n') + '\n';
  const played = spawnSync(process.execPath, [path.join(oracle, 'oracle.mjs')], { input, encoding: 'utf-8', maxBuffer: 1 << 30 });
  const answers = played.stdout.trimEnd().split('\n');
  const files = JSON.stringify(JSON.parse(answers.pop()).files);
  return `{"name":${JSON.stringify(name)},"commands":[${input.trimEnd().split('\n')}],"answers":[${answers}],"files":${files}}`;
}

function scripts() {
  const real = fs.readdirSync(path.join(oracle, 'real')).filter((file) => file.endsWith('.jsonl')).sort().map((file) => {
    const lines = fs.readFileSync(path.join(oracle, 'real', file), 'utf-8').split('\n').filter((line) => line.trim());
    return play('real/' + path.basename(file, '.jsonl'), lines.map((line) => JSON.parse(line)));
  });
  const made = (name, profile, count) => times(count, (i) => play(`${name}/${seed + i}`, generate({ seed: seed + i, commands: 25, profile })));
  return [...real, ...made('usual', 'real', 50), ...made('nasty', 'nasty', 150)];
}

// journals.jsonl.gz

const strings = ['', 'a', '3', ' 12 ', '0x1F', '-0', 'Infinity', '1_0', 'ünï ☃ 😀', '\ud800', '\udc00\ud83d', '"\\/\b\f\n\r\t\u0001\u007f\u2028', '\ufeff7\u00a0'];
const numbers = ['0', '-0', '1', '2', '7', '-1', '1.5', '1e400', '-1e400', '1e-400', '1E21', '1e-7', '123456789012345678901234567890', '9007199254740993', '0.1', '5e-324', '4294967295', '1.0', '1e2'];
const names = ['id', 'type', 'phase', 'token', '', '0', '1', '10', '01', '4294967294', '4294967295', '__proto__', 'toString', 'valueOf', 'constructor', 'length', 'é', 'a"b', '\ud800', 'a/b'];
function text(value) {
  let json = JSON.stringify(value);
  if (chance(0.1) && !json.includes('\\')) json = json.replace(/[a-z/]/g, (c) => (chance(0.3) ? '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase() : c === '/' ? '\\/' : c));
  return json;
}
const space = () => (chance(0.03) ? pick([' ', '\t', '  ', '\r']) : '');
function value(depth = 0) {
  switch (int(depth > 3 ? 5 : 7)) {
    case 0: return pick(['null', 'true', 'false']);
    case 1: case 2: return pick(numbers);
    case 3: case 4: return text(pick(strings));
    case 5: return `[${space()}${Array.from({ length: int(4) }, () => value(depth + 1)).join(space() + ',' + space())}]`;
    default: return object(Array.from({ length: int(5) }, () => [pick(names), value(depth + 1)]));
  }
}
const object = (fields) => `{${fields.map(([name, json]) => space() + text(name) + space() + ':' + space() + json).join(',')}${space()}}`;
const usual = (json, odd) => (chance(odd) ? value() : json);
function event(odd) {
  const type = pick(['generate', 'variants_ready', 'agent_done', 'checkpoint', 'checkpoint', 'checkpoint', 'accept', 'accept_intent', 'discard', 'discarded', 'complete', 'agent_error', 'steer']);
  const fields = [['type', usual(text(type), odd / 8)], ['id', usual('"s"', odd / 4)]];
  const maybe = (name, json, p = 0.6) => { if (chance(p)) fields.splice(int(fields.length + 1), 0, [name, usual(json, odd)]); };
  maybe('revision', String(int(6)), 0.7); maybe('phase', '"cycling"'); maybe('owner', '"browser-1"'); maybe('arrivedVariants', String(int(5)));
  maybe('visibleVariant', String(int(5))); maybe('paramValues', '{"density":"airy"}'); maybe('variantId', '"2"'); maybe('count', '3');
  maybe('pageUrl', '"/"'); maybe('screenshotPath', `"/a/${int(3)}.png"`, 0.4); maybe('file', '"src/App.jsx"'); maybe('carbonize', 'true', 0.3);
  maybe('message', '"failed"', 0.3); maybe('token', '"t"', 0.3); maybe('element', '{"outerHTML":"<b>\\u003c</b>","tagName":"b"}', 0.3);
  if (chance(odd)) maybe(pick(names), value());
  if (chance(0.05)) maybe('type', text(pick(['complete', 'discard'])));
  return object(fields);
}
function line(seq) {
  const odd = pick([0, 0.1, 0.4]);
  const fields = [['seq', usual(String(seq), odd)], ['id', '"s"'], ['type', '"x"'], ['ts', usual(`"2025-12-31T00:00:${String(int(60)).padStart(2, '0')}.000Z"`, odd)], ['event', chance(0.05) ? value() : event(odd)]];
  switch (int(14)) {
    case 0: return pick(['', ' ', '\t\r', '\u00a0\ufeff\u2028\u3000', '\u0085', '\u180e', '\u200b', '\v\f']);
    case 1: return value();
    case 2: return object([...fields, ...fields.slice(int(5), 5)]);
    case 3: return event(odd).replace('{', `{"seq":${pick(numbers)},`);
    case 4: return object(fields.filter(() => chance(0.7)));
    case 5: return chance(0.5) ? '\ufeff' + object(fields) : object(fields) + '\r';
    default: return object(fields);
  }
}
function damaged(bytes) {
  const at = int(bytes.length);
  const piece = Buffer.from(pick([[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x98], [0xf0, 0x9f, 0x98], [0xf4, 0x90, 0x80, 0x80], [0x80], [0], [0x22], [0x7d], [0x5c], [0x0a], [0xe2, 0x80, 0xa8]]));
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + (chance(0.5) ? 0 : int(4)))]);
}
async function journals() {
  const RealDate = Date;
  globalThis.Date = class extends RealDate { constructor(...args) { super(...(args.length ? args : [RealDate.UTC(2026, 0, 1)])); } };
  const { createLiveSessionStore } = await import(pathToFileURL(path.join(oracle, 'live-session-store.mjs')));
  const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'journals-'));
  const lines = times(500, () => {
    let bytes = Buffer.from(Array.from({ length: 1 + int(8) }, (_, i) => line(i + 1)).join('\n') + (chance(0.9) ? '\n' : ''));
    for (let n = chance(0.4) ? 1 + int(3) : 0; n > 0 && bytes.length; n--) bytes = damaged(bytes);
    if (chance(0.1)) bytes = bytes.subarray(0, int(bytes.length));
    const store = createLiveSessionStore({ cwd });
    const journal = path.join(store.rootDir, 's.jsonl');
    fs.writeFileSync(journal, bytes);
    const snapshot = store.getSnapshot('s', { includeCompleted: true });
    const file = fs.readFileSync(path.join(store.rootDir, 's.snapshot.json'), 'utf-8');
    store.appendEvent({ id: 's', type: 'complete' });
    const after = fs.readFileSync(journal, 'utf-8');
    const seq = /^\{"seq":([^,]*),"id":"s","type":"complete"/.exec(after.slice(after.lastIndexOf('{"seq":')))[1];
    return JSON.stringify({ journal: bytes.toString('base64'), snapshot: JSON.stringify(snapshot), file, nextSeq: seq });
  });
  globalThis.Date = RealDate;
  fs.rmSync(cwd, { recursive: true });
  return lines;
}

// numbers.jsonl.gz: the bits of a double and how it is written; a text and the bits of the double it is read as.

function doubles() {
  const view = new DataView(new ArrayBuffer(8));
  const edges = [0, -0, 1, -1, 0.1, 1e15, 1e16, 123456789012345680, 999999999999999900000, 1e20, 1e21, 1.5e21, 1e22, 1e-6, 1e-7, 1.5e-6, 1.5e-7, 123e-20, 5e-324, 2.2250738585072014e-308, Number.MAX_VALUE, 4294967295, 2 ** 53, 2 ** 53 + 2, 1 / 3, 100, 1e100, 9.5e-7, 0.00001, 12345.678, NaN, Infinity, -Infinity];
  const any = times(1000, () => { view.setUint32(0, int(2 ** 32)); view.setUint32(4, int(2 ** 32)); return view.getFloat64(0); });
  const round = times(500, () => (chance(0.5) ? -1 : 1) * int(10 ** (1 + int(16))) * 10 ** (int(60) - 30));
  return [...edges, ...any, ...round].map((number) => JSON.stringify({ bits: hex(number), text: String(number), json: JSON.stringify(number) }));
}

const decimal = () => {
  const digits = (n) => Array.from({ length: n }, () => int(10)).join('');
  return (chance(0.3) ? '-' : '') + (chance(0.2) ? '0' : (1 + int(9)) + digits(int(25))) + (chance(0.5) ? '.' + digits(1 + int(25)) : '') + (chance(0.5) ? pick(['e', 'E']) + pick(['', '+', '-']) + digits(1 + int(3)) : '');
};
const readable = () => ['2.2250738585072011e-308', '9007199254740993', '9007199254740992.9999999999999999999999999999', '1.7976931348623158e308', '1.7976931348623159e308', '2.4703282292062327e-324', '2.4703282292062328e-324', '1e99999', '1e-99999', '-1e99999', '0e99999', '123456789012345678', '999999999999999', '9999999999999999', '1' + '0'.repeat(400), '0.' + '0'.repeat(400) + '1', '8.5e22', ...times(800, decimal)]
  .map((source) => JSON.stringify({ source, bits: hex(JSON.parse(source)) }));

// values.jsonl.gz: what becomes of a value; comparisons.jsonl.gz: left >= right.

const white = ['\t', '\n', '\v', '\f', '\r', ' ', '\u00a0', '\u1680', '\u180e', '\u2000', '\u200a', '\u200b', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000', '\ufeff', '\u0085', '\u0000'];
const numeric = ['', '0', '-0', '+0', '+7', '--7', '+-7', '1.5', '.5', '5.', '.', '-.5', '-5.', 'e5', '1e', '1e5', '1e+5', '1E-5', '1e5.', '.e1', '5.e1', '.5e1', '1_000', '1,5', '١', '1n', '0x', '0x1f', '0X1F', '0xg', '-0x1', '+0x1', '0b101', '0B2', '0b', '0o17', '0O8', '010', '00', '1e400', '-1e400', '1e-400', 'Infinity', '+Infinity', '-Infinity', 'infinity', 'INFINITY', 'Infinity1', 'NaN', 'null', 'true', 'abc', '1 2', '0x1 ', ' 0x1', '0x' + 'f'.repeat(13) + '8', '0x20000000000001', '0x20000000000003', '0x' + 'f'.repeat(256), '0x1' + '0'.repeat(256), '0x' + '0'.repeat(300) + '1', '0b1' + '0'.repeat(1023), '0b1' + '0'.repeat(1024), '0o' + '7'.repeat(341), '0o7' + '7'.repeat(341), '1' + '0'.repeat(400), '9'.repeat(30), '0.' + '0'.repeat(330) + '1', '1e99999999999999999999', '1e-99999999999999999999', '\u0000', '1\u0000', '１', '∞', '\ud800', '1\ud800'];
const containers = ['[]', '[[]]', '[[[]]]', '[null]', '[7]', '["7"]', '[" 7 "]', '[1,2]', '[[1],2]', '[true]', '["Infinity"]', '[-0]', '[1e400]', '[1e21]', '[{}]', '{}', '{"a":1}', '{"toString":1}', '{"toString":null}', '{"valueOf":1}', '{"valueOf":1,"toString":1}', '[{"toString":1}]', '[[{"toString":{}}]]', '[{"valueOf":1}]', '{"join":1}', '{"length":3}', '{"__proto__":1}', '{"__proto__":{"toString":1}}', '{"to\\u0053tring":1}', '{"0":"a","b":1}', '["\\ud83d\\ude00"]'];
const sources = () => ['null', 'true', 'false', ...numbers, ...numeric.map((s) => JSON.stringify(s)), ...white.map((c) => JSON.stringify(c + '7' + c)), ...white.map((c) => JSON.stringify(c)), ...strings.map((s) => JSON.stringify(s)), ...containers, ...times(300, () => value())];
const values = () => sources().map((source) => {
  const parsed = JSON.parse(source);
  return JSON.stringify({ source, json: JSON.stringify(parsed), indented: JSON.stringify(parsed, null, 2), truthy: !!parsed, number: attempt(() => hex(Number(parsed))), spread: JSON.stringify({ ...parsed }) });
});
const comparisons = () => {
  const all = sources();
  return times(2500, () => { const [left, right] = [pick(all), pick(all)]; return JSON.stringify({ left, right, result: String(attempt(() => JSON.parse(left) >= JSON.parse(right))) }); });
};

// texts.jsonl.gz: bytes, and what JSON.parse of them means, or null where it throws.

const correct = ['{"a":[1,-0.5e+3,true,null,"x\\u00e9\\n"],"b":{}}', '[[],{},"",0]', '"\\ud83d\\ude00\\ud800"', ' { "k" : "v" } ', '-1.25E-2', '["\\"\\\\\\/\\b\\f\\n\\r\\t"]', '{"1":1,"0":0,"a":2,"a":3,"\\u0061":4}', 'null', '"é☃😀"'];
const wrong = ['', ' ', 'nul', 'nulll', 'True', 'undefined', 'NaN', 'Infinity', '-', '+1', '01', '-01', '1.', '.5', '1e', '1e+', '0x1', '1 2', '[1,]', '[,1]', '[1 2]', '{,}', '{"a"}', '{"a":}', '{"a":1,}', '{a:1}', "{'a':1}", '{"a":1 "b":2}', '[', '{', '[}', '{]', '"', '"\\', '"\\u', '"\\u12', '"\\u12G4"', '"\\x41"', '"\\\'"', '"\t"', '"\u0000"', '"a\nb"', '\ufeff1', '1\ufeff', '\u00a01', '1\v', '//x\n1', '/**/1', '[1]]', '{}{}', '1\u0000', '\u0000', '"\u007f\u2028\u2029"', '[1\u00a0]', '-Infinity', '--1', '- 1', '1e5.5', '1.5.5', '"a"b', 'tru\u0065', '[\t\n\r 1]', '{"":""}'];
const noise = ['"', '\\', '{', '}', '[', ']', ',', ':', '0', '-', '.', 'e', 'u', '\t', '\n', ' ', '\u0000', '/', '1', '\u007f', '\ufeff', '\u00a0'];
const texts = () => [...correct, ...wrong, ...times(1200, () => {
  let source = pick(correct);
  for (let n = 1 + int(2); n > 0; n--) { const at = int(source.length + 1); source = source.slice(0, at) + (chance(0.7) ? pick(noise) : '') + source.slice(at + int(2)); }
  return source;
})].map((source) => Buffer.from(source)).concat(times(400, () => damaged(damaged(Buffer.from(pick(correct)))))).map((bytes) =>
  JSON.stringify({ bytes: bytes.toString('base64'), json: attempt(() => JSON.stringify(JSON.parse(bytes.toString('utf-8')))) }));

const only = option('only');
const made = { scripts, journals, doubles, readable, values, comparisons, texts };
for (const [name, make] of Object.entries(made)) if (!only || only.split(',').includes(name)) save(name + '.jsonl.gz', await make());
