import { applications, homePageOf, recordPageOf } from "../../src/lightning/pages/application.ts";
import type { Project } from "../../src/project/model.ts";
import { loadSchema } from "../../src/schema/load.ts";
import { emptyProject, metadata } from "./metadata.ts";

function recordPage(name: string, object = "Lead") {
  return metadata(name, `<FlexiPage><sobjectType>${object}</sobjectType><type>RecordPage</type></FlexiPage>`);
}

function override(element: string, content: string, more = ""): string {
  return `<${element}><actionName>View</actionName><content>${content}</content><formFactor>Large</formFactor><type>Flexipage</type><pageOrSobjectType>Lead</pageOrSobjectType>${more}</${element}>`;
}

function projectWith(application: string, parts: Partial<Project> = {}): Project {
  const flexiPages = [recordPage("A"), recordPage("B"), recordPage("C", "Campaign")];
  const app = metadata(
    "Tandem",
    `<CustomApplication>${application}<label>Tandem</label><uiType>Lightning</uiType></CustomApplication>`,
  );
  return emptyProject({ flexiPages, applications: [app], ...parts });
}

function pageOf(project: Project, object: string, profile = "Standard User", formFactor: "Large" | "Small" = "Large") {
  const [application] = applications(project, loadSchema(project));
  return application && recordPageOf(object, profile, formFactor, application, project)?.fullName;
}

describe("the page of a record", () => {
  it("is the one that the application's override names", () => {
    expect(pageOf(projectWith(override("actionOverrides", "B")), "Lead")).toBe("B");
  });

  it("is the one for the user's profile, if there is one", () => {
    const both = override("actionOverrides", "B") + override("profileActionOverrides", "A", "<profile>Admin</profile>");
    expect(pageOf(projectWith(both), "Lead", "Admin")).toBe("A");
    expect(pageOf(projectWith(both), "Lead")).toBe("B");
  });

  it("is the object's own override where the application has none", () => {
    const definition = metadata(
      "Lead",
      `<CustomObject>${override("actionOverrides", "A").replace(/<pageOrSobjectType>.*?<\/pageOrSobjectType>/, "")}</CustomObject>`,
    );
    const object = {
      apiName: "Lead",
      definition,
      fields: [],
      validationRules: [],
      recordTypes: [],
      fieldSets: [],
      listViews: [],
      compactLayouts: [],
      webLinks: [],
    };
    expect(pageOf(projectWith("", { objects: [object] }), "Lead")).toBe("A");
  });

  it("is the only page there is for the object, and none where there are several", () => {
    expect(pageOf(projectWith(""), "Campaign")).toBe("C");
    expect(pageOf(projectWith(""), "Lead")).toBeUndefined();
  });

  it("for a phone is not the one for a desktop", () => {
    expect(pageOf(projectWith(override("actionOverrides", "B")), "Lead", "Standard User", "Small")).toBeUndefined();
  });
});

it("finds the home page that the application names", () => {
  const home = (name: string) => metadata(name, "<FlexiPage><type>HomePage</type></FlexiPage>");
  const text =
    "<actionOverrides><actionName>Tab</actionName><content>Mine</content><type>Flexipage</type><pageOrSobjectType>standard-home</pageOrSobjectType></actionOverrides>";
  const project = projectWith(text, { flexiPages: [home("Other"), home("Mine")] });
  const [application] = applications(project, loadSchema(project));
  expect(application && homePageOf("Standard User", "Large", application, project)?.fullName).toBe("Mine");
});

it("leads from tabs to the home page, to lists and to pages", () => {
  const tabs = [metadata("Setup_Check", "<CustomTab><label>Setup</label><flexiPage>A</flexiPage></CustomTab>")];
  const project = projectWith("<tabs>standard-home</tabs><tabs>standard-Lead</tabs><tabs>Setup_Check</tabs>", { tabs });
  expect(applications(project, loadSchema(project))[0]?.tabs.map(({ label, href }) => [label, href])).toEqual([
    ["Home", "/lightning/page/home"],
    ["Leads", "/lightning/o/Lead/list"],
    ["Setup", "/lightning/n/Setup_Check"],
  ]);
});
