// Numbers and money in the reader's locale.
import { locale } from "./dates";

/** "1 hr", "30 Min.": so much of a unit, in its usual short word. */
export function amount(value: number, unit: "hour" | "minute"): string {
  return value.toLocaleString(locale(), { style: "unit", unit, unitDisplay: "short" });
}

/** With a unit, its short sign stands behind: "2.5h", "2,5h". */
export function number(value: number, most = 1, unit?: "hour"): string {
  const style = unit && { style: "unit" as const, unit, unitDisplay: "narrow" as const };
  return value.toLocaleString(locale(), { maximumFractionDigits: most, ...style });
}

const signs = (type: "decimal" | "group") =>
  new Intl.NumberFormat(locale()).formatToParts(12345.6).find((part) => part.type === type)?.value ?? "";

/** What stands before the fraction: "." or ",". */
export const decimalSign = () => signs("decimal") || ".";

/** A number as it stands in a field to be changed: with the locale's decimal sign, without any other. */
export function written(value: number | string): string {
  return String(value).replace(".", decimalSign());
}

/**
 * What was typed, with a point before the fraction: "1.234,50" in German is "1234.50". A sign between thousands counts
 * as such only where three figures follow it, so that "2.5" is two and a half everywhere. Null for anything else.
 */
export function typedNumber(typed: string): string | null {
  const decimal = decimalSign();
  const other = decimal === "," ? "." : ",";
  const text = typed.trim().replace(/[\s’']/g, "");
  const grouped = new RegExp(`^-?\\d{1,3}(\\${other}\\d{3})+(\\${decimal}\\d+)?$`).test(text);
  const plain = (grouped ? text.replaceAll(other, "") : text).replace(",", ".");
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? plain : null;
}

export function percent(share: number): string {
  return share.toLocaleString(locale(), { style: "percent", maximumFractionDigits: 0 });
}

/** Whole units, unless there are cents to tell of. */
export function money(amount: number | string, currency: string): string {
  const value = Number(amount);
  const digits = Number.isInteger(value) ? 0 : 2;
  return value.toLocaleString(locale(), {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

const sizes = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** "1.2 MB" */
export function sizeOf(bytes: number): string {
  const step = Math.min(sizes.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return (bytes / 1000 ** step).toLocaleString(locale(), {
    style: "unit",
    unit: sizes[step],
    unitDisplay: "short",
    maximumFractionDigits: step === 0 ? 0 : 1,
  });
}

const spans = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** "3 days": how long something lasts, in whole units of the largest that fits. */
export function lasting(seconds: number): string {
  const [unit, length] = spans.find(([, each]) => seconds >= each) ?? ["second", 1];
  return Math.floor(seconds / length).toLocaleString(locale(), { style: "unit", unit, unitDisplay: "long" });
}
