// Only the Mantine style sheets that stand on every screen, each in the `mantine` layer, so that our CSS modules win
// without a fight over specificity. What is typed into or opens over the page brings its own: see ui/controls.
import "./layers.css";
import "@mantine/core/styles/baseline.layer.css";
import "@mantine/core/styles/global.layer.css";
import "@mantine/core/styles/UnstyledButton.layer.css";
import "@mantine/core/styles/Button.layer.css";
import "@mantine/core/styles/ActionIcon.layer.css";
import "@mantine/core/styles/Loader.layer.css";
import "./font.css";
import "../tokens.css";
import "./base.css";
import "./controls.css";
