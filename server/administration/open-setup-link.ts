import { openDatabase } from "../plumbing/database/db.ts";
import { isSetUp } from "./sign-on/is-set-up.ts";
import { makeOneTimeLink } from "./sign-on/one-time-link.ts";

/**
 * The link with which the first owner sets Vitalfew up. It works once, for 24 hours; a link made before is replaced.
 * @param baseUrl address of the server, `http://localhost:4400`
 * @returns null when Vitalfew is set up already
 */
export async function openSetupLink(options: {
  databaseUrl: string;
  baseUrl: string;
}): Promise<string | null> {
  const db = openDatabase(options.databaseUrl, 1);
  try {
    return await db.write(async (tx) => {
      if (await isSetUp(tx)) return null;
      const { path } = await makeOneTimeLink(tx, "set-up", null);
      return `${options.baseUrl.replace(/\/$/, "")}${path}`;
    });
  } finally {
    await db.close();
  }
}
