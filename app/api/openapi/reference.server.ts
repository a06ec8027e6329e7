import type { Language } from '~/platform/i18n/language'
import { translateFor } from '~/platform/i18n/translators.server'
import { problemCodes, problemStatus } from '~/platform/problem.server'
import { apiLimits } from '../limits.server'
import type { ShownField } from './components/field-list'
import { type JsonSchema, openApiIn } from './queries.server'

export type Reference = ReturnType<typeof referenceIn>

/** What the reference page shows: the OpenAPI document in a form for people. */
export function referenceIn(language: Language) {
  const t = translateFor(language)
  const { paths, components, servers } = openApiIn(language)
  return {
    base: servers[0]!.url,
    limits: { address: apiLimits.address.most, token: apiLimits.token.most },
    operations: Object.entries(paths).map(([path, { get }]) => {
      const answer = (get.responses as Record<string, { content: { 'application/json': { schema: JsonSchema; example: unknown } } }>)[200]!
      const { schema, example } = answer.content['application/json']
      return {
        ...{ path, name: get.operationId, summary: get.summary, description: get.description, group: get.tags[0]! },
        scope: get.security.length === 0 ? null : (get.security[0]!.token![0] ?? 'any'),
        parameters: get.parameters.map(
          ({ name, description, schema: own }): ShownField => ({ name, description, ...typeOf(own, t('api:type.orNull')) }),
        ),
        fields: fieldsOf(schema, components.schemas, t('api:type.orNull')),
        example: JSON.stringify(example, null, 2),
      }
    }),
    problems: problemCodes.map((code) => ({ code, status: problemStatus[code], title: t(`api:problem.${code}.title`) })),
  }
}

/** All fields of an answer in one flat list. What both languages have alike is listed once. */
function fieldsOf(schema: JsonSchema, schemas: Record<string, JsonSchema>, orNull: string, above = ''): ShownField[] {
  const { schema: own, suffix } = innermost(schema, schemas)
  return Object.entries(own.properties ?? {}).flatMap(([name, inner]) => {
    if (name === 'en' && above !== '' && own.properties?.['zh-CN']) return []
    const path = `${above}${suffix && above ? suffix : ''}${above ? '.' : ''}${name === 'zh-CN' ? '{zh-CN, en}' : name}`
    const shown: ShownField = { name: path, description: inner.description ?? '', ...typeOf(withRef(inner, schemas), orNull) }
    return [shown, ...fieldsOf(inner, schemas, orNull, path)]
  })
}

const withRef = (schema: JsonSchema, schemas: Record<string, JsonSchema>): JsonSchema =>
  schema.$ref ? schemas[schema.$ref.slice('#/components/schemas/'.length)]! : schema

function innermost(schema: JsonSchema, schemas: Record<string, JsonSchema>): { schema: JsonSchema; suffix: string } {
  const own = withRef(schema, schemas)
  if (own.anyOf) return innermost(own.anyOf[0]!, schemas)
  if (own.type === 'array') return { ...innermost(own.items!, schemas), suffix: '[]' }
  return { schema: own, suffix: '' }
}

function typeOf(schema: JsonSchema, orNull: string): Pick<ShownField, 'type' | 'choices'> {
  const options = schema.anyOf ?? [schema]
  const first = options.find(({ type }) => type !== 'null') ?? schema
  const inner = first.type === 'array' ? (first.items ?? {}) : first
  const isNullable = options.some(({ type }) => type === 'null')
  const plain = first.$ref ? 'object' : String(first.format ?? first.type ?? 'object')
  return { type: isNullable ? `${plain} ${orNull}` : plain, choices: (inner.enum ?? []).map(String) }
}
