import { row, rows } from "./queueAnswers";

describe("rowsOf", () => {
  it("leaves out what has no clock or no lead", () => {
    expect(rows(row("a", 50, { startedOn: null }), row("b", 50, { leadId: null }))).toEqual([]);
  });

  it("says who has it when the reader does not", () => {
    const owners = rows(
      row("a", 50),
      row("b", 50, { ownerIsMe: false }),
      row("c", 50, { ownerIsMe: false, ownerIsQueue: true, ownerName: "Inbound Desk" }),
    ).map(({ owner, who }) => [owner, who]);
    expect(owners).toEqual([
      ["", "COO, Hale Freight"],
      ["With Jordan Lee", "COO, Hale Freight"],
      ["In the queue Inbound Desk", "COO, Hale Freight"],
    ]);
  });

  it("says of title and company what is known", () => {
    const who = rows(
      row("a", 50, { company: null }),
      row("b", 50, { title: null }),
      row("c", 50, { title: null, company: null }),
    );
    expect(who.map((each) => each.who)).toEqual(["COO", "Hale Freight", ""]);
  });
});
