import { Button, Checkbox, Popover, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chooseDensity, type Density, useDensity } from "../../frame/density";
import type { BoardSearch } from "../../frame/router";
import styles from "./board-screen.module.css";
import { namedParts, PARTS, partsIn } from "./display";
import { FIELD_NAMES, isField } from "./fields";

interface DisplayMenuProps {
  search: BoardSearch;
  onChange: (next: Partial<BoardSearch>) => void;
}

/** How the board is divided, and what its cards show. All but the density is part of the address. */
export function DisplayMenu({ search, onChange }: DisplayMenuProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const density = useDensity();
  const group = isField(search.group) ? search.group : "state";
  const lanes = isField(search.lanes) && search.lanes !== group ? search.lanes : "none";
  const fields = FIELD_NAMES.map((name) => ({ value: name as string, label: t(`board.fields.${name}`) }));
  const parts = partsIn(search.columns);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={270}
      trapFocus
      returnFocus
      withRoles
      shadow="md"
    >
      <Popover.Target>
        <Button
          size="compact-xs"
          className={styles.chip}
          variant={lanes !== "none" || group !== "state" ? "light" : "default"}
          leftSection={<IconAdjustmentsHorizontal size={13} />}
          onClick={() => setOpened(!opened)}
        >
          {t("board.display")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("board.display")}>
        <Stack gap="sm">
          <Select
            size="xs"
            label={t("board.columnsBy")}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={fields}
            value={group}
            onChange={(value) => onChange({ group: value === "state" || !value ? undefined : value })}
          />
          <Select
            size="xs"
            label={t("board.lanesBy")}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={[
              { value: "none", label: t("board.noLanes") },
              ...fields.filter(({ value }) => value !== group),
            ]}
            value={lanes}
            onChange={(value) => onChange({ lanes: value === "none" || !value ? undefined : value })}
          />
          <div>
            <Text component="span" id="density" size="xs" fw={500}>
              {t("board.density")}
            </Text>
            <SegmentedControl
              fullWidth
              size="xs"
              mt={4}
              aria-labelledby="density"
              data={[
                { value: "comfortable", label: t("board.comfortable") },
                { value: "compact", label: t("board.compact") },
              ]}
              value={density}
              onChange={(value) => chooseDensity(value as Density)}
            />
          </div>
          <Checkbox.Group
            label={t("board.cardsShow")}
            size="xs"
            value={[...parts]}
            onChange={(chosen) =>
              onChange({ columns: namedParts(new Set(PARTS.filter((part) => chosen.includes(part)))) })
            }
          >
            <div className={styles.parts}>
              {PARTS.map((part) => (
                <Checkbox key={part} size="sm" value={part} label={t(`board.parts.${part}`)} />
              ))}
            </div>
          </Checkbox.Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
