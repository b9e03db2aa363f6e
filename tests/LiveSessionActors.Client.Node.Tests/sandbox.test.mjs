import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { describe, test } from 'node:test';
import { connect } from '../../src/LiveSessionActors.Client.Node/index.mjs';
import { HttpConnection } from '../../src/LiveSessionActors.Client.Node/lib/http-connection.mjs';
import { openSocket } from '../../src/LiveSessionActors.Client.Node/lib/open-socket.mjs';
import { ownDaemon, standIn, temporaryDirectory } from './support/daemons.mjs';

const unix = { skip: process.platform === 'win32' && 'there are no sockets with paths here' };
const strace = '/usr/bin/strace';
const index = new URL('../../src/LiveSessionActors.Client.Node/index.mjs', import.meta.url).href;
const store = new URL('../../src/LiveSessionActors.Client.Node/store.mjs', import.meta.url).href;

describe('A process that may not connect', { skip: !fs.existsSync(strace) && 'there is no strace' }, () => {
  const calls = {
    client: `import { connect } from '${index}'; const call = () => connect();`,
    store: `import { createLiveSessionStore } from '${store}'; const call = () => createLiveSessionStore().has('one');`,
  };
  const tell = `try { await call(); } catch ({ code, message }) { console.log(JSON.stringify({ code, message })); }`;
  for (const [name, call] of Object.entries(calls)) {
    for (const forbidden of ['connect:error=EPERM', 'connect:error=EACCES', 'socket:error=EPERM']) {
      test(`is told so at once: the ${name}, ${forbidden}`, (t) => {
        ownDaemon(t, standIn);
        const inject = ['-e', `trace=${forbidden.split(':')[0]}`, '-e', `inject=${forbidden}`];
        const node = [process.execPath, '--input-type=module', '-e', `${call} ${tell}`];
        const cwd = temporaryDirectory(t);
        const { stdout } = spawnSync(strace, ['-f', '-o', '/dev/null', ...inject, ...node], { cwd, encoding: 'utf-8' });
        const { code, message } = JSON.parse(stdout);
        assert.equal(code, 'not_permitted');
        assert.match(message, /a sandbox\?/);
      });
    }
  }
});

describe('An answer that comes while the event is sent', unix, () => {
  const problem = JSON.stringify({ code: 'event_too_large', detail: 'Too large.', status: 413 });
  const hello = JSON.stringify({ protocol: { min: 1, max: 1 } });
  const respond = (status, body) =>
    `HTTP/1.1 ${status} -\r\nContent-Type: application/problem+json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const large = { type: 'generate', id: 'one', text: 'x'.repeat(1024 * 1024) };
  const whole = JSON.stringify(large);
  const refuse = (socket) => socket.pause().end(respond(413, problem), () => socket.destroy());
  const listening = async (t, answer) => {
    let sent = '';
    const address = path.join(temporaryDirectory(t, 'lse-'), 'a.sock');
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        if (chunk.toString('latin1', 0, 3) === 'GET') socket.write(respond(200, hello));
        else answer(socket, (sent += chunk.toString('latin1')));
      });
    });
    await new Promise((resolve) => server.listen(address, resolve));
    t.after(() => server.close());
    return address;
  };
  // As the client asks, and as the synchronous store does.
  const ways = {
    client: async (t, pipe) => {
      const client = await connect({ pipe, workspace: temporaryDirectory(t), start: false });
      t.after(() => client.close());
      return client.append(large).catch(({ status, code }) => ({ status, code }));
    },
    store: async (t, pipe) => {
      const connection = new HttpConnection(await openSocket(pipe, { start: false }));
      t.after(() => connection.close());
      const answer = await connection.exchange('POST', '/v1/events', Buffer.from(whole), 10_000);
      const said = JSON.parse(answer.body);
      return answer.status === 200 ? said : { status: answer.status, code: said.code };
    },
  };

  for (const [way, append] of Object.entries(ways)) {
    test(`is the answer to the ${way}`, async (t) => {
      const answer = await append(t, await listening(t, refuse));
      assert.deepEqual(answer, { status: 413, code: 'event_too_large' });
    });

    test(`comes before the ${way} sends a large event`, async (t) => {
      let received;
      const address = await listening(t, (socket, sent) => {
        received = sent;
        refuse(socket);
      });
      await append(t, address);
      assert.match(received, /\r\nexpect: 100-continue\r\n/i);
      assert.match(received, /\r\n\r\n$/);
    });

    test(`lets the ${way} send a large event`, async (t) => {
      const address = await listening(t, (socket, sent) => {
        if (sent.endsWith('\r\n\r\n')) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
        if (sent.endsWith(whole)) socket.write(respond(200, '{"id":"one"}'));
      });
      assert.deepEqual(await append(t, address), { id: 'one' });
    });
  }
});
