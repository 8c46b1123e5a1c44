// The types of the base components and of @salesforce/user and @salesforce/client.
import "@salesforce/lightning-types";
