import { Spotlight as MantineSpotlight } from "@mantine/spotlight";
import "@mantine/core/styles/Input.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/ScrollArea.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/Paper.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "./input.css";
import "./modal.css";
import "./spotlight.css";

/** What CommandPalette is made of. */
export const Spotlight = MantineSpotlight;
