import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { root } from './source'

/** The published schemas are not ours to pass on; where they lie beside the project, packages are held against them. */
const folder = join(root, '../shared/ocds')
export const hasOcdsSchemas = existsSync(folder)

/** As Ajv reads it: draft-04 names a schema `id` and has no `$schema` that Ajv knows. */
function schemaOf(file: string): object {
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>
  return schema
}

/** What OCDS 1.1.5 says against a release package; nothing when it is right. */
export function packageFaults(json: string): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(schemaOf('release-schema.json'), 'https://standard.open-contracting.org/schema/1__1__5/release-schema.json')
  const validate = ajv.compile(schemaOf('release-package-schema.json'))
  validate(JSON.parse(json))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
