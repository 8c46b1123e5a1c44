import { UiApi } from "../../src/server/ui-api.ts";
import { loadSchema } from "../../src/schema/load.ts";
import { emptyProject } from "../lightning/metadata.ts";
import { FakeOrg, REP } from "./fake-org.ts";

const schema = loadSchema(emptyProject());
const ID = "00Q000000000001EAA";
let org: FakeOrg;
let api: UiApi;

beforeEach(() => {
  org = new FakeOrg(schema);
  org.rows["Lead"] = [
    {
      Id: ID,
      Name: "Maya Chen",
      Company: "Acme",
      Rating: "Hot",
      OwnerId: REP.id,
      "Owner.Name": "Jordan Lee",
      LastModifiedDate: "2026-11-22T10:00:00.000Z",
    },
  ];
  api = new UiApi(org, REP);
});

type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- of any shape: the tests look at it piece by piece

function body(answer: { readonly body?: unknown }): Json {
  return answer.body;
}

describe("getRecord", () => {
  it("answers values and display values, and parents as records", () => {
    const answer = api.getRecord(ID, ["Lead.Name", "Lead.Rating", "Lead.Owner.Name"], []);
    expect(answer.status).toBe(200);
    expect(body(answer)).toMatchObject({
      apiName: "Lead",
      id: ID,
      lastModifiedDate: "2026-11-22T10:00:00.000Z",
      recordTypeInfo: null,
    });
    expect(body(answer)["fields"]).toEqual({
      Name: { value: "Maya Chen", displayValue: null },
      Rating: { value: "Hot", displayValue: "Hot" },
      Owner: {
        displayValue: "Jordan Lee",
        value: { apiName: "User", id: REP.id, fields: { Name: { value: "Jordan Lee", displayValue: null } } },
      },
    });
  });

  it("answers null for a parent that there is not", () => {
    org.rows["Lead"]![0]!["OwnerId"] = null;
    expect(body(api.getRecord(ID, ["Lead.Owner.Name"], []))["fields"]).toEqual({
      Owner: { value: null, displayValue: null },
    });
  });

  it("refuses a field that there is not, or that the user may not read; leaves it out where it is optional", () => {
    org.hidden.add("Lead.Rating");
    expect(api.getRecord(ID, ["Lead.Nope"], [])).toMatchObject({ status: 400, body: [{ errorCode: "INVALID_FIELD" }] });
    expect(api.getRecord(ID, ["Lead.Rating"], [])).toMatchObject({ status: 400 });
    expect(Object.keys(body(api.getRecord(ID, ["Lead.Name"], ["Lead.Rating", "Lead.Nope"]))["fields"])).toEqual([
      "Name",
    ]);
  });

  it("does not find what is not there or may not be seen", () => {
    const notFound = {
      status: 404,
      body: [{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }],
    };
    expect(api.getRecord("00Q000000000002EAA", ["Lead.Name"], [])).toEqual(notFound);
    org.hidden.add("Lead");
    expect(api.getRecord(ID, ["Lead.Name"], [])).toEqual(notFound);
  });
});

describe("saving", () => {
  it("creates a record and answers it", () => {
    const answer = api.createRecord({ apiName: "Lead", fields: { LastName: "Chen", Company: "Acme" } });
    expect(answer.status).toBe(201);
    expect(org.saves).toEqual([{ operation: "insert", object: "Lead", values: { LastName: "Chen", Company: "Acme" } }]);
    expect(body(answer)["fields"]["Company"]).toEqual({ value: "Acme", displayValue: null });
  });

  it("updates the fields that were sent", () => {
    expect(api.updateRecord(ID, { fields: { Rating: "Cold" } }).status).toBe(200);
    expect(org.saves).toEqual([{ operation: "update", object: "Lead", values: { Id: ID, Rating: "Cold" } }]);
  });

  // UI API, "Error with Output" and "Record Exception Error".
  it("answers errors by field, and those of the record apart", () => {
    org.nextSave = {
      id: null,
      errors: [
        {
          statusCode: "REQUIRED_FIELD_MISSING",
          message: "Required fields are missing: [Company]",
          fields: ["Company"],
        },
        { statusCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", message: "No", fields: [] },
      ],
    };
    const answer = api.createRecord({ apiName: "Lead", fields: {} });
    expect(answer.status).toBe(400);
    expect(body(answer)).toMatchObject({ enhancedErrorType: "RecordError", statusCode: 400 });
    expect(body(answer)["output"]["fieldErrors"]["Company"]).toEqual([
      {
        constituentField: null,
        duplicateRecordError: null,
        errorCode: "REQUIRED_FIELD_MISSING",
        field: "Company",
        fieldLabel: "Company",
        message: "Required fields are missing: [Company]",
      },
    ]);
    expect(body(answer)["output"]["errors"]).toMatchObject([
      { errorCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", field: null },
    ]);
  });
});

describe("descriptions", () => {
  it("of objects have the fields that the user may read", () => {
    org.hidden.add("Lead.Rating");
    const info = body(api.objectInfo("Lead"));
    expect(info).toMatchObject({ apiName: "Lead", keyPrefix: "00Q", nameFields: ["Name"] });
    expect(info["fields"]["Company"]).toMatchObject({ dataType: "String", required: true });
    expect(info["fields"]["OwnerId"]).toMatchObject({ dataType: "Reference", relationshipName: "Owner" });
    expect(info["fields"]).not.toHaveProperty("Rating");
  });

  it("of picklists have the active values", () => {
    expect(body(api.picklistValues("Lead", "Rating"))["values"]).toContainEqual({
      attributes: null,
      label: "Hot",
      validFor: [],
      value: "Hot",
    });
    expect(api.picklistValues("Lead", "Company").status).toBe(404);
  });
});
