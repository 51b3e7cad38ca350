import { NativeSelect as MantineNativeSelect } from "@mantine/core";
import "@mantine/core/styles/Input.layer.css";
import "./input.css";

/** The browser's own list. In a form take SelectField. */
export const NativeSelect = MantineNativeSelect;
