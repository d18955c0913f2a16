import { IconCalendar, IconLayoutKanban, IconTable } from "@tabler/icons-react";
import type { Layout } from "./saved-views";

const icons: Partial<Record<Layout, typeof IconTable>> = { board: IconLayoutKanban, calendar: IconCalendar };

/** How a saved view is laid out. Silent: its name stands beside it. */
export function ViewIcon({ layout }: { layout: Layout }) {
  const Icon = icons[layout] ?? IconTable;
  return <Icon size={15} stroke={1.6} aria-hidden />;
}
