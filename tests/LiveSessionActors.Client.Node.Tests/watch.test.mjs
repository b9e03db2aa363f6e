import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DaemonError, connect } from '../../src/LiveSessionActors.Client.Node/index.mjs';
import { serverSentEvents } from '../../src/LiveSessionActors.Client.Node/lib/event-stream.mjs';
import { watch } from '../../src/LiveSessionActors.Client.Node/lib/watch.mjs';
import {
  control,
  daemons,
  gone,
  ownDaemon,
  sharedDaemon,
  standIn,
  temporaryDirectory,
} from './support/daemons.mjs';

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

/** Waits until a watch has told what was before. */
async function caughtUp(watching) {
  while ((await watching.next()).value.type !== 'caught_up');
}

const oneTo = (count) => Array.from({ length: count }, (_, i) => i + 1);

for (const daemon of daemons) {
  describe(`A watch of the ${daemon.name}`, () => {
    sharedDaemon(daemon);

    test('tells what changes, with a cursor', async (t) => {
      const client = await connected(t);
      const watching = client.watch();
      await caughtUp(watching);
      await client.append({ type: 'generate', id: 'one' });
      assert.deepEqual(await seqs(watching, 1), [1]);
      await client.append({ type: 'complete', id: 'one' });
      let told;
      do told = (await watching.next()).value;
      while (told.type !== 'appended');
      assert.equal(typeof told.cursor, 'string');
      const { id, seq, type, phase, snapshot } = told.data;
      assert.deepEqual({ id, seq, type, phase }, { id: 'one', seq: 2, type: 'complete', phase: 'completed' });
      assert.equal(snapshot.phase, 'completed');
      await watching.return();
    });

    test('of one session tells of no other', async (t) => {
      const client = await connected(t);
      const watching = client.watch({ session: 'two' });
      await caughtUp(watching);
      await appendAll(client, 'one', 3);
      await appendAll(client, 'two', 2);
      assert.deepEqual(await seqs(watching, 2), [1, 2]);
      await watching.return();
    });

    test('continues behind a cursor', async (t) => {
      const client = await connected(t);
      const watching = client.watch();
      await caughtUp(watching);
      await appendAll(client, 'one', 2);
      await seqs(watching, 1);
      let event;
      do event = (await watching.next()).value;
      while (event.type !== 'appended');
      await watching.return();
      await appendAll(client, 'one', 3);
      const again = client.watch({ lastEventId: event.cursor });
      assert.deepEqual(await seqs(again, 3), [3, 4, 5]);
      await again.return();
    });

    test('ends when its client is closed', async (t) => {
      const client = await connected(t);
      const watching = client.watch();
      await caughtUp(watching);
      const ending = assert.rejects(watching.next(), { name: 'DaemonError', code: 'closed' });
      client.close();
      await ending;
    });

    test('ends with the reason of its signal', async (t) => {
      const client = await connected(t);
      const controller = new AbortController();
      const watching = client.watch({ signal: controller.signal });
      const ending = assert.rejects(
        async () => {
          for await (const _ of watching);
        },
        { name: 'AbortError' },
      );
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

  test('waits for a daemon that was stopped and is told of the reset', async (t) => {
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

test('A watch may start the daemon once, and asks behind its cursor when it is cut', async () => {
  const asked = [];
  const bridge = {
    async *stream(_route, { start, headers }) {
      asked.push([start, headers['last-event-id']]);
      if (asked.length === 2) throw new DaemonError({ code: 'daemon_not_running', detail: 'No daemon listens.' });
      yield Buffer.from(`event: appended\nid: cursor-${asked.length}\ndata: {}\n\n`);
    },
  };
  const watching = watch(bridge);
  await watching.next();
  assert.equal((await watching.next()).value.cursor, 'cursor-3');
  await watching.return();
  assert.deepEqual(asked, [
    [undefined, undefined],
    [false, 'cursor-1'],
    [false, 'cursor-1'],
  ]);
});

describe('Server-sent events', () => {
  const text =
    ': hello\n\nevent: appended\nid: 7\ndata: {"a":\ndata: "☃"}\n\ndata:x\r\n\r\n' +
    'id: 8\n\nevent: late\ndata: cut off\n';
  const expected = [{ event: 'appended', id: '7', data: '{"a":\n"☃"}' }, { data: 'x' }];

  test('are read wherever the stream is cut', async () => {
    const bytes = Buffer.from(text);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const told = [];
      const chunks = (async function* () {
        yield bytes.subarray(0, cut);
        yield bytes.subarray(cut);
      })();
      for await (const event of serverSentEvents(chunks)) told.push(event);
      assert.deepEqual(told, expected, `cut at ${cut}`);
    }
  });
});
