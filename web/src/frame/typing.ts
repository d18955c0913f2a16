// Which keys belong to the field that has the focus, and so are no shortcuts.

/** Inputs that are pressed: nothing is typed in them. */
const PRESSED = ["checkbox", "radio", "range", "color", "file", "button", "submit", "reset"];

/** Where something was typed and neither entered nor followed by a choice. */
let typedIn: EventTarget | null = null;

/** Whether a key belongs to a field that is being typed in. A box to tick and a closed list of choices are none. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && !target.matches("[role='menu'] *")) {
    return !PRESSED.includes(target.type) && (!target.readOnly || isOpen(target));
  }
  return (
    target.isContentEditable || target.matches("input, textarea, select, [role='combobox'], [role='menu'] *")
  );
}

/** Whether Ctrl-Z takes back what was typed in the field, and not what was done last. */
export function undoesItself(target: EventTarget | null): boolean {
  return isTyping(target) && (!(target instanceof HTMLInputElement) || target === typedIn);
}

/** Whether a key presses the control that has the focus, or goes on in it. */
export function isPressedBy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (key === "enter" || key === "space") {
    return target.matches("button, a[href], summary, [role='button'], input");
  }
  return key.startsWith("arrow") && target.matches("input[type='radio'], input[type='range']");
}

const isOpen = (field: Element) =>
  field.hasAttribute("data-expanded") || field.getAttribute("aria-expanded") === "true";

const remember = ({ target }: Event) => {
  typedIn = target;
};
const leave = ({ target }: Event) => {
  if (target !== typedIn) typedIn = null;
};
const settle = ({ key }: KeyboardEvent) => {
  if (key === "Enter") typedIn = null;
};

/** Twice is once. */
export function watchTyping() {
  window.addEventListener("input", remember);
  window.addEventListener("focusin", leave);
  window.addEventListener("pointerdown", leave, true);
  window.addEventListener("keydown", settle, true);
}
