import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Section } from "../../frame/screen";
import { useMe } from "../session";
import styles from "./profile.module.css";
import { useSaveMe } from "./save";

/** The kinds of notices that the server makes, all of which come in both ways where nothing else was said. */
const KINDS = ["assigned", "mentioned", "commented", "due_soon"] as const;
const WAYS = ["in_app", "email"] as const;
type Kind = (typeof KINDS)[number];
type Way = (typeof WAYS)[number] | "push";

/** Of what one hears, and how. */
export function Notifications() {
  const { t } = useTranslation();
  const { notifications = {} } = useMe().preferences;
  const save = useSaveMe();
  const ways = (kind: Kind): Way[] => notifications[kind] ?? [...WAYS];
  const toggle = (kind: Kind, way: Way, on: boolean) => {
    const before = ways(kind);
    const next = on ? [...before, way] : before.filter((each) => each !== way);
    const change = (chosen: Way[]) => ({
      preferences: { notifications: { ...notifications, [kind]: chosen } },
    });
    void save(change(next), change(before));
  };
  return (
    <Section title={t("profile.parts.notifications")} hint={t("profile.notificationsHint")}>
      <table className={styles.kinds}>
        <thead>
          <tr>
            <th scope="col">{t("profile.kind")}</th>
            {WAYS.map((way) => (
              <th key={way} scope="col">
                {t(`profile.ways.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">
                {t(`profile.kinds.${kind}`)}
                {ways(kind).length === 0 && <span className={styles.quiet}> · {t("profile.silent")}</span>}
              </th>
              {WAYS.map((way) => (
                <td key={way}>
                  <Checkbox
                    aria-label={`${t(`profile.kinds.${kind}`)}: ${t(`profile.ways.${way}`)}`}
                    checked={ways(kind).includes(way)}
                    onChange={(event) => toggle(kind, way, event.currentTarget.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
