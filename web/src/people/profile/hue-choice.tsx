import { useTranslation } from "react-i18next";
import { asHue, HUES, hueOf } from "../avatar";
import { useMe } from "../session";
import styles from "./profile.module.css";
import { useSaveMe } from "./save";

/** The colour behind one's initials. */
export function HueChoice() {
  const { t } = useTranslation();
  const me = useMe();
  const save = useSaveMe();
  const chosen = hueOf(me);
  return (
    <fieldset className={styles.hues}>
      <legend>{t("profile.color")}</legend>
      {HUES.map((hue, at) => (
        <label key={hue} className={styles.hue} style={{ "--hue": hue } as React.CSSProperties}>
          <input
            type="radio"
            name="hue"
            className="sr-only"
            checked={hue === chosen}
            onChange={() => void save({ avatar: asHue(hue) }, { avatar: me.avatar ?? "" })}
          />
          <span className="sr-only">{t("profile.colorOf", { number: at + 1 })}</span>
        </label>
      ))}
    </fieldset>
  );
}
