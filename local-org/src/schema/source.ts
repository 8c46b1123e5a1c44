/** Reading values out of metadata elements, with a problem at the right place where they are wrong. */
import type { MetadataFile, Problem, XmlElement } from "../project/model.ts";
import { child, textOf } from "../project/xml.ts";

export class MetadataReader {
  readonly file: string;
  readonly element: XmlElement;
  readonly problems: Problem[];

  constructor(metadata: Pick<MetadataFile, "file">, element: XmlElement, problems: Problem[]) {
    this.file = metadata.file;
    this.element = element;
    this.problems = problems;
  }

  /** At an element, or at the child of that name, else at the element itself. */
  report(message: string, at?: string | XmlElement): undefined {
    const { line, column } = (typeof at === "string" ? child(this.element, at) : at) ?? this.element;
    this.problems.push({ file: this.file, line, column, message });
  }

  text(name: string): string | undefined {
    return textOf(this.element, name);
  }

  required(name: string, why = ""): string {
    const text = this.text(name);
    if (!text) this.report(`<${name}> is missing${why}`, name);
    return text ?? "";
  }

  flag(name: string): boolean {
    return this.text(name) === "true";
  }

  /** A whole number within limits; reported and replaced by the lower limit where it is none. */
  number(name: string, minimum: number, maximum: number): number {
    const text = this.required(name);
    const number = Number(text);
    if (text && !(Number.isInteger(number) && number >= minimum && number <= maximum)) {
      this.report(`<${name}> must be a whole number from ${minimum} to ${maximum}, but is "${text}"`, name);
      return minimum;
    }
    return text ? number : minimum;
  }
}
