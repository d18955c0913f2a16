import { type QueryClient, skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { User } from "../api/client";
import { ShownToken } from "./profile/shown-token";
import { nameOf } from "./users";

const key = (id: number) => ["invitation-link", id];

/** Keeps the link of an invitation as long as this page is open. A server without an address of its own is where the
 * page is. */
export function keepLink(client: QueryClient, id: number, link: string | null) {
  client.setQueryData(key(id), link && new URL(link, location.origin).href);
}

/** The link that somebody is to be handed, where no mail server is set up to carry it. */
export function InvitationLink({ person }: { person: User }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: link } = useQuery<string | null>({ queryKey: key(person.id), queryFn: skipToken });
  if (!link) return null;
  const name = nameOf(person);
  return (
    <ShownToken
      token={link}
      label={t("people.invitationLink")}
      says={t("people.handOver", { name })}
      onDone={() => keepLink(client, person.id, null)}
    />
  );
}
