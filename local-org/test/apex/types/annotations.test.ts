import { classes } from "./support.ts";

const members = (text: string, head = "public class A"): string[] => classes(`${head} {\n${text} }`);
const inTest = (text: string): string[] => members(text, "@IsTest private class A");

test.each([
  ["@AuraEnabled public static void a(String s) {}"],
  ["@AuraEnabled public String name { get; set; }"],
  ["@AuraEnabled public String getName() { return ''; }"],
  ["@AuraEnabled(cacheable=true) public static String a() { return ''; }"],
  ["@Future public static void a(List<Id> ids, Integer n) {}"],
  ["@InvocableMethod(label='x') public static List<String> a(List<Id> ids) { return null; }"],
  ["@SuppressWarnings('PMD') @TestVisible private void a() {}"],
])("%s", (text) => expect(members(text)).toEqual([]));

test.each([
  [
    "@AuraEnabled public void a(String s) {}",
    [
      "2:26 Non static AuraEnabled methods may not have parameters",
      "2:26 Non static AuraEnabled methods must be named with a prefix 'get'",
    ],
  ],
  [
    "@AuraEnabled public static Set<Id> a(Set<Id> s) { return s; }",
    [
      "2:36 AuraEnabled methods do not support return type of Set<Id>",
      "2:36 AuraEnabled methods do not support parameter type of Set<Id>",
    ],
  ],
  [
    "@AuraEnabled public static void a() {} @AuraEnabled public static void a(String s) {}",
    ["2:72 Overload of AuraEnabled method: a overload is not permitted"],
  ],
  ["@Future public void a() {}", ["2:21 Future methods must be declared as static"]],
  ["@Future public static Integer a() { return 1; }", ["2:31 Future methods do not support return type of Integer"]],
  [
    "@Future public static void a(List<Account> l) {}",
    ["2:28 Future methods do not support parameter type of List<Account>"],
  ],
  // salesforce.stackexchange.com/questions/180801
  [
    "@Future public static void a(Map<Id, Set<Id>> m) {}",
    ["2:28 Future methods do not support parameter type of Map<Id, Set<Id>>"],
  ],
  [
    "@InvocableMethod public static void a(List<List<Map<Id, String>>> l) {}",
    ["2:37 InvocableMethod methods do not support parameter type of List<List<Map<Id, String>>>"],
  ],
  ["@InvocableMethod public void a() {}", ["2:30 InvocableMethod methods must be declared as static"]],
  [
    "@InvocableMethod public static void a() {} @InvocableMethod public static void b() {}",
    ["2:80 Only one method per type can be defined with: InvocableMethod"],
  ],
  [
    "@InvocableMethod public static void a(String s) {}",
    [
      "2:37 Unsupported parameter type String. Valid invocable parameters must be List types like List<T> where T is a supported type",
    ],
  ],
  ["@IsTest static void a() {}", ["2:21 Defining type for IsTest methods must be declared as IsTest"]],
  ["@Nothing public void a() {}", ["2:1 Annotation does not exist: Nothing"]],
])("%s", (text, problems) => expect(members(text)).toEqual(problems));

test.each([
  ["@IsTest static void a() {} @TestSetup static void b() {}", []],
  ["@IsTest void a() {}", ["2:14 IsTest methods must be declared as static"]],
  ["testMethod void a() {}", ["2:17 testMethod methods must be declared as static"]],
  ["@IsTest static void a(Integer i) {}", ["2:21 Test methods must have no arguments"]],
  ["static testMethod Integer a() { return 1; }", ["2:27 Test methods do not support return type of Integer"]],
  // github.com/SalesforceCommerceCloud/b2c-crm-sync, B2CActiveCustomerPromotions_Test
  ["@IsTest static Integer a() { return 1; }", []],
  ["@TestSetup static Integer a() { return 1; }", ["2:27 Test setup method must return void"]],
  ["@TestSetup void a() {}", ["2:17 TestSetup methods must be declared as static"]],
])("in a test class: %s", (text, problems) => expect(inTest(text)).toEqual(problems));
