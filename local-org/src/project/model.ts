/** A Salesforce DX project as it lies on disk, read once, with a place for every thing that can be wrong. */

/** 1-based line and column. `file` is relative to the project's root, with forward slashes. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Problem extends Place {
  readonly message: string;
}

/** Carries every problem found; its message is one line each: `file:line:column message`. */
export class ProjectError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "ProjectError";
    this.problems = problems;
  }
}

export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}

/** An element of a metadata file. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities resolved, not trimmed. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A `-meta.xml` file. */
export interface MetadataFile {
  readonly file: string;
  /** Name of the component, from the file name. */
  readonly fullName: string;
  readonly root: XmlElement;
  /** Known by the file's name, where nothing but checks reads it. */
  readonly type?: string;
}

export interface ApexSource {
  readonly file: string;
  readonly name: string;
  readonly source: string;
  readonly apiVersion: string;
}

export interface ObjectSource {
  readonly apiName: string;
  /** Absent where the project only adds fields to a standard object. */
  readonly definition?: MetadataFile;
  readonly fields: readonly MetadataFile[];
  readonly validationRules: readonly MetadataFile[];
  readonly recordTypes: readonly MetadataFile[];
  readonly fieldSets: readonly MetadataFile[];
  readonly listViews: readonly MetadataFile[];
  readonly compactLayouts: readonly MetadataFile[];
  readonly webLinks: readonly MetadataFile[];
}

export interface LwcBundle {
  readonly name: string;
  /** Relative to the root. */
  readonly directory: string;
  /** Relative to the root; without tests. */
  readonly files: readonly string[];
  /** Absent for a bundle that is a problem already reported. */
  readonly meta?: MetadataFile;
}

/** One of CustomLabels. */
export interface CustomLabel extends Place {
  readonly fullName: string;
  readonly language: string;
  readonly value: string;
}

export interface Project {
  /** Absolute. */
  readonly root: string;
  readonly name: string;
  readonly namespace?: string;
  readonly sourceApiVersion: string;
  /** Relative to the root, the default one first. */
  readonly packageDirectories: readonly string[];
  readonly classes: readonly ApexSource[];
  readonly triggers: readonly ApexSource[];
  readonly objects: readonly ObjectSource[];
  readonly customMetadata: readonly MetadataFile[];
  readonly labels: readonly CustomLabel[];
  readonly lwc: readonly LwcBundle[];
  readonly flexiPages: readonly MetadataFile[];
  readonly applications: readonly MetadataFile[];
  readonly tabs: readonly MetadataFile[];
  readonly permissionSets: readonly MetadataFile[];
  readonly permissionSetGroups: readonly MetadataFile[];
  readonly profiles: readonly MetadataFile[];
  readonly customPermissions: readonly MetadataFile[];
  readonly layouts: readonly MetadataFile[];
  readonly globalValueSets: readonly MetadataFile[];
  readonly standardValueSets: readonly MetadataFile[];
  readonly notificationTypes: readonly MetadataFile[];
  readonly staticResources: readonly MetadataFile[];
  /** What describes classes, triggers and labels: checked for form. */
  readonly descriptions?: readonly MetadataFile[];
  /** Every other known metadata type, by type name: checked for form, used by nobody yet. */
  readonly other: readonly (MetadataFile & { readonly type: string })[];
}
