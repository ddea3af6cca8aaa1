/** The templates of every kind and language, compiled once. */
export interface TemplateLibrary {
  /** Names what it was loaded from, for errors. */
  source: string;
}
