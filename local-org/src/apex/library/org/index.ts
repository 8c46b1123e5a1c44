/** Platform classes that need the org. */
import "./sobject.ts";
import "./schema.ts";
import "./access-level.ts";
import "./database.ts";
import "./savepoint.ts";
import "./lead-convert.ts";
import "./trigger.ts";
import "./limits.ts";
import "./user-info.ts";
import "./run-as.ts";
import "./job-contexts.ts";
import "./async.ts";
import "./test.ts";
import "./business-hours.ts";
import "./security.ts";
import "./custom-metadata.ts";
