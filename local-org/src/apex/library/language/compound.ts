import { ApexLocation, type ApexAddress } from "../../runtime/compound.ts";
import type { ApexDecimal } from "../../runtime/decimal.ts";
import { platformClass, type Members } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";

/** `getCity()`, and the same as a property: `city`. */
const parts = (type: string, names: readonly string[]): Members =>
  Object.fromEntries(
    names.flatMap((name) => {
      const get = (self: ApexAddress | ApexLocation) => self.part(name);
      return [
        [`${type} get${name}()`, get],
        [`${type} ${name}`, { get }],
      ];
    }),
  );

const PLACE = parts("Double", ["Latitude", "Longitude"]);

platformClass("System.Address", {
  ...parts("String", [
    "City",
    "Country",
    "CountryCode",
    "GeocodeAccuracy",
    "PostalCode",
    "State",
    "StateCode",
    "Street",
  ]),
  ...PLACE,
});

platformClass("System.Location", {
  ...withoutNulls({
    "static Location newInstance(Decimal latitude, Decimal longitude)": (
      latitude: ApexDecimal,
      longitude: ApexDecimal,
    ) =>
      new ApexLocation(
        new Map([
          ["Latitude", latitude],
          ["Longitude", longitude],
        ]),
      ),
  }),
  ...PLACE,
});
