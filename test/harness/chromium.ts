import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import project from "../../package.json" with { type: "json" };
import { withClaim } from "../../server/plumbing/embedded-postgres/claim.ts";

/** A Chromium that is there, and what its process needs to find its libraries and fonts. */
export type Chromium = { executablePath: string; env: Record<string, string> };

const root = join(import.meta.dirname, "../..");

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** CHROMIUM_PATH, an installed Chrome or Chromium, or the one that comes with the packages (Linux on x64). */
export async function findChromium(): Promise<Chromium> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return { executablePath: given, env: {} };
  const installed = usualPlaces.find((path) => existsSync(path));
  if (installed) return { executablePath: installed, env: {} };
  if (process.platform === "linux" && process.arch === "x64") return unpackedChromium();
  throw new Error("No Chrome or Chromium was found. Install one, or name its path in CHROMIUM_PATH.");
}

/** Unpacks the 190 MB once, with the libraries and fonts a bare machine lacks (2 to 5 s). */
async function unpackedChromium(): Promise<Chromium> {
  const home = writableHome();
  const folder = join(home, `chromium-${project.devDependencies["@sparticuz/chromium"]}`);
  if (!existsSync(folder)) {
    await withClaim(join(home, "chromium.lock"), async () => {
      if (!existsSync(folder)) unpack(folder);
    });
  }
  return {
    executablePath: join(folder, "chromium"),
    env: {
      LD_LIBRARY_PATH: [join(folder, "al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

function writableHome(): string {
  const cache = join(root, "node_modules/.cache");
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
    return cache;
  } catch {
    const own = join(tmpdir(), `vitalfew-${process.getuid?.()}`);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    return own;
  }
}

/** The package unpacks into the temporary folder, under names all users of a machine would share: so it gets its own. */
function unpack(folder: string): void {
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  const script = 'import("@sparticuz/chromium").then((chromium) => chromium.default.executablePath())';
  // The libraries of Amazon Linux 2023 (nss, nspr, expat) are unpacked only for who says to be there.
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  const { status, stderr } = spawnSync(process.execPath, ["-e", script], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`Chromium could not be unpacked: ${stderr}`);
  writeFileSync(join(draft, "fonts.conf"), fontsConf(folder));
  renameSync(draft, folder);
}

/** The fonts of the package first, so that pages look the same on every machine; the machine's for other scripts. */
function fontsConf(folder: string): string {
  const families = {
    "sans-serif": ["Open Sans"],
    "system-ui": ["Open Sans"],
    monospace: ["DejaVu Sans Mono", "Liberation Mono"],
  };
  const aliases = Object.entries(families).map(([family, wanted]) => {
    const inOrder = wanted.map((name) => `<family>${name}</family>`).join("");
    return `<alias><family>${family}</family><prefer>${inOrder}</prefer></alias>`;
  });
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts/fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
  ${aliases.join("\n  ")}
</fontconfig>
`;
}
