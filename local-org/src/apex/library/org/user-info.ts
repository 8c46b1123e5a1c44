import { context } from "../../runtime/context.ts";
import { ApexTimeZone } from "../language/time-zone.ts";
import { platformClass } from "../registry.ts";

const of = (fieldName: string) => () => {
  const { services, userId } = context();
  return services.store.row("User", userId)?.get(fieldName) ?? null;
};

function organization(fieldName: string): unknown {
  for (const row of context().services.store.rows("Organization")) return row.get(fieldName) ?? null;
  return null;
}

platformClass("System.UserInfo", {
  "static String getUserId()": () => context().userId,
  "static String getUserName()": of("Username"),
  "static String getName()": of("Name"),
  "static String getFirstName()": of("FirstName"),
  "static String getLastName()": of("LastName"),
  "static String getUserEmail()": of("Email"),
  "static String getUserType()": of("UserType"),
  "static String getProfileId()": of("ProfileId"),
  "static String getUserRoleId()": of("UserRoleId"),
  "static String getLocale()": of("LocaleSidKey"),
  "static String getLanguage()": of("LanguageLocaleKey"),
  "static TimeZone getTimeZone()": () => new ApexTimeZone(of("TimeZoneSidKey")() as string),
  "static String getOrganizationId()": () => organization("Id"),
  "static String getOrganizationName()": () => organization("Name"),
  "static String getDefaultCurrency()": () => "USD",
  "static Boolean isMultiCurrencyOrganization()": () => false,
  // No managed package is installed.
  "static Boolean hasPackageLicense(Id packageID)": () => false,
});
