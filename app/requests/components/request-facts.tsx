import { useWords } from '~/platform/i18n/words'
import { DescriptionList } from '~/ui/description-list'
import { Instant } from '~/ui/instant'
import { MoneyRange } from '~/ui/money'
import type { Description } from '../description'

type Facts = Omit<Description, 'title' | 'summary' | 'problem' | 'systems' | 'requirements' | 'notes' | 'together' | 'wantsConfirm'>

/** The structured facts of a request, the same for its buyer and the staff. */
export function RequestFacts({
  facts,
  dates = {},
  now,
}: {
  facts: Facts
  dates?: { submittedAt?: string | null; publishedAt?: string | null; deadlineAt?: string | null }
  now: string
}) {
  const { t, language } = useWords()
  const named = (group: string, key: string | null) => (key ? t(`requests:${group}.${key}`) : t('requests:fact.none'))
  const instant = (at: string | null | undefined) => (at ? <Instant at={at} now={now} /> : null)
  return (
    <DescriptionList
      items={[
        {
          term: t('requests:fact.budget'),
          detail:
            facts.budgetMax === null ? (
              t('requests:fact.none')
            ) : (
              <MoneyRange from={facts.budgetMin} to={facts.budgetMax} currency={facts.currency} />
            ),
        },
        { term: t('requests:fact.deadline'), detail: instant(dates.deadlineAt) },
        { term: t('requests:fact.biddingDays'), detail: t('requests:fact.biddingDaysValue', { count: facts.biddingDays }) },
        { term: t('requests:fact.mode'), detail: t(`requests:mode.${facts.mode}`) },
        { term: t('requests:fact.vertical'), detail: named('vertical', facts.vertical) },
        { term: t('requests:fact.division'), detail: facts.division ? t(`requests:division.${facts.division}`) : null },
        { term: t('requests:fact.serviceKind'), detail: named('serviceKindShort', facts.serviceKind) },
        {
          term: t('requests:fact.technologies'),
          detail: facts.technologies.map((each) => t(`requests:technology.${each}`)).join(language === 'zh-CN' ? '、' : ', '),
        },
        { term: t('requests:fact.startWish'), detail: facts.startWish ? t(`requests:startWish.${facts.startWish}`) : null },
        { term: t('requests:fact.workplace'), detail: facts.workplace ? t(`requests:workplace.${facts.workplace}`) : null },
        { term: t('requests:fact.confidentiality'), detail: t(`requests:confidentiality.${facts.confidentiality}`) },
        { term: t('requests:fact.submitted'), detail: instant(dates.submittedAt) },
        { term: t('requests:fact.published'), detail: instant(dates.publishedAt) },
      ]}
    />
  )
}
