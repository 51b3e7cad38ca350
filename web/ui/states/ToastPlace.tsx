import { Notifications } from "@mantine/notifications";
import "@mantine/core/styles/CloseButton.layer.css";
import "@mantine/core/styles/Notification.layer.css";
import "@mantine/notifications/styles.layer.css";
import "./notification.css";

/** Loaded by Toasts. React.lazy wants a default export. */
export default function ToastPlace() {
  return <Notifications position="bottom-right" />;
}
