import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { DaemonError, connect } from '../../src/LiveSessionActors.Client.Node/index.mjs';
import {
  control,
  daemons,
  ended,
  gone,
  ownDaemon,
  sharedDaemon,
  standIn,
  temporaryDirectory,
} from './support/daemons.mjs';
import { runProgram } from './support/programs.mjs';

async function connected(t, options) {
  const workspace = temporaryDirectory(t);
  const client = await connect({ workspace, ...options });
  t.after(() => client.close());
  return { workspace, client };
}

async function collected(lines) {
  const all = [];
  for await (const line of lines) all.push(line);
  return all;
}

for (const daemon of daemons) {
  describe(`The client with the ${daemon.name}`, () => {
    sharedDaemon(daemon);

    test('says hello and asks how the daemon is', async (t) => {
      const { client } = await connected(t);
      const hello = await client.hello();
      assert.ok(hello.protocol.min <= 1 && hello.protocol.max >= 1);
      assert.ok(hello.pid > 0);
      assert.equal(typeof (await client.health()).status, 'string');
      assert.equal(client.pipe, process.env.LIVE_SESSIONS_PIPE);
    });

    test('says why it is not told whether there is a session', { skip: daemon === standIn }, async (t) => {
      const { workspace, client } = await connected(t);
      fs.rmSync(workspace, { recursive: true });
      await assert.rejects(client.has('one'), { code: 'workspace_not_found', status: 404 });
    });

    test('archives what is over, and an append brings it back', async (t) => {
      const { client } = await connected(t);
      for (const id of ['one', 'two']) await client.append({ type: 'complete', id });
      await client.append({ type: 'generate', id: 'three' });
      assert.deepEqual((await client.archive({ dryRun: true })).archived, ['one', 'two']);
      await assert.rejects(client.archive({ session: 'three' }), { code: 'not_archived' });
      assert.deepEqual(await client.archive({ session: 'one', olderThanMs: 0 }), {
        archived: ['one'],
        kept: [],
        more: false,
      });
      assert.match(await client.archivedAt('one'), /archive.one\.jsonl$/);
      assert.equal(await client.archivedAt('two'), undefined);
      const all = await client.list({ includeCompleted: true });
      assert.deepEqual(
        all.map(({ id }) => id),
        ['three', 'two'],
      );
      assert.equal((await client.append({ type: 'generate', id: 'one' }, { receipt: true })).seq, 2);
      assert.equal(await client.archivedAt('one'), undefined);
    });

    test('copies legacy journals once and tells how far it is', async (t) => {
      const { workspace, client } = await connected(t);
      const legacy = path.join(workspace, '.impeccable-live', 'sessions');
      fs.mkdirSync(legacy, { recursive: true });
      for (const id of ['one', 'two']) fs.writeFileSync(path.join(legacy, `${id}.jsonl`), '{"seq":1}\n');
      const told = [];
      const first = await client.migrate({ session: 'one' });
      const second = await client.migrate({ onProgress: (progress) => told.push(progress) });
      assert.deepEqual([first.copied, first.kept, first.more], [['one'], [], false]);
      assert.deepEqual([second.copied, second.kept.map((kept) => kept.session)], [['two'], ['one']]);
      assert.equal(second.kept[0].reason, 'already_there');
      assert.deepEqual(told[0], { done: 0, total: 2 });
      assert.equal(fs.readFileSync(path.join(workspace, '.impeccable', 'live', 'sessions', 'two.jsonl'), 'utf-8'), '{"seq":1}\n');
    });

    test('appends, reads and lists', async (t) => {
      const { client } = await connected(t);
      const snapshot = await client.append({ type: 'generate', id: 'one', pageUrl: '/' });
      assert.equal(snapshot.phase, 'generate_requested');
      assert.deepEqual(await client.get('one'), snapshot);
      assert.equal((await client.appendTo('two', { type: 'generate' })).id, 'two');
      assert.equal((await client.appendTo('two', { type: 'generate', id: 'three' })).id, 'three');
      assert.deepEqual(
        (await client.list()).map(({ id }) => id),
        ['one', 'three', 'two'],
      );
      assert.deepEqual((await client.list({ fields: ['id', 'phase'] }))[0], { id: 'one', phase: 'generate_requested' });
      await client.append({ type: 'complete', id: 'one' });
      assert.equal(await client.get('one'), null);
      assert.equal((await client.get('one', { includeCompleted: true })).phase, 'completed');
      assert.equal((await client.list()).length, 2);
      assert.equal((await client.list({ includeCompleted: true })).length, 3);
    });

    test('tells whether a session has a journal', async (t) => {
      const { client } = await connected(t);
      assert.equal(await client.has('one'), false);
      await client.append({ type: 'generate', id: 'one' });
      assert.equal(await client.has('one'), true);
    });

    test('gives the receipt of an append when asked', async (t) => {
      const { client } = await connected(t);
      const { seq, durability, snapshot } = await client.append({ type: 'generate', id: 'one' }, { receipt: true });
      assert.equal(seq, 1);
      assert.match(durability, /^(fsync|os)$/);
      assert.equal(snapshot.id, 'one');
    });

    test('carries expectations and idempotency keys', async (t) => {
      const { client } = await connected(t);
      const event = { type: 'generate', id: 'one' };
      const first = await client.append(event, { idempotencyKey: 'key-1', receipt: true });
      assert.deepEqual(await client.append(event, { idempotencyKey: 'key-1', receipt: true }), first);
      assert.equal((await client.append({ type: 'discard', id: 'one' }, { expectedSeq: 1, receipt: true })).seq, 2);
      const refused = [
        [() => client.append(event, { expectedSeq: 1 }), 412, 'sequence_mismatch'],
        [() => client.append({ ...event, count: 2 }, { idempotencyKey: 'key-1' }), 422, 'idempotency_key_reused'],
      ];
      for (const [call, status, code] of refused) await assert.rejects(call, { name: 'DaemonError', status, code });
      await assert.rejects(client.append(event, { expectedSeq: 1 }), { lastSeq: 2 });
    });

    test('gives the sequence number that an append may expect', async (t) => {
      const { client } = await connected(t);
      assert.equal((await client.current('one')).lastSeq, 0);
      await client.append({ type: 'generate', id: 'one' }, { expectedSeq: 0 });
      await client.append({ type: 'complete', id: 'one' }, { expectedSeq: 1 });
      const { snapshot, lastSeq } = await client.current('one');
      assert.deepEqual([snapshot.phase, lastSeq], ['completed', 2]);
    });

    test('says why an event may be a mistake', async (t) => {
      const { client } = await connected(t);
      const receipt = (event) => client.append({ id: 'one', ...event }, { receipt: true });
      assert.equal((await receipt({ type: 'generate' })).notice, undefined);
      const { codes, sentence } = (await receipt({ type: 'acept' })).notice;
      assert.deepEqual(codes, ['unknown_event_type']);
      assert.match(sentence, /^There is no event of type "acept".*did you mean "accept"\?$/);
      const { lease } = await client.work.next({ worker: 'agent-1', waitMs: 20_000 });
      const done = await client.work.reply(lease, { type: 'agent_error' }, { receipt: true });
      assert.deepEqual([done.seq, done.notice.codes], [3, ['agent_error']]);
    });

    test('begins no session by an append that expects one', async (t) => {
      const { client } = await connected(t);
      const checkpoint = { type: 'checkpoint', id: 'typo', revision: 1 };
      for (const append of [
        () => client.append(checkpoint, { ifExists: true }),
        () => client.appendTo('typo', { type: 'checkpoint', revision: 1 }, { ifExists: true }),
      ]) {
        await assert.rejects(append, { name: 'DaemonError', status: 404, code: 'session_not_found' });
      }
      assert.deepEqual(await client.list({ includeCompleted: true }), []);
      await client.append({ ...checkpoint, type: 'generate' });
      assert.equal((await client.append(checkpoint, { ifExists: true, receipt: true })).seq, 2);
    });

    test('throws what the daemon refuses', async (t) => {
      const { client, workspace } = await connected(t);
      const refused = [
        [() => client.append(), 400, 'event_object_required', 'event object required'],
        [() => client.append({ type: 'generate' }), 400, 'event_id_required', 'event id required'],
        [() => client.append({ id: 'one' }), 400, 'event_type_required', 'event type required'],
        [() => client.get('a/b'), 400, 'invalid_session_id', 'invalid session id: a/b'],
        [() => client.appendTo('..', { type: 'generate' }), 400, 'invalid_session_id', 'invalid session id: ..'],
      ];
      for (const [call, status, code, detail] of refused) {
        await assert.rejects(call, (error) => {
          assert.ok(error instanceof DaemonError);
          assert.deepEqual({ status: error.status, code: error.code, detail: error.detail }, { status, code, detail });
          return true;
        });
      }
      fs.rmSync(workspace, { recursive: true });
      await assert.rejects(client.get('one'), { status: 404, code: 'workspace_not_found' });
    });

    test('serves calls side by side', async (t) => {
      const { client } = await connected(t);
      const seqs = await Promise.all(
        Array.from(
          { length: 40 },
          async (_, revision) =>
            (await client.append({ type: 'checkpoint', id: 'one', revision }, { receipt: true })).seq,
        ),
      );
      assert.deepEqual(
        seqs.sort((a, b) => a - b),
        Array.from({ length: 40 }, (_, i) => i + 1),
      );
    });

    test('reads the journal as it is, from where it is asked', async (t) => {
      const { client, workspace } = await connected(t);
      for (let revision = 0; revision < 5; revision++)
        await client.append({ type: 'checkpoint', id: 'one', revision, text: '☃'.repeat(9000) });
      const file = path.join(workspace, '.impeccable', 'live', 'sessions', 'one.jsonl');
      const lines = fs.readFileSync(file, 'utf-8').trimEnd().split('\n');
      assert.deepEqual(await collected(client.journal('one')), lines);
      assert.deepEqual(await collected(client.journal('one', { from: 4 })), lines.slice(3));
      for await (const line of client.journal('one')) {
        assert.equal(line, lines[0]);
        break;
      }
      assert.deepEqual(await collected(client.journal('one', { from: 6 })), []);
      await assert.rejects(collected(client.journal('two')), { status: 404, code: 'session_not_found' });
    });

    test('shows a session as it stood', async (t) => {
      const { client } = await connected(t);
      await client.append({ type: 'generate', id: 'one' });
      await client.append({ type: 'complete', id: 'one' });
      assert.equal((await client.at('one', 1)).phase, 'generate_requested');
      assert.equal((await client.at('one', 2)).phase, 'completed');
      await assert.rejects(client.at('one', 3), { status: 404, code: 'entry_not_found' });
      await assert.rejects(client.at('one', 'x'), { status: 400, code: 'invalid_parameter' });
      await assert.rejects(client.at('two', 1), { status: 404, code: 'session_not_found' });
    });

    test('gives out work, holds it and closes it', async (t) => {
      const { client } = await connected(t);
      assert.equal(await client.work.next({ worker: 'agent-1', waitMs: 0 }), null);
      await client.append({ type: 'accept', id: 'one', variantId: '2' });
      const { lease, event } = await client.work.next({
        worker: 'agent-1',
        waitMs: 1000,
        leaseMs: 60_000,
        types: ['accept'],
      });
      assert.equal(lease.session, 'one');
      assert.equal(event.type, 'accept');
      assert.equal((await client.work.renew(lease, { leaseMs: 90_000 })).id, lease.id);
      assert.ok(JSON.stringify(await client.work.list()).includes('agent-1'));
      const done = { idempotencyKey: 'done', expectedSeq: 1 };
      await assert.rejects(client.work.reply(lease, { type: 'agent_done' }, { ...done, expectedSeq: 7 }), {
        code: 'sequence_mismatch',
      });
      const first = await client.work.reply(lease, { type: 'agent_done' }, done);
      assert.equal(first.phase, 'variants_ready');
      assert.deepEqual(await client.work.reply(lease, { type: 'agent_done' }, done), first);
      await assert.rejects(client.work.reply(lease.id, { type: 'agent_done' }), { status: 410, code: 'lease_gone' });
    });

    test('waits for work until it is there, and gives it back', async (t) => {
      const { client } = await connected(t);
      const waiting = client.work.next({ worker: 'agent-1', waitMs: 20_000 });
      await client.append({ type: 'generate', id: 'one' });
      const { lease } = await waiting;
      await client.work.release(lease);
      const { lease: again } = await client.work.next({ worker: 'agent-2', waitMs: 20_000 });
      assert.equal(again.session, 'one');
      await client.work.revive('one');
    });

    test('reads the metrics', async (t) => {
      const { client } = await connected(t);
      assert.match(await client.metrics(), /^# (HELP|TYPE) /m);
    });

    test('gives up a call when its signal aborts', async (t) => {
      const { client } = await connected(t);
      const reason = new Error('changed my mind');
      await assert.rejects(client.get('one', { signal: AbortSignal.abort(reason) }), reason);
      const controller = new AbortController();
      const waiting = client.work.next({ worker: 'agent-1', waitMs: 20_000, signal: controller.signal });
      setImmediate(() => controller.abort());
      await assert.rejects(waiting, { name: 'AbortError' });
      assert.equal((await client.get('one')).phase, 'new');
    });

    test('ends what is under way when it is closed', async (t) => {
      const { client } = await connected(t);
      const waiting = client.work.next({ worker: 'agent-1', waitMs: 20_000 });
      setImmediate(() => client.close());
      await assert.rejects(waiting, { name: 'DaemonError', code: 'closed' });
      await assert.rejects(client.get('one'), { code: 'closed' });
    });
  });

  describe(`A client that starts the ${daemon.name}`, () => {
    test('stops it, and starts the next one with the next call', async (t) => {
      const address = ownDaemon(t, daemon);
      const { client } = await connected(t);
      const { pid } = await client.hello();
      await client.append({ type: 'generate', id: 'one' });
      await client.stop();
      await gone(pid);
      assert.equal((await client.get('one')).phase, 'generate_requested');
      assert.notEqual((await client.hello()).pid, pid);
      await ended(address);
      await assert.rejects(connect({ start: false }), { code: 'daemon_not_running' });
    });

    test('starts one for many', async (t) => {
      ownDaemon(t, daemon);
      const clients = await Promise.all(Array.from({ length: 5 }, () => connected(t)));
      const pids = await Promise.all(clients.map(async ({ client }) => (await client.hello()).pid));
      assert.equal(new Set(pids).size, 1);
    });
  });
}

describe('The client, when the daemon fails it', () => {
  test('asks again what changes nothing, and what has an idempotency key', async (t) => {
    const address = ownDaemon(t, standIn);
    const { client } = await connected(t);
    await control(address, { dropAnswers: 1 });
    const event = { type: 'generate', id: 'one' };
    assert.equal((await client.append(event, { idempotencyKey: 'key-1', receipt: true })).seq, 1);
    await control(address, { dropAnswers: 1 });
    await assert.rejects(client.append(event), { code: 'connection_lost', status: 0 });
    const { lease } = await client.work.next({ waitMs: 0 });
    await control(address, { dropAnswers: 1 });
    const snapshot = await client.work.reply(lease, { type: 'agent_done' }, { idempotencyKey: 'key-2' });
    assert.equal(snapshot.phase, 'variants_ready');
    assert.equal((await collected(client.journal('one'))).length, 3);
  });

  test('waits for a daemon that is stopping', async (t) => {
    const address = ownDaemon(t, standIn);
    const { client } = await connected(t);
    await control(address, { stopping: 2 });
    assert.equal((await client.append({ type: 'generate', id: 'one' })).id, 'one');
    await control(address, { stopping: 2 });
    assert.equal(await client.has('one'), true);
  });

  test('names a daemon whose protocol it does not speak', async (t) => {
    const address = ownDaemon(t, standIn);
    await connected(t);
    await control(address, { protocol: { min: 2, max: 2 } });
    await assert.rejects(connect(), { code: 'protocol_mismatch' });
  });
});

test('A program with a client ends by itself, open or closed', async (t) => {
  ownDaemon(t, standIn);
  const module = new URL('../../src/LiveSessionActors.Client.Node/index.mjs', import.meta.url).href;
  for (const end of ['', 'client.close();']) {
    const source = `
      const { connect } = await import('${module}');
      const client = await connect();
      console.log((await client.append({ type: 'generate', id: 'one' })).id);
      ${end}`;
    const { exitCode, out, complaints } = await runProgram(temporaryDirectory(t), source);
    assert.deepEqual({ exitCode, out, complaints }, { exitCode: 0, out: 'one\n', complaints: '' });
  }
});
