import { afterEach, describe, expect, it, vi } from "vitest";
import { clockAt, instantAt, liveIn, today } from "./clock";
import {
  ago,
  clockTime,
  dayAfter,
  endOfDay,
  firstDayOfWeek,
  isDay,
  longDate,
  moment,
  shortDate,
} from "./dates";
import { money, number, typedNumber, written } from "./numbers";
import { readDay } from "./read-day";

/** As a browser has it whose reader chose this language. */
function speak(lang: string, ...languages: string[]) {
  vi.stubGlobal("document", { documentElement: { lang } });
  vi.stubGlobal("navigator", { languages });
}

afterEach(() => {
  vi.unstubAllGlobals();
  liveIn(undefined);
});

it("knows a calendar date from anything else", () => {
  expect(isDay("2015-02-01")).toBe(true);
  expect([isDay("2015-02-1"), isDay("2015-13-01"), isDay(20150201), isDay(undefined)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

it("ends a day at its last moment here", () => {
  const end = new Date(endOfDay("2015-02-01"));
  expect(today(end)).toBe("2015-02-01");
  expect(today(new Date(end.getTime() + 1))).toBe("2015-02-02");
});

it("counts days over the end of a month and of summer time", () => {
  expect(dayAfter("2026-11-28", 7)).toBe("2026-12-05");
  expect(dayAfter("2026-10-24", 1)).toBe("2026-10-25");
  expect(dayAfter("2026-10-25", 1)).toBe("2026-10-26");
});

it("says how long ago in the largest unit that fits", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  expect(ago("2026-11-23T09:00:00Z", now)).toBe("3 hours ago");
  expect(ago("2026-11-22T11:00:00Z", now)).toBe("yesterday");
});

describe("the profile's time zone", () => {
  const late = "2026-11-23T23:30:00Z";

  it("decides on the day and the clock of an instant, and calendar dates stay what they are", () => {
    liveIn("Asia/Tokyo");
    expect([today(new Date(late)), clockAt(new Date(late))]).toEqual(["2026-11-24", "08:30"]);
    expect(moment(late)).toBe("Nov 24, 2026, 8:30 AM");
    expect(clockTime(new Date(late))).toBe("8:30 AM");
    expect(longDate("2026-11-24")).toBe("November 24, 2026");
    liveIn("America/New_York");
    expect([today(new Date(late)), clockAt(new Date(late))]).toEqual(["2026-11-23", "18:30"]);
    expect(longDate("2026-11-24")).toBe("November 24, 2026");
  });

  it("makes an instant of what is picked, in summer and in winter", () => {
    liveIn("Europe/Berlin");
    expect(instantAt("2026-07-01", "09:00").toISOString()).toBe("2026-07-01T07:00:00.000Z");
    expect(instantAt("2026-12-01", "09:00").toISOString()).toBe("2026-12-01T08:00:00.000Z");
    expect(endOfDay("2026-10-25")).toBe("2026-10-25T22:59:59.999Z"); // 25 hours long
  });

  it("is left aside where the browser does not know it", () => {
    liveIn("Mars/Olympus");
    expect(() => moment(late)).not.toThrow();
  });
});

describe("a day as people type it", () => {
  const read = (text: string) => readDay(text, "2026-11-23");

  it("has the order of the locale; points always stand after the day", () => {
    speak("en", "en-GB");
    expect([read("1/12"), read("1.12.27"), read("2027-12-01")]).toEqual([
      "2026-12-01",
      "2027-12-01",
      "2027-12-01",
    ]);
    speak("en", "en-US");
    expect([read("12/1"), read("1.12."), read("13/1")]).toEqual(["2026-12-01", "2026-12-01", null]);
  });

  it("has the months of the locale, so that what is shown can be read again", () => {
    speak("de", "de-DE");
    expect([read("1. Dez. 2027"), read("3 märz"), read("3. Mai")]).toEqual([
      "2027-12-01",
      "2026-03-03",
      "2026-05-03",
    ]);
    for (const tag of ["de", "en-GB", "en-US"]) {
      speak(tag.slice(0, 2), tag);
      for (let month = 1; month <= 12; month += 1) {
        const day = `2027-${String(month).padStart(2, "0")}-09`;
        expect(read(shortDate(day))).toBe(day);
      }
    }
  });

  it("may be so many days from now, and nothing that is no day", () => {
    expect([read("+3"), read("-1"), read("30.2."), read("soon"), read("3"), read("")]).toEqual([
      "2026-11-26",
      "2026-11-22",
      null,
      null,
      null,
      null,
    ]);
  });
});

it("begins the week as the locale does", () => {
  speak("en", "en-US");
  expect(firstDayOfWeek()).toBe(0);
  speak("de", "de-DE");
  expect(firstDayOfWeek()).toBe(1);
});

describe("numbers", () => {
  it("are read with the locale's signs, and a point is a fraction's wherever no thousands can be meant", () => {
    speak("de", "de-DE");
    expect(["2,5", "2.5", "1.234,5", "1.234", "12 000"].map(typedNumber)).toEqual([
      "2.5",
      "2.5",
      "1234.5",
      "1234",
      "12000",
    ]);
    speak("en", "en-GB");
    expect(["2,5", "1,234.50", "-3", "x", ""].map(typedNumber)).toEqual(["2.5", "1234.50", "-3", null, null]);
  });

  it("are shown and written with the locale's decimal sign", () => {
    speak("de", "de-DE");
    expect([number(1234.5), written("1234.50")]).toEqual(["1.234,5", "1234,50"]);
  });

  it("of money have the currency and its sign's place, and cents only where there are any", () => {
    speak("de", "de-DE");
    expect(money("1234.5", "EUR")).toBe("1.234,50\u00a0€");
    expect(money(1200, "EUR")).toBe("1.200\u00a0€");
    speak("en", "en-US");
    expect(money("1234.5", "USD")).toBe("$1,234.50");
    expect(money("-20", "USD")).toBe("-$20");
  });
});
