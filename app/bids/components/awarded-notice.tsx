import type { Language } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { type ComparedBid, companyNameOf } from '../compare/comparison'

interface Awarded {
  reasonCode: string
  words: { text: string; language: Language } | null
  ownWords: { text: string; language: Language } | null
}

/** Whom the buyer has chosen and why, and how far the bidders know. */
export function AwardedNotice({
  award,
  winner,
  engagement,
}: {
  award: Awarded | null
  winner: ComparedBid | null
  /** Path of the work that follows. */
  engagement: string | null
}) {
  const { t, language } = useWords()
  if (!award || !winner) return null
  const words = award.words ?? award.ownWords
  return (
    <Notice tone="success" title={t('bids:compare.awarded', { vendor: companyNameOf(winner, language) })}>
      <p>{t('bids:result.awardBecause', { reason: t(`bids:award.reason.${award.reasonCode}`) })}</p>
      {words ? (
        <blockquote lang={words.language} className="mt-2 whitespace-pre-line border-line-strong border-s-3 ps-3">
          {words.text}
        </blockquote>
      ) : null}
      <p className="mt-2">{award.words ? t('bids:compare.wordsSent') : t('bids:compare.wordsInTranslation')}</p>
      {engagement ? (
        <LinkButton to={engagement} className="mt-3">
          {t('engagements:show.open')}
        </LinkButton>
      ) : null}
    </Notice>
  )
}
