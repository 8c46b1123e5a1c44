/** The metadata types that a project may hold, told apart by the suffix of the file as the source format does. */

export interface MetadataType {
  readonly name: string;
  readonly suffix: string;
  /** Beside the `-meta.xml` lies a file with the content: `X.cls`, `X.page`. */
  readonly hasContent: boolean;
}

/** `suffix=Type`, or the suffix alone where the type is that with a capital letter. */
const WITHOUT_CONTENT = `
accountForecastSetting=AccountForecastSettings app=CustomApplication appMenu approvalProcess assignmentRules
autoResponseRules authprovider=AuthProvider brandingSet cachePartition=PlatformCachePartition campaignInfluenceModel
community connectedApp corsWhitelistOrigin cspTrustedSite customApplicationComponent customHelpMenuSection
customPermission dashboard dashboardFolder dataSource=ExternalDataSource delegateGroup documentFolder duplicateRule
emailFolder emailTemplateFolder escalationRules externalCredential externalServiceRegistration
feedFilter=CustomFeedFilter fieldTranslation=CustomFieldTranslation flexipage=FlexiPage flow flowDefinition
flowtest=FlowTest genAiFunction genAiPlugin genAiPromptTemplate globalValueSet globalValueSetTranslation group
homePageComponent homePageLayout iframeWhiteListUrlSettings installedPackage labels=CustomLabels layout
letter=Letterhead lightningExperienceTheme managedTopics matchingRule=MatchingRules md=CustomMetadata
messageChannel=LightningMessageChannel mutingpermissionset=MutingPermissionSet namedCredential navigationMenu network
notiftype=CustomNotificationType oauthcustomscope=OauthCustomScope objectTranslation=CustomObjectTranslation
pathAssistant permissionset=PermissionSet permissionsetgroup=PermissionSetGroup platformEventChannel
platformEventChannelMember platformEventSubscriberConfig postTemplate profile prompt queue queueRoutingConfig
quickAction recommendationStrategy redirectWhitelistUrl remoteSite=RemoteSiteSetting report reportFolder reportType
role settings sharingRules sharingSet site=CustomSite standardValueSet standardValueSetTranslation tab=CustomTab
testSuite=ApexTestSuite topicsForObjects translation=Translations weblink=CustomPageWebLink workflow
`;

const WITH_CONTENT = `
asset=ContentAsset cls=ApexClass component=ApexComponent crt=Certificate document dwl=DataWeaveResource
email=EmailTemplate page=ApexPage resource=StaticResource trigger=ApexTrigger
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

function typesOf(table: string, hasContent: boolean): [string, MetadataType][] {
  return table
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [suffix = "", name = suffix[0]!.toUpperCase() + suffix.slice(1)] = entry.split("=");
      return [suffix, { name, suffix, hasContent }];
    });
}

const TYPES: ReadonlyMap<string, MetadataType> = new Map([
  ...typesOf(WITHOUT_CONTENT, false),
  ...typesOf(WITH_CONTENT, true),
]);

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
