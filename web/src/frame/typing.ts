/** Whether a key belongs to a field that is being typed in, and so is not a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("input, textarea, select, [role='combobox'], [role='menu'] *"))
  );
}
