import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ResponseReader } from '../../src/LiveSessionActors.Client.Node/lib/response-reader.mjs';

const body = 'snow ☃ man';
const length = Buffer.byteLength(body);
const [first, second] = [Buffer.from(body).subarray(0, 6), Buffer.from(body).subarray(6)];
const chunked = Buffer.concat([
  Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'),
  Buffer.from(`${first.length.toString(16)};name=value\r\n`),
  first,
  Buffer.from(`\r\n${second.length.toString(16)}\r\n`),
  second,
  Buffer.from('\r\n0\r\nTrailer: yes\r\n\r\n'),
]);

const responses = {
  'a counted body': {
    bytes: Buffer.from(`HTTP/1.1 200 OK\r\ncontent-LENGTH: ${length}\r\n\r\n${body}`),
    status: 200,
    body,
  },
  'a body in chunks': { bytes: chunked, status: 200, body },
  'an empty body': { bytes: Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'), status: 200, body: '' },
  'no content': { bytes: Buffer.from('HTTP/1.1 204 No Content\r\nDate: now\r\n\r\n'), status: 204, body: '' },
  'an answer after an interim one': {
    bytes: Buffer.from(`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 Oh\r\nContent-Length: ${length}\r\n\r\n${body}`),
    status: 500,
    body,
  },
  'an answer to HEAD': {
    bytes: Buffer.from('HTTP/1.1 404 Not Found\r\nContent-Length: 70\r\n\r\n'),
    status: 404,
    body: '',
    withoutBody: true,
  },
};

describe('A response', () => {
  for (const [what, { bytes, withoutBody = false, ...expected }] of Object.entries(responses)) {
    test(`with ${what} is read wherever it is cut`, () => {
      for (let cut = 0; cut <= bytes.length; cut++) {
        const reader = new ResponseReader(withoutBody);
        reader.feed(bytes.subarray(0, cut));
        assert.equal(reader.done, cut === bytes.length, `cut at ${cut}`);
        reader.feed(bytes.subarray(cut));
        assert.deepEqual({ status: reader.status, body: reader.body.toString() }, expected);
        assert.ok(reader.done);
        assert.ok(reader.keepAlive);
      }
    });
  }

  test('without a length ends with its connection', () => {
    const reader = new ResponseReader(false);
    reader.feed(Buffer.from(`HTTP/1.1 200 OK\r\n\r\n${body}`));
    assert.ok(!reader.done);
    assert.ok(reader.end());
    assert.equal(reader.body.toString(), body);
  });

  test('that is cut off is not whole', () => {
    const reader = new ResponseReader(false);
    reader.feed(Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab'));
    assert.ok(!reader.end());
  });

  test('tells when its connection is not to be used again', () => {
    const reader = new ResponseReader(false);
    reader.feed(Buffer.from('HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n'));
    assert.ok(!reader.keepAlive);
  });
});
