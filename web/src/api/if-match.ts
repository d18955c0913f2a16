/** The version that a change is made upon: what others changed of the same fields since is a conflict. */
export const ifMatch = (version: number | undefined) =>
  version === undefined ? {} : { "If-Match": `"${version}"` };
