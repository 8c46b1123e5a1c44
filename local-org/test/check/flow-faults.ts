/** Faults in flows; as in project-faults.ts. */
import { xml, type ProjectFault } from "./project-faults.ts";

const FLOW = "flows/Sell_Out.flow-meta.xml";
const PLACE = "<locationX>1</locationX>\n<locationY>1</locationY>";

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
  [FLOW]: xml(
    "Flow",
    `<actionCalls>
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
