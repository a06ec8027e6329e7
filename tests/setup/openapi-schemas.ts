import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/** What a validator that is not ours finds wrong with an OpenAPI document. */
export async function openApiFaults(document: object): Promise<unknown[]> {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(document) as Record<string, unknown>)
  return valid ? [] : [errors]
}

/** What is wrong with an answer by the schema that the document names for it. */
export function answerFaults(document: { components: unknown }, name: string, answer: unknown): unknown[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema({ $id: 'https://api.example/', components: document.components })
  const check = ajv.compile({ $ref: `https://api.example/#/components/schemas/${name}` })
  return check(answer) ? [] : (check.errors ?? [])
}
