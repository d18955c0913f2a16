import { useTranslation } from "react-i18next";
import { type Contested, settleConflict } from "../frame/conflicts";
import { ConflictChoice } from "../text/conflict-choice";
import { useNamesIn } from "./task/history/use-names";

/** Both values of what somebody else has changed meanwhile, and one is chosen. */
export default function ContestedField({ found }: { found: Contested }) {
  const { t } = useTranslation();
  const names = useNamesIn(found.project);
  const sides = found.conflicts.flatMap(({ field, yours, theirs }) =>
    field === "custom_fields" ? customOf(yours, theirs) : [{ field, yours, theirs }],
  );
  const told = (side: "yours" | "theirs") =>
    sides.map(({ field, [side]: value }) => names.value(field, value) || t("common.none")).join(" · ");
  const fields = sides.map(({ field }) => names.field(field)).join(", ");
  const settle = () => settleConflict(found.id);
  return (
    <ConflictChoice
      field={t("editor.fieldOf", { field: fields, name: found.name })}
      mine={told("yours")}
      theirs={told("theirs")}
      onMine={() => {
        settle();
        found.onMine();
      }}
      onTheirs={settle}
    />
  );
}

function customOf(yours: unknown, theirs: unknown) {
  const [mine, other] = [yours, theirs].map((side) => (side ?? {}) as Record<string, unknown>);
  return Object.keys(mine ?? {}).map((field) => ({ field, yours: mine?.[field], theirs: other?.[field] }));
}
