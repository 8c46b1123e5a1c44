/** Prices of products in price books, and line items of opportunities. Object Reference: PricebookEntry,
 *  OpportunityLineItem. */
import { ApexDecimal } from "../../apex/runtime/decimal.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import type { ApexRecord } from "../../apex/runtime/record.ts";
import type { Engine } from "../engine.ts";
import type { Row, Store } from "../store.ts";
import { sameValue } from "../values.ts";
import { isChanged } from "./validate.ts";
import { fail, valueIn, type Work } from "./work.ts";

const isStandard = (store: Store, entry: Row): boolean =>
  store.row("Pricebook2", entry.get("Pricebook2Id") as string)?.get("IsStandard") === true;

/** The product's entry in the standard price book. */
const standardEntry = (store: Store, productId: unknown): Row | undefined =>
  store.rowsWith("PricebookEntry", "Product2Id", productId).find((entry) => isStandard(store, entry));

export function derivePrice({ store }: Engine, { old }: Work, { fields }: ApexRecord): void {
  if (fields.get("UseStandardPrice") !== true || isStandard(store, fields)) return;
  const price = standardEntry(store, fields.get("Product2Id"))?.get("UnitPrice") ?? null;
  const given = fields.get("UnitPrice") ?? null;
  // What was given all the same is refused by checkPrice.
  if (given === null || sameValue("currency", given, old?.get("UnitPrice") ?? null)) fields.set("UnitPrice", price);
}

function checkPrice({ store }: Engine, work: Work, works: readonly Work[]): void {
  const fields = work.next?.fields ?? new Map<string, unknown>();
  const isTwin = (entry: Row) => !work.old && entry.get("Pricebook2Id") === fields.get("Pricebook2Id");
  if (store.rowsWith("PricebookEntry", "Product2Id", fields.get("Product2Id")).some(isTwin))
    throw new NotModelled("a second price of a product in a price book");
  if (isStandard(store, fields) || work.errors.length > 0) return;
  const standard = standardEntry(store, fields.get("Product2Id"));
  const isComing = works.some(
    ({ next }) => next && next.fields.get("Product2Id") === fields.get("Product2Id") && isStandard(store, next.fields),
  );
  if (!standard && isComing) throw new NotModelled("a standard and another price of a product in one statement");
  if (!standard)
    return fail(work, "STANDARD_PRICE_NOT_DEFINED", "Before creating a custom price, create a standard price.");
  const isFixed = fields.get("UseStandardPrice") === true;
  if (isFixed && !sameValue("currency", fields.get("UnitPrice"), standard.get("UnitPrice") ?? null))
    fail(work, "FIELD_INTEGRITY_EXCEPTION", "field integrity exception");
}

/** Entries that use the standard price follow it. */
export function spreadPrice({ store }: Engine, work: Work): void {
  const fields = work.next?.fields ?? new Map<string, unknown>();
  if (!isStandard(store, fields)) return;
  for (const entry of store.rowsWith("PricebookEntry", "Product2Id", fields.get("Product2Id"))) {
    if (entry.get("UseStandardPrice") !== true || isStandard(store, entry)) continue;
    store.put("PricebookEntry", new Map([...entry, ["UnitPrice", fields.get("UnitPrice")]]));
  }
}

const entryOf = ({ store }: Engine, item: Row): Row | undefined =>
  store.row("PricebookEntry", item.get("PricebookEntryId") as string);

/** Of the unit price and the total price one is given, and the other follows by the quantity. */
export function deriveLineItem(engine: Engine, work: Work, { fields }: ApexRecord): void {
  const product = entryOf(engine, fields)?.get("Product2Id");
  if (product !== undefined) fields.set("Product2Id", product);
  const quantity = fields.get("Quantity");
  if (!(quantity instanceof ApexDecimal)) return;
  const isGiven = (name: string) =>
    valueIn(work, name) !== null &&
    isChanged(work, name) &&
    !sameValue("currency", valueIn(work, name), work.implied?.get(name) ?? null);
  if (isGiven("UnitPrice") && isGiven("TotalPrice")) {
    const message = "Cannot change both 'UnitPrice' and 'TotalPrice' in update call";
    if (work.old) return fail(work, "INVALID_FIELD", message, ["UnitPrice"]);
    throw new NotModelled("a new line item with both UnitPrice and TotalPrice");
  }
  const keepsUnit = isGiven("UnitPrice") || (isChanged(work, "Quantity") && work.record.fields.has("UnitPrice"));
  if (keepsUnit && !isGiven("TotalPrice"))
    imply("TotalPrice", fields.get("UnitPrice"), (unit) => unit.multiply(quantity));
  else if (isGiven("TotalPrice") || isChanged(work, "Quantity"))
    imply("UnitPrice", fields.get("TotalPrice"), (total) => evenly(total, quantity));

  function imply(name: string, from: unknown, value: (from: ApexDecimal) => ApexDecimal): void {
    if (!(from instanceof ApexDecimal)) return;
    fields.set(name, value(from));
    work.implied = new Map([[name, fields.get(name)]]);
  }
}

