#!/usr/bin/env node
// `npx vitalfew …`: npx links the project's own bin by itself, even before anything is installed.
import { bootstrap } from "./bootstrap.mjs";

bootstrap("cli/vitalfew.ts", process.argv.slice(2));
