/** The session that is appended to must have a journal. */
export const mustExist = { 'live-session-expect': 'exists' };

/** The answer waits for the session's snapshot file. */
export const awaitsSnapshotFile = { 'live-session-wait': 'snapshot' };

/** What an append depends on, as a request says it; one with a key may be repeated. */
export function conditions({ idempotencyKey, expectedSeq, ifExists = false }) {
  return {
    headers: {
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      ...(expectedSeq === undefined ? {} : { 'if-match': `"${expectedSeq}"` }),
      ...(ifExists ? mustExist : {}),
    },
    repeated: idempotencyKey !== undefined,
  };
}
