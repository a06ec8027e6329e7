import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { formatCount } from '~/ui/format-count'
import { Icon } from '~/ui/icon'

interface Files {
  /** Files that this reader may have; empty for a reader who may have none. */
  files: readonly { id: string; name: string; bytes: number }[]
  /** Open files that this reader may not have yet. */
  withheld: number
  confidential: number
}

/** Attachments: links for who may have them, and for everybody the truth about what there is. */
export function PublicFiles({ requestRef, files, withheld, confidential }: Files & { requestRef: string }) {
  const { t, language } = useWords()
  return (
    <>
      <ul>
        {files.map(({ id, name, bytes }) => (
          <li key={id}>
            <a
              href={`/${segmentOf(language)}/my/requests/${requestRef}/files/${id}`}
              download
              className="inline-flex min-h-11 max-w-full items-center gap-2"
            >
              <Icon name="attachment" />
              <bdi className="min-w-0 break-words">{name}</bdi>
              <span className="shrink-0 text-ink-faint text-xs">
                {t('requests:page.kilobytes', { size: formatCount(Math.ceil(bytes / 1024), language) })}
              </span>
            </a>
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
    </>
  )
}
