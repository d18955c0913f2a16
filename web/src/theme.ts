import { createTheme, type MantineColorsTuple } from "@mantine/core";

// The one accent. Shades 6 to 9 carry white text at 4.5:1 or better; 2 to 4 are read on the dark surfaces.
const deck: MantineColorsTuple = [
  "#eef4ff",
  "#dce7fc",
  "#b9cff8",
  "#93b4f3",
  "#6f9aee",
  "#4a7de0",
  "#3a6cd2",
  "#2c5fc4",
  "#244fa5",
  "#1c3f86",
];

// Mantine's greys for the dark scheme, a little blue as the surfaces in app.css are.
const dark: MantineColorsTuple = [
  "#e7e9ec",
  "#c3c8d0",
  "#9aa3b0",
  "#737c89",
  "#3a4049",
  "#2a2f36",
  "#1d2024",
  "#16181b",
  "#131518",
  "#0f1113",
];

const inContent = { target: "#content" };

export const theme = createTheme({
  primaryColor: "deck",
  primaryShade: { light: 7, dark: 6 },
  colors: { deck, dark },
  fontFamily:
    '"Inter Variable", system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK JP", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, monospace',
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  defaultRadius: "sm",
  radius: { sm: "6px", md: "8px", lg: "12px" },
  respectReducedMotion: true,
  focusRing: "auto",
  cursorType: "pointer",
  components: {
    Button: { defaultProps: { size: "sm" } },
    // WCAG 2.2, 2.5.8: in a small field it would be smaller than can be hit.
    InputClearButton: { defaultProps: { size: 24, iconSize: 15 } },
    Tooltip: { defaultProps: { openDelay: 400, events: { hover: true, focus: true, touch: false } } },
    // What opens over a screen belongs to its landmark, or screen readers find it nowhere.
    // Mounted only while it is open: Mantine places what is mounted, for which the whole page is laid out once more.
    Combobox: { defaultProps: { portalProps: inContent, keepMounted: false } },
    Popover: { defaultProps: { portalProps: inContent } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        portalProps: inContent,
        shadow: "md",
        radius: "md",
        transitionProps: { duration: 80 },
      },
    },
    Modal: {
      defaultProps: {
        portalProps: inContent,
        radius: "lg",
        centered: true,
        overlayProps: { backgroundOpacity: 0.45 },
        transitionProps: { duration: 120 },
      },
    },
  },
});
