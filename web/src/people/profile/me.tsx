import { MeForm } from "./me-form";
import { Skills } from "./skills";
import { WorkingHours } from "./working-hours";

export function Me() {
  return (
    <>
      <MeForm />
      <WorkingHours />
      <Skills />
    </>
  );
}
