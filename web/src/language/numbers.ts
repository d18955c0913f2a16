// Numbers and money in the reader's locale.
import { locale } from "./dates";

export function number(value: number, most = 1): string {
  return value.toLocaleString(locale(), { maximumFractionDigits: most });
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
