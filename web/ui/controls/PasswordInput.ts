import "@mantine/core/styles/Input.layer.css";
import "@mantine/core/styles/PasswordInput.layer.css";
import "./input.css";

/** In a form take PasswordField. */
export { PasswordInput } from "@mantine/core";
