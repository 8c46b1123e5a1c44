/** `npm run build`: what a deployment needs, from what is in the repository. */
import { emitComponents } from "./emit-components.ts";

const { code, output } = await emitComponents();
if (output.trim()) console.log(output.trim());
process.exitCode = code;
