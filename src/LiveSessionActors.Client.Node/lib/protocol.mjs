import { DaemonError, refusal } from './daemon-error.mjs';

const spoken = 1;

/** Reads the answer to hello; refuses a daemon that does not speak this client's protocol. */
export function checkProtocol(status, text, address) {
  if (status !== 200) throw refusal(status, text);
  const hello = read(text, address);
  const { min, max } = hello.protocol ?? {};
  if (min > spoken || max < spoken) {
    throw new DaemonError({
      code: 'protocol_mismatch',
      detail: `The daemon ${hello.version} at ${address} speaks protocols ${min} to ${max}, this client ${spoken}.`,
      hint: `Bring both to the same version, then run 'live-sessions restart'.`,
    });
  }
  return hello;
}

function read(text, address) {
  try {
    const hello = JSON.parse(text);
    if (hello?.protocol) return hello;
  } catch {
    // Whatever answers without JSON is none of ours either.
  }
  throw new DaemonError({
    code: 'not_a_daemon',
    detail: `What listens at ${address} is not a live-sessions daemon.`,
    hint: 'Set LIVE_SESSIONS_PIPE to another address.',
  });
}
