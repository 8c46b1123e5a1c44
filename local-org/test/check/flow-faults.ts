/** Faults in flows; as in project-faults.ts. */
import { xml, type ProjectFault } from "./project-faults.ts";

const ASK = "flows/Ask.flow-meta.xml";

const FLOW = "flows/Sell_Out.flow-meta.xml";
const PLACE = "<locationX>1</locationX>\n<locationY>1</locationY>";

const CALL = `<subflows>\n<name>Call</name>\n<label>Call</label>\n${PLACE}\n<flowName>Sell_Out</flowName>\n<inputAssignments>`;
const GIVEN = "<value>\n<stringValue>a</stringValue>\n</value>\n</inputAssignments>\n</subflows>";

/** Healthy metadata of kinds that the bookshop does without. */
export const FLOWS_ANNEX: Readonly<Record<string, string>> = {
  "classes/SellOut.cls": `public class SellOut {
  public class Wish {
    @InvocableVariable public Id book;
    public Integer amount;
  }
  @InvocableMethod(label='Sell Out')
  public static List<SellOut.Wish> sell(List<Wish> wishes) { return wishes; }
}
`,
  "classes/SellOut.cls-meta.xml": xml("ApexClass", "<apiVersion>66.0</apiVersion>\n<status>Active</status>"),
  [ASK]: xml(
    "Flow",
    `<label>Ask</label>
<processType>Flow</processType>
<screens>
<name>First</name>
<label>First</label>
${PLACE}
<fields>
<name>Card</name>
<extensionName>c:shownInFlows</extensionName>
<fieldType>ComponentInstance</fieldType>
<inputParameters>
<name>title</name>
<value>
<stringValue>{!$Label.Book_By}</stringValue>
</value>
</inputParameters>
</fields>
</screens>
<status>Active</status>`,
  ),
  "lwc/shownInFlows/shownInFlows.js": `import { LightningElement, api } from "lwc";
export default class ShownInFlows extends LightningElement {
  @api title;
  @api size;
}
`,
  "lwc/shownInFlows/shownInFlows.js-meta.xml": xml(
    "LightningComponentBundle",
    `<apiVersion>66.0</apiVersion>
<isExposed>true</isExposed>
<targets>
<target>lightning__FlowScreen</target>
</targets>
<targetConfigs>
<targetConfig targets="lightning__FlowScreen">
<property name="title" type="String"/>
</targetConfig>
</targetConfigs>`,
  ),
  [FLOW]: xml(
    "Flow",
    `<actionCalls>
<name>Mail</name>
<label>Mail</label>
${PLACE}
<actionName>Book__c.Tell</actionName>
<actionType>emailAlert</actionType>
<flowTransactionModel>CurrentTransaction</flowTransactionModel>
</actionCalls>
<actionCalls>
<name>Tell</name>
<label>Tell</label>
${PLACE}
<actionName>SellOut</actionName>
<actionType>apex</actionType>
<flowTransactionModel>CurrentTransaction</flowTransactionModel>
<inputParameters>
<name>book</name>
<value>
<elementReference>$Record.Id</elementReference>
</value>
</inputParameters>
<outputParameters>
<assignToReference>other.Id</assignToReference>
<name>book</name>
</outputParameters>
</actionCalls>
<decisions>
<name>Is_Dear</name>
<label>Is Dear</label>
${PLACE}
<defaultConnectorLabel>No</defaultConnectorLabel>
<rules>
<name>Yes</name>
<conditionLogic>and</conditionLogic>
<conditions>
<leftValueReference>Find_Author.Name</leftValueReference>
<operator>EqualTo</operator>
<rightValue>
<elementReference>$Record.Author__r.Country__c</elementReference>
</rightValue>
</conditions>
<connector>
<targetReference>Change</targetReference>
</connector>
<label>Yes</label>
</rules>
</decisions>
<formulas>
<name>twice</name>
<dataType>Number</dataType>
<expression>{!$Record.Price__c} * {!factor}</expression>
<scale>2</scale>
</formulas>
<label>Sell Out</label>
<processType>AutoLaunchedFlow</processType>
<recordLookups>
<name>Find_Author</name>
<label>Find Author</label>
${PLACE}
<connector>
<targetReference>Is_Dear</targetReference>
</connector>
<filterLogic>and</filterLogic>
<filters>
<field>Id</field>
<operator>EqualTo</operator>
<value>
<elementReference>$Record.Author__c</elementReference>
</value>
</filters>
<getFirstRecordOnly>true</getFirstRecordOnly>
<object>Author__c</object>
<storeOutputAutomatically>true</storeOutputAutomatically>
</recordLookups>
<recordUpdates>
<name>Change</name>
<label>Change</label>
${PLACE}
<inputAssignments>
<field>Pages__c</field>
<value>
<elementReference>twice</elementReference>
</value>
</inputAssignments>
<inputReference>$Record</inputReference>
</recordUpdates>
<start>
${PLACE}
<connector>
<targetReference>Find_Author</targetReference>
</connector>
<object>Book__c</object>
<recordTriggerType>Update</recordTriggerType>
<triggerType>RecordAfterSave</triggerType>
</start>
<status>Active</status>
<variables>
<name>factor</name>
<dataType>Number</dataType>
<isCollection>false</isCollection>
<isInput>false</isInput>
<isOutput>false</isOutput>
<scale>0</scale>
</variables>
<variables>
<name>other</name>
<dataType>SObject</dataType>
<isCollection>false</isCollection>
<isInput>false</isInput>
<isOutput>false</isOutput>
<objectType>Book__c</objectType>
</variables>`,
  ),
};

