import { z } from "zod";
import { download, read } from "../endpoint.ts";
import { Id, Instant, Page, PageQuery } from "../values.ts";

export const listAttachments = read("GET /parties/{partyId}/attachments", {
  summary: "The files of a customer, newest first; those of documents only for those who may see documents",
  permission: "contact.read",
  params: z.object({ partyId: Id }),
  query: z.object(PageQuery),
  output: Page(
    z.object({
      attachmentId: Id,
      partyId: Id.meta({ description: "The record it was added to" }),
      name: z.string(),
      mediaType: z.string(),
      bytes: z.int(),
      description: z.string().nullable(),
      addedBy: z.string().nullable(),
      createdAt: Instant,
    }),
  ),
});

export const downloadAttachment = download("GET /parties/{partyId}/attachments/{attachmentId}/file", {
  summary: "A file of a customer, to be saved",
  permission: "contact.read",
  params: z.object({ partyId: Id, attachmentId: Id }),
  types: ["application/octet-stream"],
});
