/** Email templates of the project, as rows. */
import { contentOf } from "../project/source-reader.ts";
import { textOf } from "../project/xml.ts";
import type { SetupRoom } from "./setup.ts";

export function addEmailTemplates({ add, store, project }: SetupRoom): void {
  const [organization] = store.rows("Organization");
  for (const file of project.other.filter(({ type }) => type === "EmailTemplate")) {
    const [folder, developerName] = file.fullName.includes("/")
      ? file.fullName.split("/").slice(-2)
      : ["", file.fullName];
    const text = (name: string) => textOf(file.root, name) ?? null;
    const type = text("type") ?? "text";
    const content = contentOf(project, file);
    add("EmailTemplate", {
      DeveloperName: developerName,
      Name: text("name") ?? developerName,
      FolderName: folder || null,
      FolderId: organization?.get("Id"),
      TemplateType: type,
      TemplateStyle: text("style") ?? "none",
      IsActive: text("available") === "true",
      Description: text("description"),
      Encoding: text("encodingKey"),
      Subject: text("subject"),
      Body: type === "text" ? content : text("textOnly"),
      HtmlValue: type === "html" || type === "custom" ? content : null,
      Markup: type === "visualforce" ? content : null,
      UiType: text("uiType") ?? "Aloha",
      RelatedEntityType: text("relatedEntityType"),
      TimesUsed: 0,
    });
  }
}
