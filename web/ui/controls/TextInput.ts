import { TextInput as MantineTextInput } from "@mantine/core";
import "@mantine/core/styles/Input.layer.css";
import "./input.css";

/** One line of text without a label in sight; in a form take TextField. */
export const TextInput = MantineTextInput;
