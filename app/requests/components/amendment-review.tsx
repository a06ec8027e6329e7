import type { ReactNode } from 'react'
import { type Translate, useWords } from '~/platform/i18n/words'
import { fieldLabel } from '~/translations/document'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Confirm } from '~/ui/confirm'
import { Diff } from '~/ui/diff'
import { Form, SubmitButton } from '~/ui/form'
import { Money } from '~/ui/money'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { type AmendmentFacts, type Change, missingFrom } from '../amendments/amendment'
import type { AmendmentView } from '../amendments/queries.server'
import { togetherFacts } from '../together/together'

type Shown = AmendmentView & { ref: string; path: string; language: string }

/** Every change with its rule, words as a comparison; then the deeds that fit the amendment's state. */
export function AmendmentReview({ amendment }: { amendment: Shown }) {
  const { t } = useWords()
  const { path, kind, status, language } = amendment
  return (
    <>
      <title>{t('requests:amend.reviewTitle')}</title>
      <PageHeader
        kicker={amendment.ref}
        title={t('requests:amend.reviewTitle')}
        chips={<Chip tone={kind === 'material' ? 'signal' : 'neutral'}>{t(`requests:amend.kind.${kind}`)}</Chip>}
        sub={t(`requests:amend.kindHint.${kind}`)}
        back={{ to: path, label: amendment.ref }}
      />
      {status === 'in_translation' ? <Notice>{t('requests:amend.underWay')}</Notice> : null}
      <Card title={t('requests:amend.noteTitle')} className="mb-4">
        <p lang={language} className="max-w-reading whitespace-pre-line">
          {amendment.note}
        </p>
      </Card>
      <ul className="mb-8 space-y-4">
        {amendment.changes.map((change) => (
          <Card as="li" key={change.name} title={nameOf(t, change.name)}>
            <p className="mb-2 text-ink-soft text-sm">
              {change.rule
                ? t('requests:amend.because', { rule: t(`requests:amend.rules.${change.rule}`) })
                : t('requests:amend.editorialChange')}
            </p>
            <Compared change={change} amendment={amendment} />
          </Card>
        ))}
      </ul>
      <div className="flex flex-wrap items-start gap-3">
        {status === 'draft' ? (
          <>
            <Form action={`${path}/amend/submit`}>
              <SubmitButton>{t('requests:amend.submit')}</SubmitButton>
            </Form>
            <LinkButton variant="secondary" to={`${path}/amend`}>
              {t('requests:amend.editAgain')}
            </LinkButton>
          </>
        ) : null}
        <Confirm
          look="quiet"
          label={t('requests:amend.withdrawLabel')}
          question={t('requests:amend.withdrawQuestion')}
          confirmLabel={t('requests:amend.withdraw')}
          action={`${path}/amend/withdraw`}
        />
      </div>
    </>
  )
}

function nameOf(t: Translate, name: string): string {
  const level = /^requirement\.r(\d+)\.level$/.exec(name)
  if (level) return t('requests:fact.requirementLevel', { number: level[1] })
  if (isFact(name) || isFiles(name)) return t(`requests:fact.${name}`)
  const { key, number } = fieldLabel(name)
  return t(`translations:field.${key}`, { number })
}

const factNames = [
  'vertical',
  'division',
  'serviceKind',
  'currency',
  'budgetMin',
  'budgetMax',
  'biddingDays',
  'startWish',
  'workplace',
  'confidentiality',
  'mode',
  'technologies',
] as const
type FactName = (typeof factNames)[number]
const isFact = (name: string): name is FactName => (factNames as readonly string[]).includes(name)

const isFiles = (name: string): boolean => name === 'files' || name === 'annexes'

function Compared({ change: { name }, amendment: { before, after, language } }: { change: Change; amendment: Shown }) {
  const { t } = useWords()
  if (isFiles(name)) return <ChangedFiles isAnnex={name === 'annexes'} before={before.facts} after={after.facts} />
  const level = /^requirement\.(r\d+)\.level$/.exec(name)?.[1]
  const isTogether = name === 'wish' || /^asset\.a\d+\.facts$/.test(name)
  const say = (facts: AmendmentFacts): ReactNode => {
    if (level) {
      const found = facts.requirements.find(({ key }) => key === level)
      return found ? t(`requests:level.${found.level}`) : t('common:state.none')
    }
    if (isTogether) return togetherOf(t, name, facts)
    return isFact(name) ? factOf(t, name, facts) : null
  }
  if (!level && !isFact(name) && !isTogether)
    return <Diff before={before.fields[name] ?? ''} after={after.fields[name] ?? ''} lang={language} />
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
      <dt className="text-ink-faint text-sm">{t('requests:amend.before')}</dt>
      <dd>{say(before.facts)}</dd>
      <dt className="text-ink-faint text-sm">{t('requests:amend.after')}</dt>
      <dd className="font-medium">{say(after.facts)}</dd>
    </dl>
  )
}

function togetherOf(t: Translate, name: string, { togetherJson }: AmendmentFacts): string {
  const { foreground, assets } = togetherFacts(togetherJson)
  if (name === 'wish') return t(`together:wish.${foreground}`)
  const found = assets.find(({ key }) => name === `asset.${key}.facts`)
  if (!found) return t('common:state.none')
  return [t(`together:kind.${found.kind}`), t(`together:availability.${found.availability}`), t(`together:secrecy.${found.secrecy}`)].join(
    ' · ',
  )
}

function ChangedFiles({ isAnnex, before, after }: { isAnnex: boolean; before: AmendmentFacts; after: AmendmentFacts }) {
  const { t } = useWords()
  const [added, removed] = [missingFrom(before, after), missingFrom(after, before)].map((files) =>
    files.filter(({ isConfidential }) => isConfidential === isAnnex),
  )
  return (
    <ul className="space-y-1">
      {removed!.map(({ id, name }) => (
        <li key={id}>
          <del className="break-words rounded-sm bg-signal-wash text-signal">{t('requests:amend.files.removed', { name })}</del>
        </li>
      ))}
      {added!.map(({ id, name }) => (
        <li key={id}>
          <ins className="break-words rounded-sm bg-good-wash text-good no-underline">{t('requests:amend.files.added', { name })}</ins>
        </li>
      ))}
    </ul>
  )
}

function factOf(t: Translate, name: FactName, facts: AmendmentFacts): ReactNode {
  if (name === 'budgetMin' || name === 'budgetMax') return <Money amount={facts[name]} currency={facts.currency} />
  if (name === 'biddingDays') return t('requests:fact.biddingDaysValue', { count: facts.biddingDays })
  if (name === 'currency') return t(`common:money.code.${facts.currency}`)
  if (name === 'technologies')
    return facts.technologies.map((each) => t(`requests:technology.${each}`)).join(' · ') || t('common:state.none')
  const value = facts[name]
  return value ? t(`requests:${name}.${value}`) : t('requests:fact.none')
}
