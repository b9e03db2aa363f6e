/** What an append depends on, as a request says it; one with a key may be repeated. */
export function conditions(idempotencyKey, ifMatch) {
  return {
    headers: {
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    },
    repeated: idempotencyKey !== undefined,
  };
}
