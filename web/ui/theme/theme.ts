import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";

/** Warm greys from paper to ink: Mantine's `gray` in light and, turned round, its `dark` in dark. */
const gray: MantineColorsTuple = [
  "#fbf9f5",
  "#f4f1ea",
  "#ece6db",
  "#e6e0d5",
  "#cdc4b6",
  "#a89d90",
  "#857a6e",
  "#6d645a",
  "#544c43",
  "#231f1a",
];

const dark: MantineColorsTuple = [
  "#ece5da",
  "#bfb5a8",
  "#a0968a",
  "#7d7368",
  "#463f37",
  "#2e2924",
  "#201c18",
  "#181512",
  "#13110e",
  "#0d0b09",
];

const aubergine: MantineColorsTuple = [
  "#f9f1f5",
  "#f3e8ee",
  "#e4cdd9",
  "#dba9c7",
  "#bb7a9f",
  "#985281",
  "#84416c",
  "#6d3258",
  "#5b2748",
  "#451b36",
];

const pine: MantineColorsTuple = [
  "#f0f7f3",
  "#e3efe8",
  "#c3dccf",
  "#9fcbb6",
  "#7fc4a4",
  "#4d8f74",
  "#377b60",
  "#276c51",
  "#1d6248",
  "#124431",
];

const rust: MantineColorsTuple = [
  "#fdf5f0",
  "#f9e9df",
  "#f1cfbb",
  "#eb9c74",
  "#d98a5f",
  "#c77a52",
  "#b05a2e",
  "#a34b22",
  "#99401a",
  "#6f2c10",
];

/** Quiet by default: only a filled control carries a colour; a subtle one is ink on a warm hover. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  if (input.variant === "subtle")
    return {
      ...resolved,
      background: "transparent",
      hover: "var(--paper-hover)",
      color: "var(--ink-2)",
      hoverColor: "var(--ink)",
    };
  if (input.variant === "default")
    return {
      ...resolved,
      background: "var(--surface)",
      hover: "var(--paper-hover)",
      color: "var(--ink)",
      border: "1px solid var(--line-strong)",
    };
  return input.variant === "filled" ? { ...resolved, color: "var(--accent-on)" } : resolved;
};

/** The Mantine theme: only what tokens.css cannot say, so that a Mantine control cannot be told from one of ours. */
export const theme = createTheme({
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--font-code)",
  colors: { gray, dark, aubergine, green: pine, red: rust },
  primaryColor: "aubergine",
  primaryShade: { light: 8, dark: 6 },
  variantColorResolver,
  white: "#fffefc",
  black: "#231f1a",
  defaultRadius: "4px",
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  fontSizes: { xs: "12px", sm: "14px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.4" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "2px", sm: "3px", md: "4px", lg: "8px", xl: "16px" },
  shadows: {
    xs: "none",
    sm: "var(--shadow)",
    md: "var(--shadow)",
    lg: "var(--shadow)",
    xl: "var(--shadow)",
  },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "1.3" },
      h2: { fontSize: "16px", lineHeight: "1.35" },
      h3: { fontSize: "14px", lineHeight: "1.4" },
      h4: { fontSize: "14px", lineHeight: "1.4" },
      h5: { fontSize: "13px", lineHeight: "1.4" },
      h6: { fontSize: "13px", lineHeight: "1.4" },
    },
  },
  components: {
    Button: { defaultProps: { variant: "default", size: "sm" } },
    ActionIcon: { defaultProps: { variant: "subtle", size: 28, color: "gray" } },
    Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 80 } } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120, transition: "fade" } } },
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Dismiss" } } },
    Input: { defaultProps: { size: "sm" } },
    InputWrapper: { defaultProps: { size: "sm" } },
    Loader: { defaultProps: { size: 16, type: "oval" } },
  },
});

/** Points Mantine's own variables at the tokens, so that light, dark and contrast are decided in one file. */
export const resolveVariables: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--paper)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-bright": "var(--ink)",
    "--mantine-color-dimmed": "var(--ink-3)",
    "--mantine-color-placeholder": "var(--ink-3)",
    "--mantine-color-anchor": "var(--accent-text)",
    "--mantine-color-error": "var(--cost)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--paper-hover)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line-strong)",
    "--mantine-color-disabled": "var(--paper-sunk)",
    "--mantine-color-disabled-color": "var(--ink-3)",
    "--mantine-color-disabled-border": "var(--line)",
    "--mantine-primary-color-filled": "var(--accent)",
    "--mantine-primary-color-filled-hover": "var(--accent-strong)",
  };
  return { variables: {}, light: shared, dark: shared };
};
