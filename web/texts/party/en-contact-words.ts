/** How contacts came about and what they were about: on cards, in the form of a contact and in time equations. */
export const enContactWords = {
  contactWords: {
    channels: {
      phone: "Call",
      mail: "Mail",
      chat: "Chat",
      form: "Web form",
      portal: "Portal",
      visit: "Visit",
      letter: "Letter",
      social: "Social",
      event: "Event",
      task: "Task",
    } as Readonly<Record<string, string>>,
    kinds: {
      enquiry: "enquiry",
      order: "order",
      complaint: "complaint",
      support: "support",
      billing: "billing",
      feedback: "feedback",
      courtesy: "courtesy",
      other: "something else",
    },
  },
};
