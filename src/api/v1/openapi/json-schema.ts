/** A JSON Schema of draft 2020-12, or part of an OpenAPI document. */
export type JsonSchema = Record<string, unknown>;
