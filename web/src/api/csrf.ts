/** The session's token that goes with every request that changes something. */
export function csrfToken(): string | undefined {
  const token = /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1];
  return token && decodeURIComponent(token);
}
