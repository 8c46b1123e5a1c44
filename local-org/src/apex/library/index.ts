/** Declares every class of the platform that is modelled. */
import "./language/object.ts";
import "./language/enums.ts";
import "./language/numbers.ts";
import "./language/math.ts";
import "./language/string.ts";
import "./language/date.ts";
import "./language/datetime.ts";
import "./language/time.ts";
import "./language/time-zone.ts";
