import { Textarea as MantineTextarea } from "@mantine/core";
import "@mantine/core/styles/Input.layer.css";
import "./input.css";

/** Several lines of text; in a form take NoteField. */
export const Textarea = MantineTextarea;
