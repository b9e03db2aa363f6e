import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { bridgeAddress } from '../../src/LiveSessionActors.Client.Node/index.mjs';
import { checkOwner } from '../../src/LiveSessionActors.Client.Node/lib/address.mjs';
import { daemonCommand } from '../../src/LiveSessionActors.Client.Node/lib/daemon-command.mjs';
import { temporaryDirectory } from './support/daemons.mjs';

const unix = { skip: process.platform === 'win32' && 'there are no sockets with paths here' };

describe('The address', unix, () => {
  test('is the one that is named', () => {
    assert.equal(bridgeAddress('/a/b.sock', { LIVE_SESSIONS_PIPE: '/c.sock' }), '/a/b.sock');
    assert.equal(bridgeAddress(undefined, { LIVE_SESSIONS_PIPE: '/c/../d.sock', XDG_RUNTIME_DIR: '/tmp' }), '/d.sock');
  });

  test('is in the runtime directory, else in a temporary one for the user', (t) => {
    const runtime = temporaryDirectory(t);
    assert.equal(
      bridgeAddress(undefined, { XDG_RUNTIME_DIR: runtime }),
      path.join(runtime, 'live-sessions', 'bridge.sock'),
    );
    const own = `live-sessions-${process.geteuid()}/bridge.sock`;
    assert.equal(bridgeAddress(undefined, { XDG_RUNTIME_DIR: path.join(runtime, 'gone') }), `/tmp/${own}`);
    assert.equal(bridgeAddress(undefined, { XDG_RUNTIME_DIR: '', TMPDIR: '/var/tmp' }), `/var/tmp/${own}`);
  });

  test('is refused when it is relative, too long or names a directory', () => {
    assert.throws(() => bridgeAddress('a.sock', {}), { name: 'DaemonError', code: 'invalid_address' });
    assert.throws(() => bridgeAddress('/' + 'x'.repeat(110), {}), { code: 'invalid_address', message: /111 bytes/ });
    for (const directory of ['/', '/tmp/', '/tmp/..']) {
      assert.throws(() => bridgeAddress(directory, {}), { code: 'invalid_address', message: /names a directory/ });
    }
  });

  test('is not trusted in a default directory that others may enter', (t) => {
    const runtime = temporaryDirectory(t);
    const env = { XDG_RUNTIME_DIR: runtime };
    const address = bridgeAddress(undefined, env);
    checkOwner(address, env);
    fs.mkdirSync(path.dirname(address), { mode: 0o700 });
    checkOwner(address, env);
    fs.chmodSync(path.dirname(address), 0o755);
    assert.throws(() => checkOwner(address, env), { name: 'DaemonError', code: 'other_user' });
  });
});

describe('The command that starts the daemon', () => {
  const built = (root, configuration, time) => {
    const directory = path.join(root, 'src', 'LiveSessionActors.Cli', 'bin', configuration, 'net10.0');
    fs.mkdirSync(directory, { recursive: true });
    const dll = path.join(directory, 'live-sessions.dll');
    fs.writeFileSync(dll, '');
    fs.utimesSync(dll, time, time);
    return dll;
  };
  const executable = (directory, name) => {
    const file = path.join(directory, name + (process.platform === 'win32' ? '.exe' : ''));
    fs.writeFileSync(file, '', { mode: 0o755 });
    return file;
  };

  test('is LIVE_SESSIONS_COMMAND: a command line, an executable, an assembly or a script', (t) => {
    const directory = temporaryDirectory(t, 'with space ');
    const [dll, script, file] = ['a.dll', 'a.mjs', 'a'].map((name) => path.join(directory, name));
    for (const each of [dll, script, file]) fs.writeFileSync(each, '');
    const given = (command) => daemonCommand({ LIVE_SESSIONS_COMMAND: command });
    assert.deepEqual(given(file), [file]);
    assert.deepEqual(given(dll), ['dotnet', dll]);
    assert.deepEqual(given(script), [process.execPath, script]);
    assert.deepEqual(given(`"${dll}" --verbose`), ['dotnet', dll, '--verbose']);
    assert.deepEqual(given(`run 'one word' two`), ['run', 'one word', 'two']);
  });

  test('has the paths in it made absolute, since the daemon starts elsewhere', (t) => {
    const directory = temporaryDirectory(t);
    fs.mkdirSync(path.join(directory, 'bin'));
    fs.writeFileSync(path.join(directory, 'bin', 'a.dll'), '');
    const before = process.cwd();
    process.chdir(directory);
    t.after(() => process.chdir(before));
    const expected = ['dotnet', path.join(directory, 'bin', 'a.dll'), 'b/c'];
    assert.deepEqual(daemonCommand({ LIVE_SESSIONS_COMMAND: 'dotnet bin/a.dll b/c' }), expected);
  });

  test('is the one on the PATH before the build of the checkout', (t) => {
    const [root, bin, empty] = [temporaryDirectory(t), temporaryDirectory(t), temporaryDirectory(t)];
    built(root, 'Debug', 1);
    const file = executable(bin, 'live-sessions');
    assert.deepEqual(daemonCommand({ PATH: [empty, bin].join(path.delimiter) }, root), [file]);
  });

  test('is the latest build of the checkout', (t) => {
    const root = temporaryDirectory(t);
    const release = built(root, 'Release', 1000);
    assert.deepEqual(daemonCommand({ PATH: '' }, root), ['dotnet', release]);
    const debug = built(root, 'Debug', 2000);
    assert.deepEqual(daemonCommand({ PATH: '' }, root), ['dotnet', debug]);
  });

  test('is its own host where there is no dotnet to ask', (t) => {
    const root = temporaryDirectory(t);
    const host = executable(path.dirname(built(root, 'Debug', 1)), 'live-sessions');
    assert.deepEqual(daemonCommand({ PATH: '' }, root), [host]);
    const bin = temporaryDirectory(t);
    executable(bin, 'dotnet');
    assert.deepEqual(daemonCommand({ PATH: bin }, root), ['dotnet', host.replace(/(\.exe)?$/, '.dll')]);
  });

  test('is asked for when there is none, with the command that builds it in a checkout', (t) => {
    const root = temporaryDirectory(t);
    assert.throws(() => daemonCommand({ PATH: '' }, root), { code: 'daemon_not_found', hint: /on the PATH/ });
    fs.mkdirSync(path.join(root, 'src', 'LiveSessionActors.Cli'), { recursive: true });
    assert.throws(() => daemonCommand({ PATH: '' }, root), { code: 'daemon_not_found', hint: /dotnet build/ });
  });
});
