/** What the daemon refused, or why it could not be asked. */
export class DaemonError extends Error {
  constructor({ code, status = 0, detail, hint, lastSeq, cause }) {
    super(hint ? `${detail.replace(/\.?$/, '.')} ${hint}` : detail, cause === undefined ? undefined : { cause });
    this.name = 'DaemonError';
    this.code = code;
    this.status = status;
    this.detail = detail;
    if (hint) this.hint = hint;
    if (lastSeq !== undefined) this.lastSeq = lastSeq;
  }
}

/** Reads an answer of `application/problem+json`; whatever else came is quoted. */
export function refusal(status, text) {
  const fields = parsed(text);
  return new DaemonError({
    code: fields.code ?? (status === 503 ? 'stopping' : 'unexpected_answer'),
    status: fields.status ?? status,
    detail: fields.detail ?? `The daemon answered ${status}: ${text.slice(0, 200)}`,
    hint: fields.hint,
    lastSeq: fields.lastSeq,
  });
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** The connection ended, or nothing came within the limit, before the answer was whole. */
export class AnswerLost extends Error {
  constructor(reason, cause) {
    super(reason, { cause });
    this.name = 'AnswerLost';
  }
}
