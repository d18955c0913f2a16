import { Button, FileButton, Group } from "@mantine/core";
import { IconPhoto, IconTrash } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar, hasPicture } from "../avatar";
import { useMe } from "../session";
import { HueChoice } from "./hue-choice";
import styles from "./profile.module.css";
import { useSaveMe } from "./save";
import { ACCEPTED, useSendPicture } from "./send-picture";

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** How one looks to others: a picture, or initials on a colour. */
export function Portrait() {
  const { t } = useTranslation();
  const me = useMe();
  const save = useSaveMe();
  const { send, sending, problem } = useSendPicture();
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    setOver(false);
    if (!carriesFiles(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) void send(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is besides the button, not instead
    <div
      className={styles.portrait}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={onDrop}
    >
      {sending ? (
        <img className={styles.sending} src={sending} alt="" width={72} height={72} />
      ) : (
        <Avatar user={me} size={72} />
      )}
      <div className={styles.grow}>
        <Group gap="xs">
          <FileButton accept={ACCEPTED} onChange={(file) => file && void send(file)}>
            {(button) => (
              <Button
                {...button}
                size="xs"
                variant="default"
                loading={sending !== null}
                leftSection={<IconPhoto size={15} stroke={1.7} />}
              >
                {t(hasPicture(me) ? "profile.otherPicture" : "profile.addPicture")}
              </Button>
            )}
          </FileButton>
          {hasPicture(me) && (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              leftSection={<IconTrash size={15} stroke={1.7} />}
              onClick={() => void save({ avatar: "" }, { avatar: me.avatar ?? "" })}
            >
              {t("profile.removePicture")}
            </Button>
          )}
        </Group>
        <p className={styles.quiet}>{t("profile.pictureHint")}</p>
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        {!hasPicture(me) && <HueChoice />}
      </div>
    </div>
  );
}
