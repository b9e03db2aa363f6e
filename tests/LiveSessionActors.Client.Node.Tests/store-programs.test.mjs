import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { createLiveSessionStore } from '../../src/LiveSessionActors.Client.Node/store.mjs';
import { control, daemons, ended, ownDaemon, plainRequest, standIn, temporaryDirectory } from './support/daemons.mjs';
import { runProgram, storeModule } from './support/programs.mjs';

const succeeded = ({ exitCode, signal, complaints }) =>
  assert.deepEqual({ exitCode, signal, complaints }, { exitCode: 0, signal: null, complaints: '' });

for (const daemon of daemons) {
  describe(`Programs that use the store with the ${daemon.name}`, () => {
    test('start the daemon, end when they are done, and leave it running', async (t) => {
      const address = ownDaemon(t, daemon);
      const result = await runProgram(
        temporaryDirectory(t),
        `console.log(store.appendEvent({ type: 'generate', id: 'one' }).phase);`,
      );
      succeeded(result);
      assert.equal(result.out, 'generate_requested\n');
      assert.equal(typeof JSON.parse(await plainRequest(address, 'GET', '/v1/hello')).pid, 'number');
    });

    test('started at once start one daemon and lose nothing', async (t) => {
      const address = ownDaemon(t, daemon);
      const cwd = temporaryDirectory(t);
      const source = `
        import http from 'node:http';
        const owner = String(process.pid);
        for (const revision of [0, 1, 2, 3, 4]) store.appendEvent({ type: 'checkpoint', id: 'one', revision, owner });
        const hello = { socketPath: ${JSON.stringify(address)}, path: '/v1/hello' };
        http.get(hello, (response) => response.pipe(process.stdout));`;
      const results = await Promise.all(Array.from({ length: 8 }, () => runProgram(cwd, source)));
      results.forEach(succeeded);
      assert.equal(new Set(results.map(({ out }) => JSON.parse(out).pid)).size, 1);
      const lines = fs
        .readFileSync(path.join(cwd, '.impeccable', 'live', 'sessions', 'one.jsonl'), 'utf-8')
        .trimEnd()
        .split('\n');
      assert.deepEqual(
        lines.map((line) => JSON.parse(line).seq),
        Array.from({ length: 40 }, (_, i) => i + 1),
      );
    });

    test('find the daemon started again when it ended between two calls', async (t) => {
      const address = ownDaemon(t, daemon);
      const store = createLiveSessionStore({ cwd: temporaryDirectory(t) });
      store.appendEvent({ type: 'generate', id: 'one' });
      await ended(address);
      assert.equal(store.getSnapshot('one').phase, 'generate_requested');
      await ended(address);
      assert.equal(store.appendEvent({ type: 'complete', id: 'one' }).phase, 'completed');
    });
  });
}

describe('A program that uses the store', () => {
  const print = `console.log(store.appendEvent({ type: 'generate', id: 'one' }).id);`;
  const programs = {
    'calls process.exit after a call': `${print} process.exit(0);`,
    'calls it first when it exits': `process.on('exit', () => { ${print} });`,
    'calls it after waiting': `store.has('one'); setTimeout(() => { ${print} }, 30);`,
    'never calls it': `console.log('one');`,
    'calls it in a worker of its own': `
      import { Worker } from 'node:worker_threads';
      const module = \`import { createLiveSessionStore } from '${storeModule}';
        const store = createLiveSessionStore(); ${print}\`;
      new Worker(new URL('data:text/javascript,' + encodeURIComponent(module)));`,
  };
  for (const [what, source] of Object.entries(programs)) {
    test(`ends by itself when it ${what}`, async (t) => {
      ownDaemon(t, standIn);
      const result = await runProgram(temporaryDirectory(t), source);
      succeeded(result);
      assert.equal(result.out, 'one\n');
    });
  }

  test('may be started with options that its threads would inherit', async (t) => {
    ownDaemon(t, standIn);
    const cwd = temporaryDirectory(t);
    fs.writeFileSync(path.join(cwd, 'first.mjs'), 'globalThis.imported = true;');
    const nodeOptions = ['--import', './first.mjs', '--max-old-space-size=256'];
    const env = { NODE_OPTIONS: '--enable-source-maps' };
    succeeded(await runProgram(cwd, `store.has('one'); if (!imported) process.exit(3);`, { nodeOptions, env }));
  });

  test('is told what runs the daemon when nothing is found', async (t) => {
    ownDaemon(t, { command: path.join(temporaryDirectory(t), 'no-such-command') });
    const result = await runProgram(temporaryDirectory(t), `store.has('one');`);
    assert.equal(result.exitCode, 1);
    assert.match(result.complaints, /DaemonError: The daemon could not be started with '.*no-such-command'/);
    assert.match(result.complaints, /LIVE_SESSIONS_COMMAND/);
    assert.match(result.complaints, /code: 'daemon_start_failed'/);
  });

  test('is told what the daemon said when it does not start', async (t) => {
    const script = path.join(temporaryDirectory(t), 'refuses.mjs');
    fs.writeFileSync(script, `console.error('The disk is on strike.'); process.exitCode = 3;`);
    ownDaemon(t, { command: script });
    const result = await runProgram(temporaryDirectory(t), `store.has('one');`);
    assert.match(result.complaints, /it ended \(3\) saying: The disk is on strike\./);
  });

  test('may name the command after a call has failed for want of it', (t) => {
    ownDaemon(t, { command: path.join(temporaryDirectory(t), 'no-such-command') });
    const store = createLiveSessionStore({ cwd: temporaryDirectory(t) });
    assert.throws(() => store.has('one'), { code: 'daemon_start_failed' });
    process.env.LIVE_SESSIONS_COMMAND = standIn.command;
    assert.equal(store.has('one'), false);
  });

  test('sees the environment of each store, not of the first one', async (t) => {
    const first = ownDaemon(t, standIn);
    const cwd = temporaryDirectory(t);
    createLiveSessionStore({ cwd }).has('one');
    const second = ownDaemon(t, standIn);
    createLiveSessionStore({ cwd }).has('one');
    assert.notEqual((await control(first)).pid, (await control(second)).pid);
  });
});
