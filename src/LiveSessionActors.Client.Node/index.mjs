import fs from 'node:fs';
import path from 'node:path';
import { bridgeAddress } from './lib/address.mjs';
import { Bridge } from './lib/bridge.mjs';
import { LiveSessionClient } from './lib/client.mjs';
import { checkProtocol } from './lib/protocol.mjs';
import { workspaceRoot } from './lib/workspace-root.mjs';

export { bridgeAddress } from './lib/address.mjs';
export { LiveSessionClient } from './lib/client.mjs';
export { DaemonError } from './lib/daemon-error.mjs';
export { workspaceRoot } from './lib/workspace-root.mjs';

/**
 * A client of the daemon, which is started when it does not run, unless `start` is false. `workspace` is the project's
 * directory, the one that the current directory belongs to when not given; `pipe` the daemon's address, this user's when
 * not given.
 */
export async function connect({ workspace = workspaceRoot(), pipe, start = true, signal } = {}) {
  const address = bridgeAddress(pipe);
  const bridge = new Bridge({ address, workspace: canonical(workspace), start });
  try {
    const { status, text } = await bridge.request('GET', 'hello', { signal });
    checkProtocol(status, text, address);
    return new LiveSessionClient(bridge);
  } catch (error) {
    bridge.close();
    throw error;
  }
}

/** One directory has one name for the daemon, whatever links lead to it; what is not there is for the daemon to say. */
function canonical(workspace) {
  try {
    return fs.realpathSync.native(workspace);
  } catch {
    return path.resolve(workspace);
  }
}
