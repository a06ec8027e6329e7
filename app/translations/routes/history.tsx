import { actorOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found } from '~/platform/gate.server'
import { languageOfSegment } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { DocumentSheet, DocumentText } from '../components/document-text'
import { ProvenanceMark } from '../components/provenance-chip'
import { VersionSteps } from '../components/version-steps'
import { targetOf } from '../document'
import { fieldName } from '../field-name'
import { readableDocument, readProvenance } from '../provenance/queries.server'
import { canReadPublished } from '../provenance/reading'
import { readDocument } from '../queries.server'
import type { Route } from './+types/history'

export const handle = { policy: 'documents.history' }

async function gate({ context, params }: Route.LoaderArgs) {
  const actor = actorOf(context)
  const document = found(await readableDocument(db, { documentId: params.documentId, companyId: actor?.company?.id ?? null }))
  allow(canReadPublished(actor, document))
  return document
}

export async function loader(args: Route.LoaderArgs) {
  const { sourceLanguage } = await gate(args)
  const { documentId } = args.params
  const language = found(languageOfSegment(args.params.language))
  return {
    view: await readDocument(db, { documentId, language }),
    ...(await readProvenance(db, { documentId, targetLanguage: targetOf(sourceLanguage) })),
  }
}

/** Where a published text comes from: who translated it, who reviewed it, when, and both languages sentence by sentence. */
export default function History({ loaderData: { view, publishedAt, versions } }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <>
      <title>{t('translations:history.title')}</title>
      <PageHeader
        title={t('translations:history.title')}
        sub={t('translations:history.sub')}
        chips={view ? <ProvenanceMark provenance={view.provenance} t={t} /> : null}
      />
      {view?.provenance.kind === 'original' ? <p className="mb-5 max-w-reading">{t('translations:history.original')}</p> : null}
      {versions.length === 0 ? <p className="mb-5 max-w-reading">{t('translations:history.none')}</p> : null}
      {publishedAt && versions.length > 0 ? (
        <Card title={t('translations:history.steps')} className="mb-6">
          <p className="mb-3 text-ink-soft">
            {t('translations:history.published')} <Instant at={publishedAt} />
          </p>
          {versions.map((version) => (
            <VersionSteps key={version.number} version={version} />
          ))}
        </Card>
      ) : null}
      {view ? (
        <section>
          <h2 className="mb-3">{t('translations:history.text')}</h2>
          <DocumentSheet view={view}>
            {Object.keys(view.originalFields).map((field) => (
              <section key={field} className="mb-5">
                <h3 className="mb-1 text-base text-ink-soft">{fieldName(t, field)}</h3>
                <DocumentText view={view} field={field} />
              </section>
            ))}
          </DocumentSheet>
        </section>
      ) : null}
    </>
  )
}
