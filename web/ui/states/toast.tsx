import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { needToasts } from "./first-toast.ts";

type ToastOptions = {
  /** A way back: "Undo". */
  action?: ReactNode;
  /** A second toast of the same id takes the place of the first. */
  id?: string;
};

/** Says below right that something was done. Errors of a form do not belong here: they stand beside their field. */
export function toastDone(sentence: string, options: ToastOptions = {}): void {
  void show(sentence, options, {
    icon: <IconCheck size={16} stroke={2} />,
    color: "var(--gain)",
    autoClose: 5000,
  });
}

/** Says that something that has no place on the screen went wrong, and stays until it is dismissed. */
export function toastProblem(sentence: string, options: ToastOptions = {}): void {
  void show(sentence, options, {
    icon: <IconAlertTriangle size={16} stroke={2} />,
    color: "var(--cost)",
    autoClose: false,
  });
}

type Looks = { icon: ReactNode; color: string; autoClose: number | false };

/** The one that stands, or stood last, under each id. */
const latest = new Map<string, string>();

async function show(
  sentence: string,
  { action, id }: ToastOptions,
  { icon, color, autoClose }: Looks,
): Promise<void> {
  needToasts();
  const { notifications } = await import("@mantine/notifications");
  // One of the same name would be left as it stands, with what is left of its time.
  const former = id === undefined ? undefined : latest.get(id);
  if (former !== undefined) notifications.hide(former);
  const shown = notifications.show({
    message: (
      <>
        {sentence} {action}
      </>
    ),
    icon,
    autoClose,
    styles: { icon: { background: "transparent", color, width: 20, height: 20 } },
    role: autoClose === false ? "alert" : "status",
  });
  if (id !== undefined) latest.set(id, shown);
}
