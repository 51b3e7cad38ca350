import { PasswordInput as MantinePasswordInput } from "@mantine/core";
import "@mantine/core/styles/Input.layer.css";
import "@mantine/core/styles/PasswordInput.layer.css";
import "./input.css";

/** In a form take PasswordField. */
export const PasswordInput = MantinePasswordInput;
