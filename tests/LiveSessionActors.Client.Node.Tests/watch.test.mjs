import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect } from '../../src/LiveSessionActors.Client.Node/index.mjs';
import { serverSentEvents } from '../../src/LiveSessionActors.Client.Node/lib/event-stream.mjs';
import { control, daemons, gone, ownDaemon, sharedDaemon, standIn, temporaryDirectory } from './support/daemons.mjs';

async function connected(t) {
  const client = await connect({ workspace: temporaryDirectory(t) });
  t.after(() => client.close());
  return client;
}

async function appendAll(client, id, count) {
  for (let revision = 0; revision < count; revision++) await client.append({ type: 'checkpoint', id, revision });
}

/** The `seq` of the next `count` entries that a watch tells. */
async function seqs(watching, count) {
  const found = [];
  while (found.length < count) {
    const { type, data } = (await watching.next()).value;
    if (type === 'appended') found.push(data.seq);
  }
  return found;
}

const oneTo = (count) => Array.from({ length: count }, (_, i) => i + 1);

for (const daemon of daemons) {
  describe(`A watch of the ${daemon.name}`, () => {
    sharedDaemon(daemon);

    test('tells what changes, with a cursor', async (t) => {
      const client = await connected(t);
      const watching = client.watch();
      const first = seqs(watching, 1);
      await client.append({ type: 'generate', id: 'one' });
      assert.deepEqual(await first, [1]);
      await client.append({ type: 'complete', id: 'one' });
      let told;
      do told = (await watching.next()).value; while (told.type !== 'appended');
      assert.equal(typeof told.cursor, 'string');
      const { id, seq, type, phase, snapshot } = told.data;
      assert.deepEqual({ id, seq, type, phase }, { id: 'one', seq: 2, type: 'complete', phase: 'completed' });
      assert.equal(snapshot.phase, 'completed');
      await watching.return();
    });

    test('of one session tells of no other', async (t) => {
      const client = await connected(t);
      const watching = client.watch({ session: 'two' });
      const told = seqs(watching, 2);
      await appendAll(client, 'one', 3);
      await appendAll(client, 'two', 2);
      assert.deepEqual(await told, [1, 2]);
      await watching.return();
    });

    test('continues behind a cursor', async (t) => {
      const client = await connected(t);
      const watching = client.watch();
      const told = seqs(watching, 1);
      await appendAll(client, 'one', 1);
      await told;
      await appendAll(client, 'one', 1);
      let event;
      do event = (await watching.next()).value; while (event.type !== 'appended');
      await watching.return();
      await appendAll(client, 'one', 3);
      const again = client.watch({ lastEventId: event.cursor });
      assert.deepEqual(await seqs(again, 3), [3, 4, 5]);
      await again.return();
    });

    test('ends with the reason of its signal', async (t) => {
      const client = await connected(t);
      const controller = new AbortController();
      const watching = client.watch({ signal: controller.signal });
      const ending = assert.rejects(async () => { for await (const _ of watching); }, { name: 'AbortError' });
      await client.append({ type: 'generate', id: 'one' });
      controller.abort();
      await ending;
      assert.equal((await watching.next()).done, true);
    });
  });
}

describe('A watch whose connection is cut', () => {
  for (const cutWatchHalf of [false, true]) {
    test(`continues without gap or repeat, cut ${cutWatchHalf ? 'within' : 'between'} events`, async (t) => {
      const address = ownDaemon(t, standIn);
      const client = await connected(t);
      await control(address, { cutWatchAfter: 3, cutWatchHalf });
      const watching = client.watch();
      const told = seqs(watching, 20);
      await appendAll(client, 'one', 20);
      assert.deepEqual(await told, oneTo(20));
      await watching.return();
    });
  }

  test('waits for a daemon that was stopped, without starting one, and is told of the reset', async (t) => {
    ownDaemon(t, standIn);
    const client = await connected(t);
    const watching = client.watch();
    const told = seqs(watching, 2);
    await appendAll(client, 'one', 2);
    await told;
    const { pid } = await client.hello();
    await client.stop();
    await gone(pid);
    const next = (async () => {
      for await (const { type, data } of watching) if (type === 'reset') return data.reason;
    })();
    await client.append({ type: 'generate', id: 'two' });
    assert.equal(await next, 'unknown_cursor');
  });
});

describe('Server-sent events', () => {
  const text = ': hello\n\nevent: appended\nid: 7\ndata: {"a":\ndata: "☃"}\n\ndata:x\r\n\r\nid: 8\n\nevent: late\ndata: cut off\n';
  const expected = [{ event: 'appended', id: '7', data: '{"a":\n"☃"}' }, { data: 'x' }];

  test('are read wherever the stream is cut', async () => {
    const bytes = Buffer.from(text);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const told = [];
      const chunks = (async function* () { yield bytes.subarray(0, cut); yield bytes.subarray(cut); })();
      for await (const event of serverSentEvents(chunks)) told.push(event);
      assert.deepEqual(told, expected, `cut at ${cut}`);
    }
  });
});
