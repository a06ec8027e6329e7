import type { BidStatus } from '#db/schema'
import type { Language } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Notice } from '~/ui/notice'

interface Result {
  status: BidStatus
  disqualifiedReason: string | null
  /** Why the request ended without an award. */
  requestReason: string | null
  award: { reasonCode: string; words: { text: string; language: Language } | null } | null
}

/** How it ended and why; the buyer's words follow when they are verified. */
export function ResultNotice({ status, disqualifiedReason, requestReason, award }: Result) {
  const { t } = useWords()
  if (status !== 'won' && status !== 'not_selected' && status !== 'disqualified') return null
  return (
    <Notice tone={status === 'won' ? 'success' : 'info'} title={t(`bids:result.${status}`)}>
      {disqualifiedReason ? <p>{t('bids:result.because', { reason: t(`bids:disqualify.reason.${disqualifiedReason}`) })}</p> : null}
      {requestReason ? <p>{t('bids:result.because', { reason: t(`bids:unsuccessful.reason.${requestReason}`) })}</p> : null}
      {award ? (
        <>
          <p>{t('bids:result.awardBecause', { reason: t(`bids:award.reason.${award.reasonCode}`) })}</p>
          {award.words ? (
            <blockquote lang={award.words.language} className="mt-2 whitespace-pre-line border-line-strong border-s-3 ps-3">
              {award.words.text}
            </blockquote>
          ) : (
            <p>{t('bids:result.wordsFollow')}</p>
          )}
        </>
      ) : null}
    </Notice>
  )
}
