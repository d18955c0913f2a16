import { Alert, Button, Checkbox, Group, Modal, Select, Table } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useList } from "./context";
import styles from "./list.module.css";
import { readRow, TARGETS, type Target, targetNamed } from "./sheet";
import { headings, readTsv } from "./tsv";

const SHOWN = 5;

/** Pasted rows before they become tasks: what each column means, and what will be made of it. */
export function PasteDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { acts, choices } = useList();
  const rows = useMemo(() => readTsv(text), [text]);
  const named = useMemo(
    () => headings(rows, (head) => targetNamed(head, (target) => t(`list.columns.${target}`))),
    [rows, t],
  );
  const [headed, setHeaded] = useState(named !== null);
  const [targets, setTargets] = useState<(Target | null)[]>(
    () => (named as (Target | null)[] | null) ?? (rows[0] ?? []).map((_, at) => (at === 0 ? "title" : null)),
  );
  const body = headed ? rows.slice(1) : rows;
  const read = useMemo(() => body.map((row) => readRow(row, targets, choices)), [body, targets, choices]);
  const tasks = read.flatMap(({ task }) => task ?? []);
  const unread = [...new Set(read.flatMap((each) => each.unread))];
  const choose = (at: number, target: Target | null) =>
    setTargets(targets.map((held, index) => (index === at ? target : held === target ? null : held)));
  const make = () => {
    onClose();
    void acts.createMany(tasks);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t("list.paste.title", { count: body.length })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Checkbox
        label={t("list.paste.headed")}
        checked={headed}
        onChange={(event) => setHeaded(event.currentTarget.checked)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than the dialog, it is scrolled by the keyboard, too */}
      <section className={styles.sheet} tabIndex={0} aria-label={t("list.paste.preview")}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {targets.map((target, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a pasted column is known by its place alone
                <Table.Th key={at}>
                  <Select
                    size="xs"
                    aria-label={t("list.paste.column", { place: at + 1 })}
                    placeholder={t("list.paste.leftOut")}
                    clearable
                    clearButtonProps={{ "aria-label": t("list.paste.leaveOut"), tabIndex: 0 }}
                    data={TARGETS.map((value) => ({ value, label: t(`list.columns.${value}`) }))}
                    value={target}
                    onChange={(value) => choose(at, value as Target | null)}
                  />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {body.slice(0, SHOWN).map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Table.Tr key={line}>
                {row.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <Table.Td key={at} data-out={targets[at] === null || undefined}>
                    {cell}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {body.length > SHOWN && (
        <p className={styles.quiet}>{t("list.paste.more", { count: body.length - SHOWN })}</p>
      )}
      {unread.length > 0 && (
        <Alert color="yellow" mt="sm" role="status">
          {t("list.paste.unread", { values: unread.slice(0, 8).join(", ") })}
        </Alert>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t("common.cancel")}
        </Button>
        <Button disabled={tasks.length === 0} onClick={make}>
          {t("list.paste.make", { count: tasks.length })}
        </Button>
      </Group>
    </Modal>
  );
}
