import { useTranslation } from "react-i18next";
import { names } from "../language/dates";
import { useTopicState } from "../live/use-topic";
import { Avatars } from "../people/avatar";
import { useMe } from "../people/session";
import { nameOf, useUsers } from "../people/users";

/** Who else looks at this now. */
export function PeopleHere({ topic }: { topic: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const users = useUsers();
  const others = [...new Set(useTopicState(topic).people)].filter((id) => id !== me.id);
  if (others.length === 0) return null;
  const label = t("frame.here", {
    count: others.length,
    names: names(others.map((id) => nameOf(users.get(id)))),
  });
  return <Avatars ids={others} users={users} label={label} size={24} most={4} live />;
}
