import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";

type ToastOptions = {
  /** A way back: "Undo". */
  action?: ReactNode;
  id?: string;
};

/** Says below right that something was done. Errors of a form do not belong here: they stand beside their field. */
export function toastDone(sentence: string, { action, id }: ToastOptions = {}): void {
  show(sentence, action, id, <IconCheck size={16} stroke={2} />, "var(--gain)", 5000);
}

/** Says that something that has no place on the screen went wrong, and stays until it is dismissed. */
export function toastProblem(sentence: string, { action, id }: ToastOptions = {}): void {
  show(sentence, action, id, <IconAlertTriangle size={16} stroke={2} />, "var(--cost)", false);
}

function show(
  sentence: string,
  action: ReactNode,
  id: string | undefined,
  icon: ReactNode,
  color: string,
  autoClose: number | false,
): void {
  notifications.show({
    ...(id === undefined ? {} : { id }),
    message: (
      <>
        {sentence} {action}
      </>
    ),
    icon,
    autoClose,
    styles: { icon: { background: "transparent", color, margin: 0, width: 24, height: 24 } },
    role: autoClose === false ? "alert" : "status",
  });
}