function evenly(total: ApexDecimal, quantity: ApexDecimal): ApexDecimal {
  const unit = quantity.compare(ApexDecimal.fromInteger(0)) === 0 ? undefined : total.divideTo(quantity, 2);
  if (unit?.multiply(quantity).compare(total) === 0) return unit;
  throw new NotModelled("a unit price that is no whole number of cents");
}

const NO_ENTRY =
  "field integrity exception: PricebookEntryId, unknown (versions 3.0 and higher must specify pricebook entry id; others must specify product id)";

const OTHER_BOOK =
  "field integrity exception: PricebookEntryId (pricebook entry is in a different pricebook than the one assigned to the opportunity)";

function checkLineItem(engine: Engine, work: Work): void {
  const { store } = engine;
  const fields = work.next?.fields ?? new Map<string, unknown>();
  const opportunity = store.row("Opportunity", fields.get("OpportunityId") as string);
  const entry = entryOf(engine, fields);
  if (work.old || !opportunity || work.errors.length > 0) return;
  if (!entry && (fields.get("Product2Id") ?? null) !== null) throw new NotModelled("a line item by its product alone");
  if (!entry) return fail(work, "FIELD_INTEGRITY_EXCEPTION", NO_ENTRY, ["PricebookEntryId", "unknown"]);
  if ((fields.get("UnitPrice") ?? null) === null) throw new NotModelled("a line item without a price");
  const bookId = opportunity.get("Pricebook2Id");
  const isActive = store.row("Pricebook2", entry.get("Pricebook2Id") as string)?.get("IsActive") === true;
  if (bookId === undefined && !isActive) throw new NotModelled("a first line item of an inactive price book");
  const isElsewhere = bookId !== undefined && bookId !== entry.get("Pricebook2Id");
  if (isElsewhere) return fail(work, "FIELD_INTEGRITY_EXCEPTION", OTHER_BOOK, ["PricebookEntryId"]);
  if (entry.get("IsActive") !== true) throw new NotModelled("a line item of an inactive price");
}

/** The first line item of an opportunity brings its price book. */
export function setPriceBook(engine: Engine, work: Work): void {
  const item = work.next?.fields ?? new Map<string, unknown>();
  const opportunity = engine.store.row("Opportunity", item.get("OpportunityId") as string);
  if (!opportunity || opportunity.has("Pricebook2Id")) return;
  const bookId = entryOf(engine, item)?.get("Pricebook2Id");
  engine.store.put("Opportunity", new Map([...opportunity, ["Pricebook2Id", bookId]]));
}

export const lineItems = ({ store }: Engine, opportunityId: unknown): readonly Row[] =>
  store.rowsWith("OpportunityLineItem", "OpportunityId", opportunityId);

/** With line items the amount and the quantity are their sums, whatever is written, and the price book stays. */
export function keepSums(engine: Engine, work: Work, fields: Map<string, unknown>): void {
  if (!work.old || lineItems(engine, work.id).length === 0) return;
  if (isChanged(work, "Pricebook2Id")) throw new NotModelled("another price book of an opportunity with line items");
  for (const name of ["Amount", "TotalOpportunityQuantity"]) {
    fields.set(name, (work.platformValues?.has(name) ? work.platformValues : work.old).get(name) ?? null);
  }
}

const CHECKS: Readonly<Record<string, (engine: Engine, work: Work, works: readonly Work[]) => void>> = {
  PricebookEntry: checkPrice,
  OpportunityLineItem: checkLineItem,
};

export function checkPrices(engine: Engine, work: Work, works: readonly Work[]): void {
  CHECKS[work.object.apiName]?.(engine, work, works);
}

/** Products and price books that line items use are kept. */
export function checkUse(engine: Engine, work: Work): void {
  const field = { Product2: "Product2Id", Pricebook2: "Pricebook2Id" }[work.object.apiName];
  if (field === undefined) return;
  const entries = engine.store.rowsWith("PricebookEntry", field, work.id);
  const isUsed = entries.some(
    (entry) => engine.store.rowsWith("OpportunityLineItem", "PricebookEntryId", entry.get("Id")).length > 0,
  );
  if (isUsed || work.old?.get("IsStandard") === true)
    throw new NotModelled(`deleting a ${work.object.label} that is in use`);
}
