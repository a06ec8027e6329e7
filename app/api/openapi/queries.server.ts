import { z } from 'zod'
import { config } from '~/platform/config.server'
import type { Language } from '~/platform/i18n/language'
import { translateFor } from '~/platform/i18n/translators.server'
import { type ProblemCode, problemCodes, problemStatus } from '~/platform/problem.server'
import type { Operation } from '../operation'
import { named, operations } from './catalogue'

export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  examples?: unknown[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  additionalProperties?: JsonSchema | boolean
  minimum?: number
  maximum?: number
  pattern?: string
  format?: string
}

export interface OpenApi {
  openapi: string
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  paths: Record<string, { get: OpenApiOperation }>
  components: { schemas: Record<string, JsonSchema>; [kind: string]: unknown }
  [rest: string]: unknown
}

export interface OpenApiOperation {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters: { name: string; in: 'query' | 'path'; required: boolean; description: string; schema: JsonSchema }[]
  security: Record<string, string[]>[]
  responses: Record<string, unknown>
}

/**
 * The API as OpenAPI 3.1, in the reader's language, made from the schemas that check parameters and answers. Zod writes them as JSON Schema 2020-12,
 * which is the dialect of OpenAPI 3.1, so no other library stands between.
 */
export function openApiIn(language: Language): OpenApi {
  const t = translateFor(language)
  const schemas = schemasIn(language)
  const paths = Object.fromEntries(operations.map((operation) => [operation.path, { get: operationIn(operation, language, schemas) }]))
  return {
    openapi: '3.1.1',
    info: {
      title: 'SetuQiao API',
      version: '1',
      description: t('api:reference.sub'),
      license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
    } as OpenApi['info'],
    servers: [{ url: `${config.origin}/api/v1` }],
    tags: ['requests', 'companies', 'own'].map((name) => ({ name, description: t(`api:group.${name}`) })),
    paths,
    components: {
      schemas,
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: t('api:reference.token') } },
      responses: Object.fromEntries(problemCodes.map((code) => [code, problemResponse(code, language)])),
    },
  }
}

function operationIn(operation: Operation, language: Language, schemas: Record<string, JsonSchema>): OpenApiOperation {
  const t = translateFor(language)
  const query = wordedIn(language, z.toJSONSchema(operation.query, { io: 'input', override: leaner }) as JsonSchema)
  const answer = { $ref: `#/components/schemas/${nameOfAnswer(operation)}` }
  const isList = 'cursor' in (query.properties ?? {})
  const parameters = Object.entries(query.properties ?? {}).map(([name, { description = '', ...schema }]) => ({
    ...{ name, in: 'query' as const, required: false, description, schema },
  }))
  if (operation.path.includes('{id}'))
    parameters.unshift({
      ...{ name: 'id', in: 'path' as never, required: true, description: t('api:field.pathId'), schema: { type: 'string' } },
    })
  const problems: ProblemCode[] = [
    ...(parameters.length > 0 ? (['invalidParameter'] as const) : []),
    ...(operation.scope === null ? [] : (['tokenInvalid', 'scopeMissing'] as const)),
    ...(operation.path.includes('{id}') ? (['notFound'] as const) : []),
    ...(['notAcceptable', 'tooManyRequests', 'overloaded'] as const),
  ]
  return {
    operationId: operation.name,
    summary: t(`api:operation.${operation.name}.summary`),
    description: t(`api:operation.${operation.name}.description`),
    tags: [operation.group],
    parameters,
    security: operation.scope === null ? [] : [{ token: operation.scope === 'any' ? [] : [operation.scope] }],
    responses: {
      200: {
        description: t('api:reference.answer'),
        headers: {
          ETag: { description: t('api:header.ETag'), schema: { type: 'string' } },
          RateLimit: { description: t('api:header.RateLimit'), schema: { type: 'string' } },
          'RateLimit-Policy': { description: t('api:header.RateLimitPolicy'), schema: { type: 'string' } },
          ...(isList ? { Link: { description: t('api:header.Link'), schema: { type: 'string' } } } : {}),
        },
        content: { 'application/json': { schema: answer, example: exampleOf(answer, schemas) } },
      },
      304: { description: t('api:reference.notModified') },
      ...Object.fromEntries(problems.map((code) => [problemStatus[code], { $ref: `#/components/responses/${code}` }])),
    },
  }
}

const problemResponse = (code: ProblemCode, language: Language) => ({
  description: translateFor(language)(`api:problem.${code}.title`),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const problemSchema = z.object({
  type: z.url(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(problemCodes),
  instance: z.string(),
  errors: z.array(z.object({ parameter: z.string(), detail: z.string() })).optional(),
})

function schemasIn(language: Language): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  for (const operation of operations) if (!registry.has(operation.answer)) registry.add(operation.answer, { id: nameOfAnswer(operation) })
  registry.add(problemSchema, { id: 'Problem' })
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'output', override: leaner })
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _, $schema: __, ...schema }]) => [id, wordedIn(language, schema as JsonSchema)]),
  )
}

const names = new Map<unknown, string>(Object.entries(named).map(([id, schema]) => [schema, id]))
const nameOfAnswer = ({ name, answer }: Operation): string => names.get(answer) ?? `${name[0]!.toUpperCase()}${name.slice(1)}Answer`

/** New fields may come within a version, so answers are not closed; and a format says what its pattern would say again. */
function leaner({ jsonSchema }: { jsonSchema: object }): void {
  const schema = jsonSchema as JsonSchema
  if (schema.additionalProperties === false) delete schema.additionalProperties
  if (schema.format) delete schema.pattern
}

/** Descriptions are keys until somebody reads them. */
function wordedIn(language: Language, schema: JsonSchema): JsonSchema {
  const t = translateFor(language)
  const walk = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => walk(each, ''))
    if (typeof value !== 'object' || value === null || name === 'examples' || name === 'example') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === 'description' && typeof inner === 'string' && name !== 'properties' ? t(`api:field.${inner}`) : walk(inner, key),
      ]),
    )
  }
  return walk(schema, '') as JsonSchema
}

/** An answer as it could be, put together from the examples of its fields. */
export function exampleOf(schema: JsonSchema, schemas: Record<string, JsonSchema>): unknown {
  if (schema.examples) return schema.examples[0]
  if (schema.$ref) return exampleOf(schemas[schema.$ref.slice('#/components/schemas/'.length)]!, schemas)
  if (schema.anyOf) return exampleOf(schema.anyOf[0]!, schemas)
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, exampleOf(inner, schemas)]))
  if (schema.type === 'array') return [exampleOf(schema.items!, schemas)]
  return schema.const ?? schema.enum?.[0] ?? null
}
