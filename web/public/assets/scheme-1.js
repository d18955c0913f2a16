// Runs before the first paint, so that a dark screen never flashes white. A file, not inline: the CSP forbids inline
// scripts. Files under assets/ are cached for ever, so a change here needs a new number in the name.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("mantine-color-scheme-value");
  } catch {
    // Storage can be refused (private windows); the system's scheme is then used.
  }
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const scheme = chosen === "light" || chosen === "dark" ? chosen : system;
  document.documentElement.setAttribute("data-mantine-color-scheme", scheme);
})();
