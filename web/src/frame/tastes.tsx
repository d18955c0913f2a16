import { Menu, useMantineColorScheme } from "@mantine/core";
import { IconBaselineDensityMedium, IconLanguage, IconSunMoon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { chooseLanguage, LANGUAGES, type Language } from "../language/i18n";
import { chooseDensity, DENSITIES, useDensity } from "./density";

export const THEMES = ["light", "dark", "auto"] as const;

export const languages = Object.entries(LANGUAGES) as [Language, string][];

/** How the app looks and speaks in this browser. */
export function Tastes() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useDensity();
  return (
    <>
      <Choice
        label={t("frame.theme")}
        Icon={IconSunMoon}
        chosen={colorScheme}
        choices={THEMES.map((theme) => [theme, t(`frame.themes.${theme}`)])}
        onChoose={setColorScheme}
      />
      <Choice
        label={t("frame.language")}
        Icon={IconLanguage}
        chosen={i18n.language as Language}
        choices={languages}
        onChoose={(language) => void chooseLanguage(language)}
        foreign
      />
      <Choice
        label={t("frame.density")}
        Icon={IconBaselineDensityMedium}
        chosen={density}
        choices={DENSITIES.map((each) => [each, t(`frame.densities.${each}`)])}
        onChoose={chooseDensity}
      />
    </>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  Icon: typeof IconLanguage;
  chosen: T;
  choices: readonly (readonly [T, string])[];
  onChoose: (choice: T) => void;
  /** Each choice is in a language of its own, named by it. */
  foreign?: boolean;
}

function Choice<T extends string>({ label, Icon, chosen, choices, onChoose, foreign }: ChoiceProps<T>) {
  return (
    <Menu.Sub position="left-start">
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<Icon size={16} stroke={1.6} />}>{label}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        <Menu.RadioGroup value={chosen} onChange={(choice) => onChoose(choice as T)}>
          {choices.map(([choice, word]) => (
            <Menu.RadioItem key={choice} value={choice} lang={foreign ? choice : undefined}>
              {word}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
