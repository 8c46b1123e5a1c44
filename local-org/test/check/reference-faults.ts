/** Faults in what metadata names that the workbench only looks at; as in project-faults.ts. */
import { xml, type ProjectFault } from "./project-faults.ts";

const FLOW = "flows/Sell_Out.flow-meta.xml";
const PATH = "pathAssistants/Book_Path.pathAssistant-meta.xml";
const ROLE = "roles/Clerk.role-meta.xml";
const RACKS = "queues/Night.queue-meta.xml";
const REPORTS = "reportTypes/Books.reportType-meta.xml";
const AUTHORS = "reportTypes/Authors.reportType-meta.xml";
const REPORT = "reports/Shop/All.report-meta.xml";
const DASHBOARD = "dashboards/Shop/Sales.dashboard-meta.xml";
const SHARING = "sharingRules/Book__c.sharingRules-meta.xml";
const TRANSLATED = "objectTranslations/Book__c-de/Price__c.fieldTranslation-meta.xml";
const PAGE = "pages/Book_Page.page";
const GERMAN = "objectTranslations/Book__c-de/Book__c-de.objectTranslation-meta.xml";
const STATUS = "objectTranslations/Book__c-de/Status__c.fieldTranslation-meta.xml";
const AURA = "aura/sellAll/sellAll.cmp";
const META = "lwc/sellBook/sellBook.js-meta.xml";

const ofFlow = (attribute: string) => `<target>lightning__FlowScreen</target>
</targets>
<targetConfigs>
<targetConfig targets="lightning__FlowScreen">
¦<property name="recordId" type="Integer" ${attribute}/>
</targetConfig>`;

const translated = (name: string) =>
  xml("Translations", `<customLabels>\n<label>a</label>\n¦<name>${name}</name>\n</customLabels>`);

