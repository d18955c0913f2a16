// Numbers and money in the reader's locale.
import { locale } from "./dates";

/** With a unit, its short sign stands behind: "2.5h", "2,5 Std.". */
export function number(value: number, most = 1, unit?: "hour"): string {
  const style = unit && { style: "unit" as const, unit, unitDisplay: "narrow" as const };
  return value.toLocaleString(locale(), { maximumFractionDigits: most, ...style });
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