export const FLOWS: readonly ProjectFault[] = [
  [FLOW, "<status>Active", "¦<status>Activ", '"Activ" is no FlowVersionStatus'],
  [
    FLOW,
    "<actionType>emailAlert",
    "<actionType>quickAction",
    'no quick action "Book__c.Tell"',
    `${FLOW}|<actionName>Book__c.Tell`,
  ],
  [ASK, "<status>", `${CALL}\n¦<name>title</name>${GIVEN}\n<status>`, 'there is no variable of Sell_Out "title"'],
  [
    ASK,
    "<screens>",
    "<dynamicChoiceSets>\n<name>States</name>\n<dataType>Picklist</dataType>\n¦<picklistField>State__c</picklistField>\n<picklistObject>Book__c</picklistObject>\n</dynamicChoiceSets>\n<screens>",
    'no field on Book__c "State__c"',
  ],
  [
    ASK,
    "</status>",
    "</status>\n<variables>\n<name>one</name>\n¦<apexClass>Ghost</apexClass>\n<dataType>Apex</dataType>\n</variables>",
    'there is no class "Ghost"',
  ],
  [FLOW, "<conditionLogic>and", "¦<conditionLogic>1 AND 2", "there is no filter 2"],
  [FLOW, "<actionName>Book__c.Tell", "¦<actionName>Book__c.Call", 'there is no e-mail alert "Book__c.Call"'],
  [ASK, "{!$Label.Book_By}", "¦{!$Label.Book_Bye}", "there is no $Label.Book_Bye"],
  [ASK, "{!$Label.Book_By}", "¦{!$Permission.Change_Price}", "there is no $Permission.Change_Price"],
  [ASK, "c:shownInFlows", "¦c:shownInFlow", 'there is no component "shownInFlow"'],
  [ASK, "c:shownInFlows", "¦c:sellBook", 'component "sellBook" has no target lightning__FlowScreen'],
  [ASK, "<name>title", "¦<name>size", 'there is no property of shownInFlows "size"'],
  [FLOW, "<targetReference>Change", "¦<targetReference>Chang", 'there is no element "Chang"'],
  [FLOW, "<name>other", "¦<name>factor", 'the flow has two elements "factor"'],
  [FLOW, "<name>other", "¦<name>other one", "is no name of an element"],
  [FLOW, "<name>Yes", "¦<name>Is_Dear", 'the flow has two elements "Is_Dear"'],
  [FLOW, "{!factor}", "{!facto}¦", 'the flow has no "facto"'],
  [FLOW, "<elementReference>twice", "¦<elementReference>thrice", 'the flow has no "thrice"'],
  [FLOW, "{!$Record.Price__c}", "{!$Record.Prize__c}¦", 'no field on Book__c "Prize__c"'],
  [FLOW, "$Record.Author__r.Country__c", "¦$Record.Author__r.Land__c", "Land__c"],
  [FLOW, "Find_Author.Name", "¦Find_Author.Nam__c", 'no field on Author__c "Nam__c"'],
  [FLOW, "<field>Pages__c", "¦<field>Sheets__c", 'no field on Book__c "Sheets__c"'],
  [FLOW, "<object>Author__c", "¦<object>Writer__c", 'there is no object "Writer__c"'],
  [FLOW, "<objectType>Book__c", "¦<objectType>Boook__c", 'there is no object "Boook__c"'],
  [FLOW, "<inputParameters>\n<name>book", "<inputParameters>\n¦<name>amount", 'no invocable variable "amount"'],
  [FLOW, "</assignToReference>\n<name>book", "</assignToReference>\n¦<name>books", 'no invocable variable "books"'],
  [FLOW, "<actionName>SellOut", "¦<actionName>SellOuts", 'no class with an @InvocableMethod "SellOuts"'],
];