/** Healthy metadata of kinds that the bookshop does without. */
export const REFERENCES_ANNEX: Readonly<Record<string, string>> = {
  [ROLE]: xml("Role", "<name>Clerk</name>\n<parentRole>Boss</parentRole>"),
  "roles/Boss.role-meta.xml": xml("Role", "<name>Boss</name>"),
  [PATH]: xml(
    "PathAssistant",
    `<active>true</active>
<entityName>Book__c</entityName>
<fieldName>Status__c</fieldName>
<masterLabel>Path</masterLabel>
<pathAssistantSteps>
<fieldNames>Price__c</fieldNames>
<picklistValueName>In print</picklistValueName>
</pathAssistantSteps>
<recordTypeName>__MASTER__</recordTypeName>`,
  ),
  "groups/Clerks.group-meta.xml": xml("Group", "<name>Clerks</name>"),
  [SHARING]: xml(
    "SharingRules",
    `<sharingCriteriaRules>
<fullName>Dear</fullName>
<accessLevel>Read</accessLevel>
<label>Dear</label>
<sharedTo>
<group>Clerks</group>
</sharedTo>
<criteriaItems>
<field>Price__c</field>
<operation>greaterThan</operation>
<value>100</value>
</criteriaItems>
<includeRecordsOwnedByAll>true</includeRecordsOwnedByAll>
</sharingCriteriaRules>
<sharingOwnerRules>
<fullName>Of_Clerks</fullName>
<accessLevel>Read</accessLevel>
<label>Of Clerks</label>
<sharedTo>
<queue>Shelves</queue>
</sharedTo>
<sharedFrom>
<roleAndSubordinates>Boss</roleAndSubordinates>
</sharedFrom>
</sharingOwnerRules>`,
  ),
  [RACKS]: xml(
    "Queue",
    `<doesSendEmailToMembers>false</doesSendEmailToMembers>
<name>Night</name>
<queueMembers>
<publicGroups>
<publicGroup>Clerks</publicGroup>
</publicGroups>
<roles>
<role>Clerk</role>
</roles>
<users>
<user>anna@example.com</user>
</users>
</queueMembers>`,
  ),
  [REPORTS]: xml(
    "ReportType",
    `<baseObject>Book__c</baseObject>
<category>other</category>
<deployed>true</deployed>
<label>Books</label>
<sections>
<columns>
<checkedByDefault>true</checkedByDefault>
<field>Price__c</field>
<table>Book__c</table>
</columns>
<columns>
<checkedByDefault>true</checkedByDefault>
<field>CreatedBy</field>
<table>Book__c</table>
</columns>
<masterLabel>Books</masterLabel>
</sections>`,
  ),
  [AUTHORS]: xml(
    "ReportType",
    `<baseObject>Author__c</baseObject>
<category>other</category>
<deployed>true</deployed>
<join>
<outerJoin>true</outerJoin>
<relationship>Books__r</relationship>
</join>
<label>Authors</label>
<sections>
<columns>
<checkedByDefault>true</checkedByDefault>
<field>Price__c</field>
<table>Author__c.Books__r</table>
</columns>
<masterLabel>Books</masterLabel>
</sections>`,
  ),
  "reports/Shop.reportFolder-meta.xml": xml("ReportFolder", "<name>Shop</name>"),
  [REPORT]: xml(
    "Report",
    `<columns>
<field>Book__c.Price__c</field>
</columns>
<columns>
<field>CUST_NAME</field>
</columns>
<format>Tabular</format>
<name>All</name>
<reportType>Books__c</reportType>`,
  ),
  [TRANSLATED]: xml("CustomFieldTranslation", "<label>Preis</label>\n<name>Price__c</name>"),
  [PAGE]: '<apex:page\n    standardController="Book__c"\n    extensions="BookService">\n</apex:page>\n',
  [`${PAGE}-meta.xml`]: xml("ApexPage", "<apiVersion>66.0</apiVersion>\n<label>Book Page</label>"),
  "translations/de.translation-meta.xml": translated("Book_By").replace("¦", ""),
  [AURA]:
    '<aura:component\n    controller="BookController">\n  <c:sellBook/>\n  <p>Sell&nbsp;it</p>\n</aura:component>\n',
  "dashboards/Shop.dashboardFolder-meta.xml": xml("DashboardFolder", "<name>Shop</name>"),
  [DASHBOARD]: xml(
    "Dashboard",
    `<backgroundEndColor>#FFFFFF</backgroundEndColor>
<backgroundFadeDirection>Diagonal</backgroundFadeDirection>
<backgroundStartColor>#FFFFFF</backgroundStartColor>
<leftSection>
<columnSize>Medium</columnSize>
<components>
<componentType>Metric</componentType>
<report>Shop/All</report>
</components>
</leftSection>
<textColor>#000000</textColor>
<title>Sales</title>
<titleColor>#000000</titleColor>
<titleSize>12</titleSize>`,
  ),
  [`${AURA}-meta.xml`]: xml("AuraDefinitionBundle", "<apiVersion>66.0</apiVersion>"),
  // As github.com/SalesforceFoundation/EDA has what is not translated, and github.com/vakulkarni2208/CICD-Training filters.
  [GERMAN]: xml(
    "CustomObjectTranslation",
    "<gender><!-- Feminine --></gender>\n<validationRules>\n<errorMessage>Nein.</errorMessage>\n<name>Has_Price</name>\n</validationRules>",
  ),
  [STATUS]: xml(
    "CustomFieldTranslation",
    "<name>Status__c</name>\n<picklistValues>\n<masterLabel>In print</masterLabel>\n<translation>Lieferbar</translation>\n</picklistValues>",
  ),
  "objectTranslations/Book__c-de/Author__c.fieldTranslation-meta.xml": xml(
    "CustomFieldTranslation",
    "<lookupFilter>\n<errorMessage>Nein.</errorMessage>\n</lookupFilter>\n<name>Author__c</name>",
  ),
  // github.com/SalesforceFoundation/NPSP
  "objectTranslations/Author__c-de/Author__c-de.objectTranslation-meta.xml":
    "<CustomObjectTranslation></CustomObjectTranslation>",
  "objectTranslations/Author__c-iw/Country__c.fieldTranslation-meta.xml": xml(
    "CustomFieldTranslation",
    "<lookupFilter>\n<informationalMessage>לא.</informationalMessage>\n</lookupFilter>\n<name>Country__c</name>",
  ),
};

