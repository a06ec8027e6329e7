import { useWords } from '~/platform/i18n/words'
import { Form, SubmitButton } from '~/ui/form'
import { PageLink } from '~/ui/page-link'
import { useRereading } from '~/ui/rereading'
import type { Editor } from '../../tasks/queries.server'

/** How often a page looks for drafts that were asked for. */
const mostLooks = 45

/** The whole task's wish, and how it stands: asked drafts come by themselves where scripts run, by a link where they do not. */
export function DraftDeeds({ editor, base }: { editor: Editor; base: string }) {
  const { t } = useWords()
  const { isOn, why, drafts } = editor.machine
  const waiting = Object.values(drafts).filter(({ status }) => status === 'asked').length
  useRereading(waiting > 0, mostLooks)
  if (!isOn) return null
  if (why) return <p className="basis-full text-ink-soft text-sm">{t(`machine:leaving.${why}`)}</p>
  const hasEmpty = editor.segments.some(({ text }) => text === '')
  return (
    <div className="flex basis-full flex-wrap items-center gap-x-4 gap-y-1">
      {hasEmpty ? (
        <Form action={`${base}/draft`}>
          <SubmitButton variant="secondary">{t('machine:draft.empty')}</SubmitButton>
        </Form>
      ) : null}
      {waiting > 0 ? (
        <span role="status" className="text-sm">
          {t('machine:draft.waiting', { count: waiting })} <PageLink to={base}>{t('machine:draft.look')}</PageLink>
        </span>
      ) : hasEmpty ? (
        <span className="text-ink-soft text-sm">{t('machine:draft.emptyHint')}</span>
      ) : null}
    </div>
  )
}
