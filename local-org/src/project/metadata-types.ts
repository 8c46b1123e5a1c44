/** The metadata types that a project may hold, told apart by the suffix of the file as the source format does. */

export interface MetadataType {
  readonly name: string;
  readonly suffix: string;
  /** Beside the `-meta.xml` lies a file with the content: `X.cls`, `X.page`. */
  readonly hasContent: boolean;
}

const WITHOUT_CONTENT = `
accountForecastSetting AccountForecastSettings
app CustomApplication
appMenu AppMenu
approvalProcess ApprovalProcess
assignmentRules AssignmentRules
autoResponseRules AutoResponseRules
authprovider AuthProvider
brandingSet BrandingSet
cachePartition PlatformCachePartition
campaignInfluenceModel CampaignInfluenceModel
community Community
connectedApp ConnectedApp
corsWhitelistOrigin CorsWhitelistOrigin
cspTrustedSite CspTrustedSite
customApplicationComponent CustomApplicationComponent
customHelpMenuSection CustomHelpMenuSection
customPermission CustomPermission
dashboard Dashboard
dashboardFolder DashboardFolder
dataSource ExternalDataSource
delegateGroup DelegateGroup
documentFolder DocumentFolder
duplicateRule DuplicateRule
emailFolder EmailFolder
emailTemplateFolder EmailTemplateFolder
escalationRules EscalationRules
externalCredential ExternalCredential
externalServiceRegistration ExternalServiceRegistration
feedFilter CustomFeedFilter
fieldTranslation CustomFieldTranslation
flexipage FlexiPage
flow Flow
flowDefinition FlowDefinition
flowtest FlowTest
genAiFunction GenAiFunction
genAiPlugin GenAiPlugin
genAiPromptTemplate GenAiPromptTemplate
globalValueSet GlobalValueSet
globalValueSetTranslation GlobalValueSetTranslation
group Group
homePageComponent HomePageComponent
homePageLayout HomePageLayout
iframeWhiteListUrlSettings IframeWhiteListUrlSettings
installedPackage InstalledPackage
labels CustomLabels
layout Layout
letter Letterhead
lightningExperienceTheme LightningExperienceTheme
managedTopics ManagedTopics
matchingRule MatchingRules
md CustomMetadata
messageChannel LightningMessageChannel
mutingpermissionset MutingPermissionSet
namedCredential NamedCredential
navigationMenu NavigationMenu
network Network
notiftype CustomNotificationType
oauthcustomscope OauthCustomScope
objectTranslation CustomObjectTranslation
pathAssistant PathAssistant
permissionset PermissionSet
permissionsetgroup PermissionSetGroup
platformEventChannel PlatformEventChannel
platformEventChannelMember PlatformEventChannelMember
platformEventSubscriberConfig PlatformEventSubscriberConfig
postTemplate PostTemplate
profile Profile
prompt Prompt
queue Queue
queueRoutingConfig QueueRoutingConfig
quickAction QuickAction
recommendationStrategy RecommendationStrategy
redirectWhitelistUrl RedirectWhitelistUrl
remoteSite RemoteSiteSetting
report Report
reportFolder ReportFolder
reportType ReportType
role Role
settings Settings
sharingRules SharingRules
sharingSet SharingSet
site CustomSite
standardValueSet StandardValueSet
standardValueSetTranslation StandardValueSetTranslation
tab CustomTab
testSuite ApexTestSuite
topicsForObjects TopicsForObjects
translation Translations
trustedOrigin TrustedOrigin
weblink CustomPageWebLink
workflow Workflow
`;

const WITH_CONTENT = `
asset ContentAsset
cls ApexClass
component ApexComponent
crt Certificate
document Document
dwl DataWeaveResource
email EmailTemplate
page ApexPage
resource StaticResource
trigger ApexTrigger
`;

/** Parts of an object that are files of their own, by folder. */
export const OBJECT_PARTS: ReadonlyMap<string, MetadataType> = new Map(
  [
    ["fields", "field", "CustomField"],
    ["validationRules", "validationRule", "ValidationRule"],
    ["recordTypes", "recordType", "RecordType"],
    ["fieldSets", "fieldSet", "FieldSet"],
    ["listViews", "listView", "ListView"],
    ["compactLayouts", "compactLayout", "CompactLayout"],
    ["webLinks", "webLink", "WebLink"],
    ["indexes", "index", "Index"],
    ["businessProcesses", "businessProcess", "BusinessProcess"],
    ["sharingReasons", "sharingReason", "SharingReason"],
  ].map(([folder, suffix, name]) => [folder!, { name: name!, suffix: suffix!, hasContent: false }]),
);

const TYPES: ReadonlyMap<string, MetadataType> = new Map(
  [
    { table: WITHOUT_CONTENT, hasContent: false },
    { table: WITH_CONTENT, hasContent: true },
  ].flatMap(({ table, hasContent }) =>
    table
      .trim()
      .split("\n")
      .map((line): [string, MetadataType] => {
        const [suffix, name] = line.split(" ") as [string, string];
        return [suffix, { name, suffix, hasContent }];
      }),
  ),
);

export function typeOfSuffix(suffix: string): MetadataType | undefined {
  return TYPES.get(suffix);
}

/** Folders whose sub-folders are one component each, whatever lies in them; the workbench runs none of them. */
export const OPAQUE_BUNDLES: ReadonlyMap<string, string> = new Map([
  ["aura", "AuraDefinitionBundle"],
  ["experiences", "ExperienceBundle"],
  ["digitalExperiences", "DigitalExperienceBundle"],
  ["waveTemplates", "WaveTemplateBundle"],
  ["territory2Models", "Territory2Model"],
  ["genAiPlannerBundles", "GenAiPlannerBundle"],
  ["bots", "Bot"],
]);