export const OTHERS: readonly ProjectFault[] = [
  [AUTHORS, "<relationship>Books__r", "¦<relationship>Book__r", 'there is no relationship "Book__r" of Author__c'],
  [AUTHORS, "<field>Price__c", "¦<field>Prize__c", 'no field on Book__c "Prize__c"'],
  [ROLE, "<parentRole>Boss", "¦<parentRole>Chief", 'there is no role "Chief"'],
  [PATH, "<fieldName>Status__c", "¦<fieldName>State__c", 'no field on Book__c "State__c"'],
  [PATH, "<entityName>Book__c", "¦<entityName>Boook__c", 'there is no object "Boook__c"'],
  [PATH, "<fieldNames>Price__c", "¦<fieldNames>Prize__c", 'no field on Book__c "Prize__c"'],
  [PATH, "<picklistValueName>In print", "¦<picklistValueName>Pulped", 'there is no picklist value "Pulped"'],
  [PATH, "<recordTypeName>__MASTER__", "¦<recordTypeName>Poem", 'there is no record type "Poem"'],
  [SHARING, "<accessLevel>Read", "¦<accessLevel>ReadWrite", '<accessLevel> cannot be "ReadWrite"'],
  [SHARING, "<group>Clerks", "¦<group>Porters", 'there is no group "Porters"'],
  [SHARING, "<queue>Shelves", "¦<queue>Racks", 'there is no queue "Racks"'],
  [SHARING, "<roleAndSubordinates>Boss", "¦<roleAndSubordinates>Chief", 'there is no role "Chief"'],
  [SHARING, "<field>Price__c", "¦<field>Prize__c", 'no field on Book__c "Prize__c"'],
  [RACKS, "<publicGroup>Clerks", "¦<publicGroup>Porters", 'there is no group "Porters"'],
  [RACKS, "<role>Clerk", "¦<role>Porter", 'there is no role "Porter"'],
  [REPORTS, "<field>Price__c", "¦<field>Prize__c", 'no field on Book__c "Prize__c"'],
  [TRANSLATED, "<name>Price__c", "¦<name>Prize__c", 'no field on Book__c "Prize__c"'],
  [REPORT, "<field>Book__c.Price__c", "¦<field>Book__c.Prize__c", 'no field on Book__c "Prize__c"'],
  [REPORT, "<field>Book__c.Price__c", "¦<field>Book__c$Prize__c", 'no field on Book__c "Prize__c"'],
  [DASHBOARD, "<report>Shop/All", "¦<report>Shop/Some", 'there is no report "Shop/Some"'],
  [
    "reports/Store/Few.report-meta.xml",
    null,
    xml("Report", "<format>Tabular</format>\n<name>Few</name>\n<reportType>Books__c</reportType>").replace(
      "<Report",
      "¦<Report",
    ),
    "Cannot find folder:Store",
  ],
  [
    "matchingRules/Book__c.matchingRule-meta.xml",
    null,
    xml(
      "MatchingRules",
      "<matchingRules>\n<fullName>Same</fullName>\n<label>Same</label>\n<matchingRuleItems>\n¦<fieldName>Prize__c</fieldName>\n<matchingMethod>Exact</matchingMethod>\n</matchingRuleItems>\n<ruleStatus>Active</ruleStatus>\n</matchingRules>",
    ),
    'no field on Book__c "Prize__c"',
  ],
  [
    "objects/Opportunity/businessProcesses/Sale.businessProcess-meta.xml",
    null,
    xml(
      "BusinessProcess",
      "<fullName>Sale</fullName>\n<isActive>true</isActive>\n<values>\n<fullName>Prospecting</fullName>\n<default>false</default>\n</values>\n<values>\n¦<fullName>Prospekting</fullName>\n<default>false</default>\n</values>",
    ),
    'StageName has no picklist value "Prospekting"',
  ],
  [ROLE, "<name>Clerk", "¦<caseAccessLevel>Some</caseAccessLevel>\n<name>Clerk", '<caseAccessLevel> cannot be "Some"'],
  [
    "mutingpermissionsets/Mute.mutingpermissionset-meta.xml",
    null,
    xml(
      "MutingPermissionSet",
      "<fieldPermissions>\n<editable>false</editable>\n¦<field>Book__c.Prize__c</field>\n<readable>true</readable>\n</fieldPermissions>\n<label>Mute</label>",
    ),
    'there is no field "Book__c.Prize__c"',
  ],
  [
    META,
    "</targets>\n<targetConfigs>",
    ofFlow("").replace("Integer", "String").replace('type="String"', 'type="String" datasource="apex://Ghost"'),
    'there is no class "Ghost"',
  ],
  [AURA, "<c:sellBook", "¦<c:sellBooks", 'there is no component "sellBooks"'],
  [PAGE, 'standardController="Book__c', '¦standardController="Boook__c', 'there is no object "Boook__c"'],
  [REPORT, "<field>Book__c.Price__c", "¦<field>Author__c.Books__r$Prize__c", 'no field on Book__c "Prize__c"'],
  [REPORT, "<reportType>Books__c", "¦<reportType>Boooks__c", 'there is no report type "Boooks__c"'],
  [PAGE, 'extensions="BookService"', '¦extensions="BookServices"', 'there is no class "BookServices"'],
  ["translations/fr.translation-meta.xml", null, translated("Book_Buy"), 'there is no label "Book_Buy"'],
  [
    "sharingRules/Ghost__c.sharingRules-meta.xml",
    null,
    xml("SharingRules", "").replace("<SharingRules", "¦<SharingRules"),
    'there is no object "Ghost__c"',
  ],
  [
    "reportTypes/Ghosts.reportType-meta.xml",
    null,
    xml(
      "ReportType",
      "¦<baseObject>Ghost__c</baseObject>\n<category>other</category>\n<deployed>true</deployed>\n<label>Ghosts</label>",
    ),
    'there is no object "Ghost__c"',
  ],
  [
    "standardValueSets/Industry.standardValueSet-meta.xml",
    null,
    xml(
      "StandardValueSet",
      "<sorted>false</sorted>\n<standardValue>\n<fullName>A</fullName>\n<default>false</default>\n</standardValue>\n<standardValue>\n¦<fullName>a</fullName>\n<default>false</default>\n</standardValue>",
    ),
    '"a" is there twice',
  ],
  [AURA, 'component\n    controller="BookController"', 'component¦ controller="BookControl"', 'no class "BookControl"'],
  [AURA, "it</p>", "it</b>¦", "malformed XML"],
  [AURA, "it</p>", "¦it & more</p>", "a bare &"],
  [AURA, null, null, "there is no sellAll.cmp beside it", `${AURA}-meta.xml|<AuraDefinition`],
  [GERMAN, "<name>Has_Price", "¦<name>Has_No_Price", 'there is no validationRule "Has_No_Price"'],
  [GERMAN, "Feminine --></gender>", "-->¦F</gender>", '"F" is no Gender'],
  [STATUS, "<name>Status__c", "¦<name>State__c", 'no field on Book__c "State__c"'],
  [STATUS, "<masterLabel>In print", "¦<masterLabel>In Print", 'there is no value of Status__c "In Print"'],
  [
    "objectTranslations/Ghost__c-de/Ghost__c-de.objectTranslation-meta.xml",
    null,
    xml("CustomObjectTranslation", "").replace("<CustomObjectTranslation", "¦<CustomObjectTranslation"),
    'there is no object "Ghost__c"',
  ],
  [FLOW, "<actionName>SellOut", "¦<actionName>BookService", 'there is no class with an @InvocableMethod "BookService"'],
  [
    META,
    "</targets>\n<targetConfigs>",
    '<target>lightning__FlowScreen</target>\n</targets>\n<targetConfigs>\n<targetConfig targets="lightning__FlowScreen">\n<property name="recordId" type="apex://Book[]"/>\n¦<property name="title" type="Text"/>\n</targetConfig>',
    'cannot be of type "Text"',
  ],
  [META, "</targets>\n<targetConfigs>", ofFlow('role="input"'), 'inputOnly or outputOnly, but not "input"'],
  [META, "</targets>\n<targetConfigs>", ofFlow('max="x"'), 'max of property "recordId" must be a whole number'],
];
