import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { formatCount } from '~/ui/format-count'
import { Icon } from '~/ui/icon'
import { Instant } from '~/ui/instant'

interface Files {
  /** Files that this reader may have; empty for a reader who may have none. */
  files: readonly { id: string; name: string; bytes: number }[]
  /** Open files that this reader may not have yet. */
  withheld: number
  confidential: number
  /** Files of earlier versions that this reader may have. */
  past: readonly { id: string; name: string; bytes: number; removedAt: string }[]
}

/** Attachments: links for who may have them, and for everybody the truth about what there is. */
export function PublicFiles({
  requestRef,
  files,
  withheld,
  confidential,
  past,
  maySign,
}: Files & { requestRef: string; maySign: boolean }) {
  const { t, language } = useWords()
  return (
    <>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <Download file={file} requestRef={requestRef} />
          </li>
        ))}
      </ul>
      {withheld > 0 ? <p className="text-ink-soft text-sm">{t('requests:page.filesForVendors', { count: withheld })}</p> : null}
      {confidential > 0 ? (
        <p className="mt-1 flex items-start gap-2 text-ink-soft text-sm">
          <Icon name="lock" className="mt-1" />
          {t('requests:page.annex', { count: confidential })}
        </p>
      ) : null}
      {confidential > 0 && maySign ? (
        <LinkButton variant="secondary" className="mt-2" to={`/${segmentOf(language)}/requests/${requestRef}/nda`}>
          {t('engagements:nda.open')}
        </LinkButton>
      ) : null}
      {past.length > 0 ? (
        <details className="mt-2">
          <summary className="min-h-11 cursor-pointer py-2 text-ink-soft text-sm">{t('requests:page.pastFiles')}</summary>
          <ul>
            {past.map((file) => (
              <li key={file.id}>
                <Download file={file} requestRef={requestRef} />
                <span className="block text-ink-faint text-xs">
                  {t('requests:page.pastUntil')} <Instant at={file.removedAt} show="day" hint={false} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function Download({ file: { id, name, bytes }, requestRef }: { file: { id: string; name: string; bytes: number }; requestRef: string }) {
  const { t, language } = useWords()
  return (
    <a
      href={`/${segmentOf(language)}/requests/${requestRef}/files/${id}`}
      download
      className="inline-flex min-h-11 max-w-full items-center gap-2"
    >
      <Icon name="attachment" />
      <bdi className="min-w-0 break-words">{name}</bdi>
      <span className="shrink-0 text-ink-faint text-xs">
        {t('requests:page.kilobytes', { size: formatCount(Math.ceil(bytes / 1024), language) })}
      </span>
    </a>
  )
}
