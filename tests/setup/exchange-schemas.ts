import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateXML } from 'xmllint-wasm'
import { root } from './source'

/** The published schemas are not ours to pass on; where they lie beside the project, exports are held against them. */
const folder = join(root, '../shared/schemas')
export const hasSchemas = existsSync(folder)

const schemas = {
  'xliff-1.2': 'xliff-core-1.2-transitional.xsd',
  'xliff-1.2-strict': 'strict12.xsd',
  'xliff-2.1': 'xliff-core-2.0.xsd',
  tmx: 'tmx14.xsd',
  'tbx-2': 'tbx.xsd',
  'tbx-3': 'core3.rng',
} as const

/** What the schema says against the text; nothing when it is right. */
export async function schemaFaults(xml: string, name: keyof typeof schemas): Promise<string[]> {
  const read = (file: string) =>
    readFileSync(join(folder, file), 'utf8').replace(/schemaLocation="[^"]*\/xml\.xsd"/, 'schemaLocation="xml.xsd"')
  const { errors } = await validateXML({
    xml: [{ fileName: 'export.xml', contents: xml }],
    schema: [{ fileName: schemas[name], contents: read(schemas[name]) }],
    preload: [{ fileName: 'xml.xsd', contents: read('xml.xsd') }],
    extension: schemas[name].endsWith('.rng') ? 'relaxng' : 'schema',
  })
  return errors.map(({ rawMessage }) => rawMessage)
}
