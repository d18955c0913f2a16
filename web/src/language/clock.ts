// Where instants and calendar days meet: in the time zone of the reader's profile, or the browser's for who is not known.

let zone: string | undefined;
let reading: Intl.DateTimeFormat | undefined;

/** From now on instants are read and shown in this IANA time zone. One the browser does not know is left aside. */
export function liveIn(name: string | undefined) {
  if (name === zone && reading) return;
  zone = name && known(name) ? name : undefined;
  reading = undefined;
}

export const timeZone = () => zone;

/** Where a browser thinks it is. */
export const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function known(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** What calendar and clock say then, as if it were UTC: sums over it are sums over days. */
function faceOf(when: Date): number {
  reading ??= new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const part: Record<string, number> = {};
  for (const { type, value } of reading.formatToParts(when)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) + when.getUTCMilliseconds();
}

/** The calendar date at this instant. */
export function today(now = new Date()): string {
  return new Date(faceOf(now)).toISOString().slice(0, 10);
}

/** The clock at this instant: "09:30". */
export function clockAt(when: Date): string {
  return new Date(faceOf(when)).toISOString().slice(11, 16);
}

/** The instant of a day and a clock ("09:30") here; a time that a change to summer time leaves out is an hour later. */
export function instantAt(day: string, clock = "00:00"): Date {
  const wanted = Date.parse(`${day}T${clock}Z`);
  const near = new Date(2 * wanted - faceOf(new Date(wanted)));
  return new Date(near.getTime() + wanted - faceOf(near));
}
