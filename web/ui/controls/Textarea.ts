import "@mantine/core/styles/Input.layer.css";
import "./input.css";

/** Several lines of text; in a form take NoteField. */
export { Textarea } from "@mantine/core";
