/** Faults in layouts, and in who gets which; as in project-faults.ts. */
import { xml, type ProjectFault } from "./project-faults.ts";

const AUTHOR = "layouts/Author__c-Author %28New%29.layout-meta.xml";
const BOOK = "layouts/Book__c-Book Layout.layout-meta.xml";
const PAGE = "flexipages/Book_Record_Page.flexipage-meta.xml";
const COMPACT = "objects/Book__c/compactLayouts/Compact.compactLayout-meta.xml";
const CHEAP = "objects/Book__c/listViews/Cheap.listView-meta.xml";
const PORTRAIT = "objects/Author__c/webLinks/Portrait.webLink-meta.xml";
const SHELVES = "queues/Shelves.queue-meta.xml";
const TAB = "tabs/Sell.tab-meta.xml";
const BOOKSELLER = "permissionsets/Bookseller.permissionset-meta.xml";
const CLERK = "profiles/Clerk.profile-meta.xml";

/** One more part of the page, with a component of the platform. */
const shown = (component: string, ...properties: readonly (readonly [name: string, value: string])[]) =>
  `<flexiPageRegions>\n<itemInstances>\n<componentInstance>
${properties
  .map(
    ([name, value]) =>
      `<componentInstanceProperties>\n<name>${name}</name>\n${value}\n</componentInstanceProperties>\n`,
  )
  .join("")}<componentName>${component}</componentName>\n<identifier>more</identifier>\n</componentInstance>
</itemInstances>\n<name>Facet-1</name>\n<type>Facet</type>\n</flexiPageRegions>\n<flexiPageRegions>`;

const related = (list: string): string =>
  shown(
    "force:relatedListSingleContainer",
    ["parentFieldApiName", "<value>Author__c.Id</value>"],
    ["relatedListApiName", `<value>${list}</value>`],
  );

/** Each with nothing wrong with it. */
export const PAGES_AS_WELL: readonly ProjectFault[] = [
  [PAGE, "<flexiPageRegions>", related("Books__r"), ""],
  [PAGE, "<flexiPageRegions>", related("AttachedContentDocuments"), ""],
  // github.com/SalesforceLabs/AnimalShelterStarter, Animal Action Layout: a field of the object that is pointed to
  [AUTHOR, "<fields>Pages__c", "<fields>Author__c.Country__c", ""],
];

/** Healthy metadata of kinds that the bookshop does without. */
export const PAGES_ANNEX: Readonly<Record<string, string>> = {
  [AUTHOR]: xml(
    "Layout",
    `<customButtons>Portrait</customButtons>
<layoutSections>
<layoutColumns>
<layoutItems>
<behavior>Required</behavior>
<field>Name</field>
</layoutItems>
</layoutColumns>
<style>OneColumn</style>
</layoutSections>
<relatedLists>
<fields>NAME</fields>
<fields>Pages__c</fields>
<relatedList>Book__c.Author__c</relatedList>
</relatedLists>`,
  ),
  "objects/Author__c/webLinks/Portrait.webLink-meta.xml": xml(
    "WebLink",
    `<fullName>Portrait</fullName>
<availability>online</availability>
<displayType>button</displayType>
<encodingKey>UTF-8</encodingKey>
<linkType>url</linkType>
<masterLabel>Portrait</masterLabel>
<openType>newWindow</openType>
<protected>false</protected>
<url>https://example.com/{!Author__c.Name}</url>`,
  ),
  [SHELVES]: xml(
    "Queue",
    `<doesSendEmailToMembers>false</doesSendEmailToMembers>
<name>Shelves</name>
<queueSobject>
<sobjectType>Author__c</sobjectType>
</queueSobject>
<queueSobject>
<sobjectType>Case</sobjectType>
</queueSobject>`,
  ),
  [CLERK]: xml(
    "Profile",
    `<custom>true</custom>
<layoutAssignments>
<layout>Author__c-Author %28New%29</layout>
</layoutAssignments>
<layoutAssignments>
<layout>Author__c-Author Layout</layout>
<recordType>Book__c.Novel</recordType>
</layoutAssignments>
<layoutAssignments>
<layout>Lead-Lead Layout</layout>
</layoutAssignments>
<userLicense>Salesforce</userLicense>`,
  ),
};

const permitting = (name: string) =>
  `<userPermissions>\n<enabled>true</enabled>\n¦<name>${name}</name>\n</userPermissions>`;

