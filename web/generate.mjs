// Writes the types of the API from its description, as `openapi-typescript` does, with files as Blobs.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const blob = ts.factory.createTypeReferenceNode("Blob");
const description = JSON.parse(readFileSync("openapi.json", "utf8"));
const nodes = await openapiTS(description, {
  defaultNonNullable: false, // what equals its default is left out of answers and may be left out of requests
  additionalProperties: false,
  transform: (schema) => (schema.format === "binary" ? blob : undefined),
});
writeFileSync("src/api/schema.d.ts", astToString(nodes));
