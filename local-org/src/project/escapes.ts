/** Punctuation in names of files, and in what names them, is written as `%28`. */
export function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