export const PAGES: readonly ProjectFault[] = [
  [
    CLERK,
    "<layout>Author__c-Author %28New%29",
    "¦<layout>Author__c-Author %28Now%29",
    'there is no layout "Author__c-Author %28Now%29"',
  ],
  [CLERK, "<recordType>Book__c.Novel", "¦<recordType>Book__c.Poem", 'there is no record type "Book__c.Poem"'],
  [AUTHOR, "<customButtons>Portrait", "¦<customButtons>Photo", 'there is no button "Photo"'],
  [AUTHOR, "<fields>Pages__c", "¦<fields>Sheets__c", "Sheets__c"],
  [AUTHOR, "<field>Name</field>", "<field>Country__c</field>", "must contain an item for required layout field: Name"],
  [
    BOOK,
    "<behavior>Required</behavior>\n                <field>Name",
    "¦<behavior>Edit</behavior>\n<field>Name",
    "Field:Name must be Required",
  ],
  [
    BOOK,
    "<field>Price__c",
    "<field>Price__c</field>\n</layoutItems>\n<layoutItems>\n¦<field>Price__c",
    "Field: field, value:Price__c appears more than once",
  ],
  [
    AUTHOR,
    "</relatedLists>",
    "</relatedLists>\n<relatedLists>\n¦<relatedList>Book__c.Author__c</relatedList>\n</relatedLists>",
    "Field: relatedList, value:Book__c.Author__c appears more than once",
  ],
  [CHEAP, "</label>", "</label>\n¦<queue>Racks</queue>", 'there is no queue "Racks"'],
  [CHEAP, "</label>", "</label>\n<sharedTo>\n¦<group>Porters</group>\n</sharedTo>", 'there is no group "Porters"'],
  [CHEAP, "<columns>NAME", "¦<columns>CreatedDate", "Could not resolve list view column: CreatedDate"],
  [CHEAP, "<columns>NAME", "¦<columns>CREATEDDATE", "Could not resolve list view column: CREATEDDATE"],
  [
    BOOK,
    "<behavior>Required</behavior>\n                <field>Author__c",
    "<behavior>Required</behavior>\n<field>Author__c</field>\n</layoutItems>\n<layoutItems>\n¦<behavior>Edit</behavior>\n<field>Gross__c",
    "Field:Gross__c must be Readonly",
  ],
  [
    "customPermissions/Change_Prices.customPermission-meta.xml",
    "</label>",
    "</label>\n<requiredPermission>\n¦<customPermission>Fly</customPermission>\n<dependency>true</dependency>\n</requiredPermission>",
    'there is no custom permission "Fly"',
  ],
  [BOOKSELLER, "<readable>true", "¦<readable>false", "editable needs readable"],
  [BOOKSELLER, "</tabSettings>", `</tabSettings>${permitting("RunReportz")}`, "Unknown user permission: RunReportz"],
  [BOOKSELLER, "</tabSettings>", `</tabSettings>${permitting("FlyToMars")}`, "not modelled: user permission FlyToMars"],
  [PAGE, "recordHomeTemplateDesktop", "recordHomeTemplateDesk¦", "not modelled: page template"],
  [PAGE, "flexipage:recordHomeTemplateDesktop", "c:ours¦", 'there is no page template "c:ours"'],
  [PAGE, "recordHomeTemplateDesktop", "appHomeTemplateTwoColumns", "has no region", `${PAGE}|<name>main`],
  [SHELVES, "<sobjectType>Author__c", "¦<sobjectType>Writer__c", 'there is no object "Writer__c"'],
  [PORTRAIT, "{!Author__c.Name}", "{!Author__c.Face__c}¦", 'there is no field "Author__c.Face__c"'],
  [COMPACT, "<fields>Price__c", "¦<fields>Story__c", "a compact layout cannot show Story__c"],
  [CHEAP, "<columns>NAME", "¦<booleanFilter>1 OR 2</booleanFilter>\n<columns>NAME", "there is no filter 2"],
  [PAGE, "<sobjectType>Book__c</sobjectType>", "", "<sobjectType> is missing"],
  ["flexipages/Shop_Home.flexipage-meta.xml", "<name>recordId", "¦<name>bookId", 'property "bookId"'],
  [
    TAB,
    null,
    xml("CustomTab", "<label>Sell</label>\n¦<lwcComponent>sellBook</lwcComponent>\n<motif>Custom1: Heart</motif>"),
    'component "sellBook" has no target lightning__Tab',
  ],
  [PAGE, "<flexiPageRegions>", related("¦Book__r"), 'there is no related list of Author__c "Book__r"'],
  [
    PAGE,
    "<flexiPageRegions>",
    shown("flowruntime:interview", ["flowName", "¦<value>No_Flow</value>"]),
    'there is no flow "No_Flow"',
  ],
  [
    PAGE,
    "<flexiPageRegions>",
    shown("force:highlightsPanel", [
      "actionNames",
      "<valueList>\n<valueListItems>\n<value>Author__c.Portrait</value>\n</valueListItems>\n<valueListItems>\n¦<value>Book__c.Sold</value>\n</valueListItems>\n</valueList>",
    ]),
    'there is no action "Book__c.Sold"',
  ],
  [PAGE, "{!Record.Status__c}", "¦{!$User.Ghost__c}", 'no field on User "Ghost__c"'],
  [AUTHOR, "<fields>Pages__c", "¦<fields>Author__c.Land__c", 'no field on Author__c "Land__c"'],
  [AUTHOR, "</relatedList>", "</relatedList>\n¦<sortField>Prize__c</sortField>", 'no field on Book__c "Prize__c"'],
  [AUTHOR, "<fields>NAME", "¦<customButtons>Ghost</customButtons>\n<fields>NAME", 'there is no button "Ghost"'],
  [
    AUTHOR,
    "<relatedLists>",
    "<miniLayout>\n¦<fields>Face__c</fields>\n</miniLayout>\n<relatedLists>",
    'no field on Author__c "Face__c"',
  ],
  [
    AUTHOR,
    "</layoutItems>",
    "</layoutItems>\n<layoutItems>\n¦<page>Ghost</page>\n</layoutItems>",
    'there is no page "Ghost"',
  ],
  [
    AUTHOR,
    "</layoutItems>",
    "</layoutItems>\n<layoutItems>\n¦<customLink>Ghost</customLink>\n</layoutItems>",
    'there is no button "Ghost"',
  ],
  [PORTRAIT, "<url>https://example.com/{!Author__c.Name}</url>", "¦<page>Ghost</page>", 'there is no page "Ghost"'],
  ["tabs/Shop_Home.tab-meta.xml", "<motif>Custom1: Heart</motif>", "", "<motif> is missing"],
];
