import { Group, Radio, Select, useMantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { chooseDensity, DENSITIES, type Density, useDensity } from "../../frame/density";
import { Section } from "../../frame/screen";
import { chooseLanguage, LANGUAGES, type Language, language } from "../../language/i18n";
import { useMe } from "../session";
import { useSaveMe } from "./save";

const THEMES = [
  { scheme: "auto", theme: "system" },
  { scheme: "light", theme: "light" },
  { scheme: "dark", theme: "dark" },
] as const;

/** How it looks, in this browser at once and in the person's others as soon as they hear of it. */
export function Appearance() {
  const { t } = useTranslation();
  const me = useMe();
  const save = useSaveMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const close = useDensity();
  const pickTheme = (scheme: string) => {
    const chosen = THEMES.find((each) => each.scheme === scheme);
    if (!chosen) return;
    setColorScheme(chosen.scheme);
    const { theme: before = "system" } = me.preferences;
    if (chosen.theme === before) return;
    void save({ preferences: { theme: chosen.theme } }, { preferences: { theme: before } });
  };
  const pickDensity = (chosen: string) => {
    const density = chosen as Density;
    const { density: before = "comfortable" } = me.preferences;
    chooseDensity(density);
    if (density !== before) void save({ preferences: { density } }, { preferences: { density: before } });
  };
  const pickLanguage = (chosen: string | null) => {
    if (!chosen) return;
    void chooseLanguage(chosen as Language);
    if (chosen !== me.language) void save({ language: chosen }, { language: me.language });
  };
  return (
    <Section title={t("profile.parts.appearance")} hint={t("profile.appearanceHint")}>
      <Radio.Group label={t("frame.theme")} value={colorScheme} onChange={pickTheme} mb="lg">
        <Group mt={6}>
          {THEMES.map(({ scheme }) => (
            <Radio key={scheme} value={scheme} label={t(`frame.themes.${scheme}`)} />
          ))}
        </Group>
      </Radio.Group>
      <Radio.Group
        label={t("frame.density")}
        description={t("profile.densityHint")}
        value={close}
        onChange={pickDensity}
        mb="lg"
      >
        <Group mt={6}>
          {DENSITIES.map((each) => (
            <Radio key={each} value={each} label={t(`frame.densities.${each}`)} />
          ))}
        </Group>
      </Radio.Group>
      <Select
        label={t("frame.language")}
        w={220}
        allowDeselect={false}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        value={language()}
        onChange={pickLanguage}
      />
    </Section>
  );
}
