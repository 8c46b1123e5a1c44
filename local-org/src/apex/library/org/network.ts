/** System.Network. Everybody works in the internal org (Apex Reference Guide, "Network Class"). */
import { platformClass } from "../registry.ts";

const outsideOfSites = () => null;

platformClass("System.Network", {
  "static String getNetworkId()": outsideOfSites,
  "static PageReference communitiesLanding()": outsideOfSites,
  "static PageReference forwardToAuthPage(String startURL)": outsideOfSites,
});
