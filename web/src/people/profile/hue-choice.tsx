import { useTranslation } from "react-i18next";
import type { User } from "../../api/client";
import { Avatar, asHue, HUES, hueOf } from "../avatar";
import styles from "./profile.module.css";

interface HueChoiceProps {
  me: User;
  value: string;
  onChange: (avatar: string) => void;
}

/** The colour behind one's initials. */
export function HueChoice({ me, value, onChange }: HueChoiceProps) {
  const { t } = useTranslation();
  const chosen = hueOf({ id: me.id, avatar: value });
  return (
    <fieldset className={styles.hues}>
      <legend>{t("profile.color")}</legend>
      <Avatar user={{ ...me, avatar: value }} size={44} />
      {HUES.map((hue, at) => (
        <label key={hue} className={styles.hue} style={{ "--hue": hue } as React.CSSProperties}>
          <input
            type="radio"
            name="hue"
            className="sr-only"
            checked={hue === chosen}
            onChange={() => onChange(asHue(hue))}
          />
          <span className="sr-only">{t("profile.colorOf", { number: at + 1 })}</span>
        </label>
      ))}
    </fieldset>
  );
}
