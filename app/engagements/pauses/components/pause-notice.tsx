import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { LinkButton } from '~/ui/button'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import type { PauseView } from '../queries.server'

/** On the page of an engagement whose clock stands still: since when, why, and how it goes on. */
export function PauseNotice({ pause, path, mayResume, now }: { pause: PauseView; path: string; mayResume: boolean; now: string }) {
  const { t } = useWords()
  const { cause, startedAt, workingDays, words, dispute } = pause
  return (
    <Notice tone="warning" title={t(`engagements:pause.title.${cause}`)} className="mb-6">
      <p>
        {t('engagements:pause.since')} <Instant at={startedAt} now={now} hint={false} />
        {' · '}
        {t('engagements:pause.lost', { count: workingDays })}
      </p>
      {words ? <DocumentText view={words} field="reason" className="mt-2" /> : null}
      {mayResume ? (
        <LinkButton variant="secondary" className="mt-3" to={`${path}/resume`}>
          {t('engagements:pause.resume')}
        </LinkButton>
      ) : null}
      {dispute === null ? null : (
        <LinkButton variant="secondary" className="mt-3" to={`${path}/disputes/${dispute}`}>
          {t('engagements:pause.toDispute')}
        </LinkButton>
      )}
    </Notice>
  )
}
