import type { HtmlTagDescriptor, Plugin } from "vite";

const script = "web/early.ts";
const font = /source-sans-3-latin-wght-normal.*\.woff2$/;

/**
 * Puts web/early.ts in front of the app, as a script of its own that waits for nothing: so that the page's scripts, the
 * person and the font come along with the app instead of after it. Only in the build; development loads file by file.
 */
export function earlyStart(): Plugin {
  return {
    name: "early-start",
    apply: "build",
    buildStart() {
      this.emitFile({ type: "chunk", id: script, name: "early" });
    },
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {} }) {
        const files = Object.values(bundle);
        const early = files.find((file) => file.type === "chunk" && file.facadeModuleId?.endsWith(script));
        const latin = files.find((file) => font.test(file.fileName));
        if (early?.type !== "chunk" || !latin) throw new Error(`${script} or its font is not in the build.`);
        return [
          tag("script", { type: "module", src: `/${early.fileName}` }),
          ...early.imports.map((name) => tag("link", { rel: "modulepreload", href: `/${name}` })),
          tag("link", { rel: "preload", as: "font", type: "font/woff2", href: `/${latin.fileName}` }),
        ];
      },
    },
  };
}

function tag(name: string, attrs: Record<string, string>): HtmlTagDescriptor {
  return { tag: name, attrs: { ...attrs, crossorigin: true }, injectTo: "head-prepend" };
}
