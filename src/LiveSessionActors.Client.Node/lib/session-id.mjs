/** The id, or the reference store's sentence about why it is none. */
export function checkSessionId(id) {
  if (!/^[A-Za-z0-9_-]{1,128}$/.test(id)) throw new Error('invalid session id: ' + id);
  return id;
}
