import { Alert, Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/client";
import { everyPage } from "../api/pages";
import { list, listsOf } from "../data/keys";
import { useDraftForm } from "../frame/draft-form";
import { tell } from "../frame/notices";
import { fieldError } from "./door";
import { keepLink } from "./invitation-link";
import { ROLES, type Role } from "./roles";

const NOTHING = { email: "", username: "", first_name: "", last_name: "", role: "developer", customer: "" };

/** A name to sign in with, made from the address: ada.lovelace@example.org is ada.lovelace. */
export function usernameFrom(email: string): string {
  return (email.split("@")[0] ?? "").replace(/[^A-Za-z0-9._-]/g, "").slice(0, 60);
}

export function Invite({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("people.invite")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <InviteForm onClose={onClose} />
    </Modal>
  );
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [form, set, clear] = useDraftForm("invite", NOTHING);
  const send = useInvite();
  const username = form.username || usernameFrom(form.email);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate(
      { ...form, username },
      {
        onSuccess: () => {
          clear();
          onClose();
        },
      },
    );
  };
  const field = (name: "email" | "username" | "first_name" | "last_name") => ({
    label: t(`people.fields.${name}`),
    value: form[name],
    error: fieldError(send.error, name),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {send.error && (
          <Alert color="red" role="alert">
            {send.error.message}
          </Alert>
        )}
        <TextInput {...field("email")} type="email" required withAsterisk={false} data-autofocus />
        <Group grow align="start">
          <TextInput {...field("first_name")} />
          <TextInput {...field("last_name")} />
        </Group>
        <TextInput
          {...field("username")}
          value={username}
          description={t("door.usernameHint")}
          minLength={3}
          required
          withAsterisk={false}
        />
        <Select
          label={t("people.role")}
          description={t(`people.roleHints.${form.role as Role}`)}
          allowDeselect={false}
          data={ROLES.map((role) => ({ value: role, label: t(`people.roles.${role}`) }))}
          value={form.role}
          error={fieldError(send.error, "role")}
          onChange={(role) => role && set({ role })}
        />
        {form.role === "client" && (
          <CustomerField
            value={form.customer}
            error={fieldError(send.error, "customer_id")}
            onChange={(customer) => set({ customer })}
          />
        )}
        <Button type="submit" loading={send.isPending}>
          {t("people.sendInvitation")}
        </Button>
      </Stack>
    </form>
  );
}

function CustomerField(props: { value: string; error?: string; onChange: (id: string) => void }) {
  const { t } = useTranslation();
  const fields = "id,name";
  const { data = [] } = useQuery({
    queryKey: list("customer", { fields }),
    queryFn: () =>
      everyPage((cursor) =>
        answer(api.GET("/api/customers", { params: { query: { fields, limit: 1000, cursor } } })),
      ),
  });
  return (
    <Select
      label={t("people.customer")}
      searchable
      required
      withAsterisk={false}
      data={data.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={props.value || null}
      error={props.error}
      onChange={(id) => props.onChange(id ?? "")}
    />
  );
}

/** Makes the account, which waits for its person, and mails them the link, or shows it where no mail goes out. */
function useInvite() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ customer, role, ...names }: typeof NOTHING) => {
      const person = { ...names, role: role as Role, status: "pending" as const };
      const customer_id = role === "client" && customer ? Number(customer) : undefined;
      const { id } = await answer(api.POST("/api/users", { body: { ...person, customer_id } }));
      const { link } = await answer(
        api.POST("/api/users/{id}/invitation-link", { params: { path: { id } } }),
      );
      return { id, name: `${names.first_name} ${names.last_name}`.trim() || names.username, link };
    },
    onSuccess: async ({ id, name, link }) => {
      keepLink(client, id, link);
      if (!link) tell(t("people.invitationSent", { name }));
      await navigate({ to: "/people", search: { person: id } });
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["users"] });
      void client.invalidateQueries({ queryKey: listsOf("user") });
    },
  });
}
