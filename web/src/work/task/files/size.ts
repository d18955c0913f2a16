const units = ["byte", "kilobyte", "megabyte"] as const;

/** “1.2 MB” in the reader's language. */
export function sizeOf(bytes: number, locale = document.documentElement.lang || "en"): string {
  const step = Math.min(2, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const format = {
    style: "unit",
    unit: units[step],
    unitDisplay: "short",
    maximumFractionDigits: step === 0 ? 0 : 1,
  };
  return (bytes / 1000 ** step).toLocaleString(locale, format as Intl.NumberFormatOptions);
}
