/** What contacts and cases can be, in our words. */
export const channels = [
  "phone",
  "mail",
  "chat",
  "form",
  "portal",
  "visit",
  "letter",
  "social",
  "event",
  "task",
] as const;
export const contactKinds = [
  "enquiry",
  "order",
  "complaint",
  "support",
  "billing",
  "feedback",
  "courtesy",
  "other",
] as const;
export const contactStates = ["planned", "done", "cancelled"] as const;
export const feelings = ["glad", "even", "annoyed"] as const;
export const caseStates = ["open", "waiting", "closed"] as const;
export const findings = ["our_fault", "not_our_fault", "third_party", "open"] as const;
export const causes = ["us", "customer", "third_party", "unknown"] as const;
