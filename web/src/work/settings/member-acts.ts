// Who comes into a project, as what, and who goes: by the project's own verbs, so that two people who change its
// members at the same time both win.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answer, api, type Project } from "../../api/client";
import { type Act, useAct } from "../../data/act";
import { nameOf, useUsers } from "../../people/users";
import { showing, touched } from "../project-acts";

export const memberRoles = ["lead", "member", "viewer", "client"] as const;
export type MemberRole = (typeof memberRoles)[number];

type Members = NonNullable<Project["members"]>;

export function useMemberActs(project: Project) {
  const act = useAct();
  const users = useUsers();
  const { t } = useTranslation();
  return useMemo(() => {
    const path = { id: project.id };
    const rate = project.member_rates ?? {};
    const members = project.members ?? [];
    const shown = (next: Members, send: () => Promise<unknown>): Act => ({
      send,
      shows: [showing(project.id, { members: next })],
      touches: touched(project.id),
    });
    const without = (id: number) => members.filter(({ user_id }) => user_id !== id);
    const withRole = (id: number, role: MemberRole): Members =>
      members.some(({ user_id }) => user_id === id)
        ? members.map((member) => (member.user_id === id ? { ...member, role } : member))
        : [...members, { user_id: id, role }];

    const adding = (id: number, role: MemberRole) =>
      shown(withRole(id, role), () =>
        answer(api.POST("/api/projects/{id}/add-member", { params: { path }, body: { user_id: id, role } })),
      );
    const removing = (id: number) =>
      shown(without(id), () =>
        answer(api.POST("/api/projects/{id}/remove-member", { params: { path }, body: { user_id: id } })),
      );
    /** Their rate went with them, and comes back with them. */
    const bringingBack = (id: number, role: MemberRole): Act => {
      const again = adding(id, role);
      const owed = rate[id];
      if (owed === undefined) return again;
      const body = { member_rates: { [id]: owed } };
      const send = async () => {
        await again.send();
        return answer(api.PATCH("/api/projects/{id}", { params: { path }, body }));
      };
      return { ...again, send };
    };

    const name = (id: number) => nameOf(users.get(id));
    return {
      add: (id: number, role: MemberRole) =>
        act({
          ...adding(id, role),
          quiet: true,
          done: () => t("settings.memberAdded", { name: name(id) }),
          undo: () => removing(id),
        }),
      setRole: (id: number, role: MemberRole, before: MemberRole) =>
        act({
          ...adding(id, role),
          done: () => t("settings.roleChanged", { name: name(id), role: t(`overview.roles.${role}`) }),
          undo: () => adding(id, before),
        }),
      remove: (id: number, role: MemberRole) =>
        act({
          ...removing(id),
          done: () => t("settings.memberRemoved", { name: name(id) }),
          undo: () => bringingBack(id, role),
        }),
    };
  }, [act, project, t, users]);
}
