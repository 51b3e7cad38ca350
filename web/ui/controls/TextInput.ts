import "@mantine/core/styles/Input.layer.css";
import "./input.css";

/** One line of text without a label in sight; in a form take TextField. */
export { TextInput } from "@mantine/core";
