import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../../api/problem";

interface FormProblemProps {
  error: unknown;
  /** The fields that say beside themselves why they were refused. */
  beside?: readonly string[];
}

/** Why a form was refused, as far as no field says it. */
export function FormProblem({ error, beside = [] }: FormProblemProps) {
  const { t } = useTranslation();
  if (!isRefusal(error)) return null;
  const named = Object.keys(error.fields);
  if (named.length > 0 && named.every((name) => beside.includes(name))) return null;
  return (
    <Alert color="red" role="alert" mb="md">
      {error.code === "offline" ? t("problem.offline") : error.message}
    </Alert>
  );
}
