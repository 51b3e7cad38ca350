import type * as conversations from "../../contract/conversations.ts";
import type { Routes } from "../plumbing/action.ts";
import { downloadAttachment } from "./attachments/download-attachment.ts";
import { listAttachments } from "./attachments/list-attachments.ts";
import { closeCase } from "./cases/close-case.ts";
import { listCases } from "./cases/list-cases.ts";
import { openCase } from "./cases/open-case.ts";
import { readCase } from "./cases/read-case.ts";
import { changeContact } from "./contacts/change-contact.ts";
import { listTasks } from "./contacts/list-tasks.ts";
import { logContact } from "./contacts/log-contact.ts";
import { readContact } from "./contacts/read-contact.ts";
import { readOpenMatters } from "./read-open-matters.ts";
import { listTimeline } from "./timeline/list-timeline.ts";
import { listUnattributed } from "./timeline/list-unattributed.ts";
import { summariseUnattributed } from "./timeline/summarise-unattributed.ts";

export const routes = {
  listTimeline,
  logContact,
  readContact,
  changeContact,
  listCases,
  readCase,
  openCase,
  closeCase,
  listTasks,
  readOpenMatters,
  summariseUnattributed,
  listUnattributed,
  listAttachments,
  downloadAttachment,
} satisfies Routes<typeof conversations>;
