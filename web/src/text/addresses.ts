// Which addresses in people's texts may be followed or shown. Everything else stays words.
const FOLLOWED = /^(?:https?:\/\/|mailto:)/i;
/** Of this server: what the browser would read as another host (`//host`, `/\host`) is not. */
const HERE = /^(?:\/(?![/\\])|#)/;
const PICTURE = /^\/api\/attachments\/\d+\/(?:content|thumbnail(?:\?size=\d+)?)$/;

/** The address if it may be followed; undefined for `javascript:`, `data:` and whatever else. */
export function followable(address: string | undefined): string | undefined {
  const bare = address?.trim() ?? "";
  return FOLLOWED.test(bare) || HERE.test(bare) ? bare : undefined;
}

export const isHere = (address: string) => HERE.test(address);

/** Pictures are shown from this server only: one from elsewhere would tell its owner who reads here. */
export function showable(address: string | undefined): string | undefined {
  return address && PICTURE.test(address) ? address : undefined;
}
