import { Select as MantineSelect } from "@mantine/core";
import "@mantine/core/styles/Input.layer.css";
import "@mantine/core/styles/CloseButton.layer.css";
import "@mantine/core/styles/Popover.layer.css";
import "@mantine/core/styles/ScrollArea.layer.css";
import "@mantine/core/styles/Combobox.layer.css";
import "./input.css";
import "./select.css";

/** In a form take SelectField. */
export const Select = MantineSelect;
