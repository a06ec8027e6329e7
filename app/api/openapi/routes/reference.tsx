import { config } from '~/platform/config.server'
import { languageOf } from '~/platform/context.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { PageHeader } from '~/ui/page-header'
import { PageLink } from '~/ui/page-link'
import { PageMeta } from '~/ui/page-meta'
import { WebhookGuide } from '~/webhooks/components/webhook-guide'
import { FieldList } from '../components/field-list'
import { referenceIn } from '../reference.server'
import type { Route } from './+types/reference'

export const handle = { policy: 'public', kept: true }

export async function loader({ context }: Route.LoaderArgs) {
  return { ...referenceIn(languageOf(context)), hasOcds: config.ocdsPrefix !== undefined }
}

const rules = ['languages', 'pages', 'caching', 'parameters', 'problemsRule', 'browsers', 'stability'] as const

/** The API for people who write programs: the same schemas that check parameters and answers, in words. */
export default function Reference({ loaderData: { base, limits, operations, problems, hasOcds } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const pages = `/${segmentOf(language)}`
  return (
    <>
      <PageMeta title={t('api:reference.title')} description={t('api:reference.sub')} path="/api" />
      <PageHeader title={t('api:reference.title')} sub={t('api:reference.sub')} />
      <div className="max-w-reading space-y-4">
        <p>
          {t('api:reference.base')} <code className="break-all">{base}</code>
        </p>
        <pre className="whitespace-pre-wrap break-words rounded-md border border-line bg-sunken p-4 text-sm">
          <code>{`curl -H 'Accept-Language: ${language}' '${base}/requests?technology=iot&sort=closing'`}</code>
        </pre>
        <p>{t('api:reference.token')}</p>
        <ul className="flex flex-wrap gap-x-6">
          <li>
            <PageLink to={`${pages}/account/tokens`} className="inline-flex min-h-11 items-center">
              {t('tokens:title')}
            </PageLink>
          </li>
          <li>
            <a href="/api/v1/openapi.json" hrefLang={language} className="inline-flex min-h-11 items-center">
              {t('api:reference.openapi')}
            </a>
          </li>
          {hasOcds
            ? (['open', 'awarded'] as const).map((state) => (
                <li key={state}>
                  <a href={`/ocds/releases.json?state=${state}`} className="inline-flex min-h-11 items-center">
                    {t(`api:reference.ocds.${state}`)}
                  </a>
                </li>
              ))
            : null}
        </ul>
        <p>{t('api:reference.limits', { address: limits.address, token: limits.token })}</p>
        <ul className="list-disc space-y-2 ps-5">
          {rules.map((rule) => (
            <li key={rule}>{t(`api:rule.${rule}`)}</li>
          ))}
        </ul>
      </div>
      {(['requests', 'companies', 'own'] as const).map((group) => (
        <section key={group} className="mt-10">
          <h2>{t(`api:group.${group}`)}</h2>
          {operations
            .filter((operation) => operation.group === group)
            .map(({ path, name, summary, description, scope, parameters, fields, example }) => (
              <article key={name} id={name} className="mt-6 rounded-lg border border-line bg-surface p-4 sm:p-5">
                <h3>{summary}</h3>
                <p className="mt-1 flex flex-wrap items-center gap-2">
                  <code className="break-all">{`GET ${path}`}</code>
                  {scope === null ? (
                    <Chip tone="good">{t('api:reference.free')}</Chip>
                  ) : (
                    <Chip>{scope === 'any' ? t('api:reference.anyToken') : scope}</Chip>
                  )}
                </p>
                <p className="mt-2">{description}</p>
                {parameters.length > 0 ? (
                  <>
                    <h4 className="mt-4 font-semibold">{t('api:reference.parameters')}</h4>
                    <FieldList fields={parameters} />
                  </>
                ) : null}
                <details className="mt-3">
                  <summary className="min-h-11 cursor-pointer content-center text-river">{t('api:reference.fields')}</summary>
                  <FieldList fields={fields} />
                </details>
                <details>
                  <summary className="min-h-11 cursor-pointer content-center text-river">{t('api:reference.example')}</summary>
                  <pre className="whitespace-pre-wrap break-words rounded-md border border-line bg-sunken p-4 text-sm">
                    <code>{example}</code>
                  </pre>
                </details>
              </article>
            ))}
        </section>
      ))}
      <WebhookGuide base={base} />
      <section className="mt-10 max-w-reading">
        <h2>{t('api:reference.problems')}</h2>
        <dl className="mt-3 divide-y divide-line">
          {problems.map(({ code, status, title }) => (
            <div key={code} id={`problem-${code}`} className="grid gap-x-4 py-2 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
              <dt>
                <code>{code}</code> <span className="text-ink-soft">{status}</span>
              </dt>
              <dd>{title}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
