import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { DocumentSheet, DocumentText } from '../components/document-text'
import { fieldName } from '../field-name'
import { previewTask } from '../publications/queries.server'
import { canReadTasks } from '../tasks/task'
import type { Route } from './+types/preview'

export const handle = { policy: 'translations.read' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadTasks(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  return found(await previewTask(db, args.params.taskId))
}

/** The translation as its reader would see it if it went out now. */
export default function Preview({ loaderData: { taskId, view, isVerified } }: Route.ComponentProps) {
  const { t, language } = useWords()
  return (
    <>
      <title>{t('translations:preview.title')}</title>
      <PageHeader
        title={t('translations:preview.title')}
        back={{ to: `/${segmentOf(language)}/translate/${taskId}`, label: t('translations:preview.back') }}
      />
      {isVerified ? null : <Notice tone="warning" title={t('translations:preview.unfinished')} />}
      <DocumentSheet view={view}>
        {Object.keys(view.originalFields).map((field) => (
          <section key={field} className="mb-5">
            <h2 className="mb-1 font-semibold text-base text-ink-soft">{fieldName(t, field)}</h2>
            {view.fields[field] ? (
              <DocumentText view={view} field={field} />
            ) : (
              <p className="text-ink-faint">{t('translations:preview.missing')}</p>
            )}
          </section>
        ))}
      </DocumentSheet>
    </>
  )
}
