import { InputBase } from "@mantine/core";
import "@mantine/core/styles/Input.layer.css";
import "./input.css";

/** What looks like a field and is pressed: `component="button"`. In a form take SelectField. */
export const InputButton = InputBase;
