/** What every org has before anybody has set anything up. Rights and sharing are those of Salesforce Help. */
import { readData } from "./data.ts";

type Names = readonly string[];
type ByName<Value> = Readonly<Record<string, Value>>;

interface NewOrg {
  readonly users: readonly ByName<unknown>[];
  readonly ofEachUser: ByName<unknown>;
  readonly organization: ByName<unknown>;
  /** Objects whose rows every test sees. */
  readonly setupObjects: Names;
  /** "Standard Profiles": every org has them. What they give is refused where the project does not say it. */
  readonly otherProfiles: Names;
  /** Names of the profiles' files where they are not the profiles' own. */
  readonly profileFiles: ByName<string>;
  /** "Standard Profiles": a Standard User creates and edits most kinds of records, and views campaigns. */
  readonly ofStandardUsers: Names;
  /** Objects whose rights are those of another. */
  readonly follows: ByName<string>;
  /** Standard objects that have rights of their own; every user reads the others. */
  readonly governed: Names;
  /** Of the others, those that every user also writes. */
  readonly writable: Names;
  /** Fields with security of their own: of activities, those that profiles of public projects have permissions for. */
  readonly activityFields: Names;
  /** "Default Organization-Wide Access Levels". Objects that are not in it are open to all here. */
  readonly defaultSharing: ByName<string>;
  /** Share objects of standard objects are there whatever the default. */
  readonly sharePrefixes: ByName<string>;
}

export const NEW_ORG = JSON.parse(readData("new-org.json")) as NewOrg;
