import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import defaultExport, { DaemonError, createLiveSessionStore } from '../../src/LiveSessionActors.Client.Node/store.mjs';
import { daemons, sharedDaemon, temporaryDirectory } from './support/daemons.mjs';

for (const daemon of daemons) {
  describe(`The store with the ${daemon.name}`, () => {
    sharedDaemon(daemon);
    const arranged = (t, options = {}) => {
      const cwd = temporaryDirectory(t);
      return { cwd, store: createLiveSessionStore({ cwd, ...options }) };
    };
    const lines = (store, id) =>
      fs
        .readFileSync(path.join(store.rootDir, `${id}.jsonl`), 'utf-8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));

    test('makes its directory and names both', (t) => {
      const { cwd, store } = arranged(t);
      assert.deepEqual(Object.keys(store).sort(), [
        'appendEvent',
        'flush',
        'getSnapshot',
        'has',
        'legacyRootDir',
        'listActiveSessions',
        'rootDir',
      ]);
      assert.equal(store.rootDir, path.join(cwd, '.impeccable', 'live', 'sessions'));
      assert.equal(store.legacyRootDir, path.join(cwd, '.impeccable-live', 'sessions'));
      assert.ok(fs.statSync(store.rootDir).isDirectory());
      assert.equal(defaultExport, createLiveSessionStore);
    });

    test('answers an append with the new snapshot', (t) => {
      const { store } = arranged(t);
      const snapshot = store.appendEvent({ type: 'generate', id: 'one', pageUrl: '/', token: 'secret' });
      assert.equal(snapshot.id, 'one');
      assert.equal(snapshot.phase, 'generate_requested');
      assert.deepEqual(snapshot.pendingEvent, { type: 'generate', id: 'one', pageUrl: '/' });
      assert.deepEqual(store.getSnapshot('one'), snapshot);
    });

    test('has the entry and the snapshot on disk when an append returns', (t) => {
      const { store } = arranged(t);
      const snapshot = store.appendEvent({ type: 'generate', id: 'one' });
      const [entry] = lines(store, 'one');
      assert.deepEqual(Object.keys(entry), ['seq', 'id', 'type', 'ts', 'event']);
      assert.deepEqual(entry.event, { type: 'generate', id: 'one' });
      const file = path.join(store.rootDir, 'one.snapshot.json');
      assert.equal(fs.readFileSync(file, 'utf-8'), JSON.stringify(snapshot, null, 2) + '\n');
    });

    test('begins no session by an append that expects one', (t) => {
      const { store } = arranged(t);
      const checkpoint = { type: 'checkpoint', id: 'one', revision: 1 };
      assert.throws(() => store.appendEvent(checkpoint, { ifExists: true }), {
        name: 'DaemonError',
        status: 404,
        code: 'session_not_found',
      });
      assert.deepEqual(fs.readdirSync(store.rootDir), []);
      store.appendEvent({ type: 'generate', id: 'one' });
      store.appendEvent(checkpoint, { ifExists: true });
      assert.equal(lines(store, 'one').length, 2);
    });

    test('takes the session it was made for where a call names none', (t) => {
      const { store } = arranged(t, { sessionId: 'mine' });
      assert.equal(store.appendEvent({ type: 'generate' }).id, 'mine');
      assert.equal(store.appendEvent({ type: 'generate', id: 'other' }).id, 'other');
      assert.equal(store.getSnapshot().id, 'mine');
      assert.equal(store.has(), true);
      assert.deepEqual(lines(store, 'mine')[0].event, { type: 'generate', id: 'mine' });
    });

    test('gives a session that is over only when asked for it', (t) => {
      const { store } = arranged(t);
      store.appendEvent({ type: 'generate', id: 'one' });
      store.appendEvent({ type: 'complete', id: 'one' });
      assert.equal(store.getSnapshot('one'), null);
      assert.equal(store.getSnapshot('one', { includeCompleted: true }).phase, 'completed');
    });

    test('lists the active sessions by id, also when its methods are taken from it', (t) => {
      const { store } = arranged(t);
      for (const id of ['c', 'a', 'b']) store.appendEvent({ type: 'generate', id });
      store.appendEvent({ type: 'discarded', id: 'b' });
      const { listActiveSessions, getSnapshot } = store;
      assert.deepEqual(
        listActiveSessions().map(({ id }) => id),
        ['a', 'c'],
      );
      assert.deepEqual(store.listActiveSessions(), [getSnapshot('a'), getSnapshot('c')]);
    });

    test('answers the base snapshot for an unknown session', (t) => {
      const { store } = arranged(t);
      assert.equal(store.has('nobody'), false);
      assert.equal(store.getSnapshot('nobody').phase, 'new');
      assert.deepEqual(store.listActiveSessions(), []);
    });

    test('refuses with the sentences and in the order of the checks that programs know', (t) => {
      const { store } = arranged(t);
      const refusals = [
        [() => store.appendEvent(), 'event object required'],
        [() => store.appendEvent(null), 'event object required'],
        [() => store.appendEvent('generate'), 'event object required'],
        [() => store.appendEvent({}), 'event id required'],
        [() => store.appendEvent({ type: 'generate' }), 'event id required'],
        [() => store.appendEvent({ id: 7, type: 'generate' }), 'event id required'],
        [() => store.appendEvent({ id: 'a b' }), 'event type required'],
        [() => store.appendEvent({ id: 'a', type: 7 }), 'event type required'],
        [() => store.appendEvent({ id: '../a', type: 'generate' }), 'invalid session id: ../a'],
        [() => store.getSnapshot(), 'session id required'],
        [() => store.getSnapshot(''), 'session id required'],
        [() => store.getSnapshot(null), 'session id required'],
        [() => store.getSnapshot('a/b'), 'invalid session id: a/b'],
        [() => store.getSnapshot('x'.repeat(129)), 'invalid session id: ' + 'x'.repeat(129)],
        [() => store.has(), 'session id required'],
        [() => store.flush('..'), 'invalid session id: ..'],
      ];
      for (const [call, sentence] of refusals) assert.throws(call, { name: 'Error', message: sentence });
    });

    test('reads a legacy journal where there is no other, and copies it before the first append', (t) => {
      const { store } = arranged(t);
      fs.mkdirSync(store.legacyRootDir, { recursive: true });
      const line =
        JSON.stringify({ seq: 4, id: 'old', type: 'generate', ts: 't', event: { type: 'generate', id: 'old' } }) + '\n';
      fs.writeFileSync(path.join(store.legacyRootDir, 'old.jsonl'), line);
      assert.equal(store.has('old'), true);
      assert.equal(store.getSnapshot('old').phase, 'generate_requested');
      store.appendEvent({ type: 'complete', id: 'old' });
      assert.deepEqual(
        lines(store, 'old').map(({ seq }) => seq),
        [4, 5],
      );
      assert.equal(fs.readFileSync(path.join(store.legacyRootDir, 'old.jsonl'), 'utf-8'), line);
    });

    test('sees what other processes appended', (t) => {
      const { store } = arranged(t);
      store.appendEvent({ type: 'generate', id: 'one' });
      const entry = {
        seq: 2,
        id: 'one',
        type: 'discard',
        ts: new Date().toISOString(),
        event: { type: 'discard', id: 'one' },
      };
      fs.appendFileSync(path.join(store.rootDir, 'one.jsonl'), JSON.stringify(entry) + '\n');
      assert.equal(store.getSnapshot('one').phase, 'discard_requested');
      store.appendEvent({ type: 'discarded', id: 'one' });
      assert.deepEqual(
        lines(store, 'one').map(({ seq }) => seq),
        [1, 2, 3],
      );
    });

    test('writes the snapshot file of a session that others appended to when it is flushed', (t) => {
      const { store } = arranged(t);
      store.appendEvent({ type: 'generate', id: 'one' });
      const entry = {
        seq: 2,
        id: 'one',
        type: 'complete',
        ts: new Date().toISOString(),
        event: { type: 'complete', id: 'one' },
      };
      fs.appendFileSync(path.join(store.rootDir, 'one.jsonl'), JSON.stringify(entry) + '\n');
      store.flush('one');
      assert.equal(JSON.parse(fs.readFileSync(path.join(store.rootDir, 'one.snapshot.json'))).phase, 'completed');
    });

    test('carries requests and answers of any size and any text', (t) => {
      const { store } = arranged(t);
      for (const length of [1, 80_000, 90_000, 262_100, 262_144, 500_000]) {
        const text = '☃"\\\u2028' + 'é'.repeat(length);
        assert.equal(store.appendEvent({ type: 'generate', id: 'big', text }).pendingEvent.text, text);
        assert.equal(store.getSnapshot('big').pendingEvent.text, text);
      }
      assert.equal(store.getSnapshot('small').phase, 'new');
    });

    test(
      'knows one workspace by all its names',
      { skip: process.platform === 'win32' && 'links need a privilege' },
      (t) => {
        const { cwd, store } = arranged(t);
        const link = path.join(temporaryDirectory(t), 'link');
        fs.symlinkSync(cwd, link);
        const linked = createLiveSessionStore({ cwd: link });
        assert.equal(linked.rootDir, path.join(link, '.impeccable', 'live', 'sessions'));
        linked.appendEvent({ type: 'generate', id: 'one' });
        assert.equal(store.appendEvent({ type: 'complete', id: 'one' }).phase, 'completed');
        assert.equal(linked.getSnapshot('one'), null);
        assert.deepEqual(
          lines(linked, 'one').map(({ seq }) => seq),
          [1, 2],
        );
      },
    );

    test('says so when its workspace was removed, and works again when it is back', (t) => {
      const { cwd, store } = arranged(t);
      store.appendEvent({ type: 'generate', id: 'one' });
      fs.rmSync(cwd, { recursive: true });
      assert.throws(
        () => store.getSnapshot('one'),
        (error) => {
          assert.ok(error instanceof DaemonError);
          assert.equal(error.code, 'workspace_not_found');
          assert.equal(error.status, 404);
          assert.match(error.message, /workspace/i);
          return true;
        },
      );
      fs.mkdirSync(cwd);
      assert.equal(store.appendEvent({ type: 'generate', id: 'two' }).phase, 'generate_requested');
      assert.equal(store.has('one'), false);
    });

    test('serves many short-lived workspaces', (t) => {
      for (let i = 0; i < 60; i++) {
        const cwd = temporaryDirectory(t);
        const store = createLiveSessionStore({ cwd, sessionId: 'same' });
        assert.equal(store.getSnapshot().phase, 'new');
        assert.equal(store.appendEvent({ type: 'generate' }).pendingEventSeq, 1);
        fs.rmSync(cwd, { recursive: true });
      }
    });

    test('gives up nothing of an event that JSON keeps', (t) => {
      const { store } = arranged(t);
      const event = JSON.parse('{"type":"generate","id":"one","10":1,"__proto__":{"x":1},"lone":"\\ud800","big":1e21}');
      store.appendEvent(event);
      assert.equal(JSON.stringify(lines(store, 'one')[0].event), JSON.stringify(event));
    });

    test('throws what JSON.stringify throws', (t) => {
      const { store } = arranged(t);
      assert.throws(() => store.appendEvent({ type: 'generate', id: 'one', n: 1n }), TypeError);
      assert.equal(store.has('one'), false);
    });
  });
}
