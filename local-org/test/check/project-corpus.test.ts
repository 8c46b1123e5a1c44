import { AUTOMATION } from "./automation-faults.ts";
import { BrokenProject } from "./broken-project.ts";
import { tell } from "./corpus.ts";
import { FLOWS } from "./flow-faults.ts";
import { PAGES, PAGES_AS_WELL } from "./page-faults.ts";
import { COMPONENTS, FILES, FORM, REFERENCES, type ProjectFault } from "./project-faults.ts";
import { OTHERS } from "./reference-faults.ts";
import { SCRIPTS } from "./script-faults.ts";
import { VALUES } from "./value-faults.ts";

const project = new BrokenProject();
afterAll(() => project.remove());

it("has nothing wrong before it is broken", () => {
  expect(tell(project.check())).toBe("");
});

it.each<ProjectFault>([
  // Lightning Web Components Developer Guide, "Example: Generic SObject Input for Screen Components"
  [
    "lwc/bookCard/bookCard.js-meta.xml",
    "</targets>\n    <targetConfigs>",
    `<target>lightning__FlowScreen</target></targets><targetConfigs><targetConfig targets="lightning__FlowScreen">
<propertyType name="T" extends="SObject" label="T"/><property name="recordId" type="{T[]}"/></targetConfig>`,
    "",
  ],
  // github.com/SalesforceLabs/AnimalShelterStarter, Task_Update_Future_Movement_Record_on_Task_Completion
  ["flows/Sell_Out.flow-meta.xml", "<inputReference>$Record<", "<inputReference>$Record.Author__r<", ""],
  // github.com/trailheadapps/purealoe, Bundle_Submitted
  ["flows/Sell_Out.flow-meta.xml", "<status>Active", "<status>ACTIVE", ""],
  // github.com/trailheadapps/ready-to-fly, Slack Authentication Layout
  [
    "layouts/Book__c-Book Layout.layout-meta.xml",
    "<behavior>Required</behavior>\n                <field>Author__c",
    "<behavior>Edit</behavior>\n<field>Author__c",
    "",
  ],
  // github.com/SalesforceFoundation/PMM, participantSelector
  ["lwc/bookCard/bookCard.ts", "c.Book_By", "c.book_by", ""],
  ...PAGES_AS_WELL,
])("%s is right with %s → %s", (...fault) => {
  expect(tell(project.checkWith(fault as unknown as ProjectFault).problems)).toBe("");
});

describe.each([
  ["form", FORM],
  ["reference", REFERENCES],
  ["component", COMPONENTS],
  ["file", FILES],
  ["page", PAGES],
  ["value", VALUES],
  ["flow", FLOWS],
  ["script", SCRIPTS],
  ["rule", AUTOMATION],
  ["other reference", OTHERS],
] as const)("one wrong %s is named at its place", (_, faults) => {
  it.each(faults.map((fault) => [...fault.slice(0, 3), fault] as const))("%s: %s → %s", (...row) => {
    const fault = row.at(-1) as ProjectFault;
    const { problems, place } = project.checkWith(fault);
    const there = problems.filter(({ file, line }) => `${file}:${line}` === place);
    expect(there.length > 0 ? tell(there) : `${place}: nothing, but ${tell(problems)}`).toContain(fault[3]);
    expect(there).not.toEqual([]);
  });
});
