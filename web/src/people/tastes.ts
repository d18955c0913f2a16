// What somebody chose for themselves - theme, density, language - reaches each of their browsers once. What is chosen in
// one browser alone afterwards stays there, until they choose something else for themselves.
import { useMantineColorScheme } from "@mantine/core";
import { useEffect } from "react";
import { chooseDensity, type Density } from "../frame/density";
import { chooseLanguage, isLanguage } from "../language/i18n";
import { useMe } from "./session";

interface Tastes {
  theme: "system" | "light" | "dark";
  density: Density;
  language: string;
}

/** What everybody has who chose nothing: no reason to change how a browser looks. */
const USUAL: Tastes = { theme: "system", density: "comfortable", language: "en" };
const place = (user: number) => `quarterdeck:tastes:${user}`;

function known(user: number): Tastes {
  try {
    return { ...USUAL, ...JSON.parse(localStorage.getItem(place(user)) ?? "{}") };
  } catch {
    return USUAL;
  }
}

function keep(user: number, tastes: Tastes) {
  try {
    localStorage.setItem(place(user), JSON.stringify(tastes));
  } catch {
    // Storage may be refused; they are then taken anew with each load.
  }
}

export function useTastes() {
  const { id, language = USUAL.language, preferences } = useMe();
  const { theme = USUAL.theme, density = USUAL.density } = preferences;
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    const before = known(id);
    if (theme !== before.theme) setColorScheme(theme === "system" ? "auto" : theme);
    if (density !== before.density) chooseDensity(density);
    if (language !== before.language && isLanguage(language)) void chooseLanguage(language);
    keep(id, { theme, density, language });
  }, [id, theme, density, language, setColorScheme]);
}
