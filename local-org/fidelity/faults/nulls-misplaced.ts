import type { OrderItem } from "../../src/apex/syntax/query-tree.ts";
import type { Fault } from "../fault.ts";

const otherEnd = (item: OrderItem): OrderItem => ({ ...item, nulls: item.nulls === "last" ? "first" : "last" });

export const nullsMisplaced: Fault = {
  name: "wrong null order",
  says: "ORDER BY puts nulls at the wrong end.",
  probe: `
    insert new Thing__c(Name = 'some', Needed__c = 'x', Amount__c = 1);
    insert new Thing__c(Name = 'none', Needed__c = 'x');
    Assert.areEqual('none', [SELECT Name FROM Thing__c ORDER BY Amount__c][0].Name);`,
  apply(changes) {
    changes.queries((query) => ({ ...query, orderBy: query.orderBy.map(otherEnd) }));
  },
};
