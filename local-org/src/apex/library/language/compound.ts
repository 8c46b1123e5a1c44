import { ApexLocation, type ApexAddress } from "../../runtime/compound.ts";
import type { ApexDecimal } from "../../runtime/decimal.ts";
import { platformClass, type Members } from "../registry.ts";
import { readers } from "../properties.ts";
import { withoutNulls } from "./arguments.ts";

const parts = (type: string, names: readonly string[]): Members =>
  readers(
    Object.fromEntries(
      names.map((name) => [`${type} get${name}`, (self: ApexAddress | ApexLocation) => self.part(name)]),
    ),
  );

const PLACE = parts("Double", ["Latitude", "Longitude"]);

platformClass("System.Address", {
  ...parts("String", "City Country CountryCode GeocodeAccuracy PostalCode State StateCode Street".split(" ")),
  ...PLACE,
});

platformClass("System.Location", {
  ...withoutNulls({
    "static Location newInstance(Decimal latitude, Decimal longitude)": (
      Latitude: ApexDecimal,
      Longitude: ApexDecimal,
    ) => new ApexLocation(new Map(Object.entries({ Latitude, Longitude }))),
  }),
  ...PLACE,
});
