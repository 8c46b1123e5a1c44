/** The platform's components that the page shell stands in for: their names on a FlexiPage, and the shell's. */
export const STANDARD_COMPONENTS: Readonly<Record<string, string>> = {
  "force:highlightsPanel": "recordHeader",
  "force:detailPanel": "recordDetails",
  "force:relatedListContainer": "relatedLists",
  "force:relatedListSingleContainer": "relatedList",
  "force:relatedListQuickLinksContainer": "relatedLists",
  "runtime_sales_activities:activityPanel": "activityPanel",
  "runtime_sales_activities:todayTaskContainer": "todayTasks",
  "home:eventContainer": "todayEvents",
  "flexipage:tabset": "tabset",
  "flexipage:richText": "richText",
};

/** Titles of tabs that the App Builder stores by name. */
export const TAB_TITLES: Readonly<Record<string, string>> = {
  "Standard.Tab.detail": "Details",
  "Standard.Tab.details": "Details",
  "Standard.Tab.relatedLists": "Related",
  "Standard.Tab.activity": "Activity",
  "Standard.Tab.collaborate": "Chatter",
  "Standard.Tab.news": "News",
};
