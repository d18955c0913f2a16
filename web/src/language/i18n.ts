import i18next, { type FormatterModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en";
import { number } from "./numbers";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

/** What the app speaks. English comes with it; another language is fetched by whoever chose it. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

const CHOSEN = "quarterdeck:language";

export function isLanguage(tag: string): tag is Language {
  return tag in LANGUAGES;
}

/** What was chosen in this browser, if anything was. */
export function chosenLanguage(): string | null {
  return localStorage.getItem(CHOSEN);
}

/** The language that was chosen in this browser, or else the first of the browser's own that the app speaks. */
export function language(): Language {
  const wanted = [chosenLanguage() ?? "", ...navigator.languages];
  const found = wanted.map((tag) => tag.slice(0, 2)).find((tag) => tag in LANGUAGES);
  return (found as Language | undefined) ?? "en";
}

/** What is counted is written as the locale writes numbers, in every sentence; ids and versions are names. */
const counting: FormatterModule = {
  type: "formatter",
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value, format, _, more) => {
    const counts = format === "number" || more?.interpolationkey === "count";
    return counts && typeof value === "number" ? number(value, 2) : value;
  },
};

export async function startLanguage() {
  await i18next
    .use(initReactI18next)
    .use(counting)
    .init({
      lng: "en",
      fallbackLng: "en",
      resources: { en: { translation: en } },
      interpolation: {
        escapeValue: false, // React escapes
        alwaysFormat: true,
      },
      initAsync: false,
    });
  await speak(language());
}

/** Changes the language of everything that is shown, and remembers it in this browser. */
export async function chooseLanguage(chosen: Language) {
  localStorage.setItem(CHOSEN, chosen);
  await speak(chosen);
}

async function speak(chosen: Language) {
  if (chosen === "de" && !i18next.hasResourceBundle("de", "translation")) {
    const { de } = await import("./de");
    i18next.addResourceBundle("de", "translation", de);
  }
  await i18next.changeLanguage(chosen);
  document.documentElement.lang = chosen;
  document.documentElement.dir = i18next.dir();
}
