/** What an append did, as its answer says it. */
export function receipt({ text, headers }) {
  const notice = noticeIn(headers['live-session-notice']);
  return {
    seq: sequenceIn(headers),
    durability: headers['live-session-durability'],
    snapshot: JSON.parse(text),
    ...(notice && { notice }),
  };
}

/** The sequence number that is an answer's entity tag. */
export function sequenceIn({ etag }) {
  return Number(etag?.replaceAll('"', ''));
}

function noticeIn(header) {
  if (header === undefined) return undefined;
  const end = header.indexOf('; ');
  return { codes: header.slice(0, end).split(', '), sentence: header.slice(end + 2) };
}
