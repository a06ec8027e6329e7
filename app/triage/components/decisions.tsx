import { useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { WordedDeedForm } from './triage-form'

/** Why a deed without a form was not done; said on the request's page. */
export const refusals = ['claimedByAnother', 'notYours', 'companyNotVerified', 'buyerNotVerified', 'notSuspended', 'notOpen'] as const

interface Request {
  path: string
  language: string
  claim: { isMine: boolean; isHeld: boolean; name: string | null; until: string | null }
  may: { claim: boolean; decide: boolean; suspend: boolean; resume: boolean }
  refused: (typeof refusals)[number] | null
  now: string
}

/** Who has the request in hand, and what may be done with it now. */
export function Decisions({ request }: { request: Request }) {
  const { t } = useWords()
  const { path, language, may, refused } = request
  return (
    <>
      {refused ? (
        <Notice tone="problem" announce>
          {t(`triage:refused.${refused}`)}
        </Notice>
      ) : null}
      <Claim request={request} />
      {may.decide ? (
        <Card title={t('triage:decide.title')} tone="attention" className="mb-8">
          <p className="mb-3 max-w-reading text-ink-soft text-sm">{t('triage:decide.acceptHint')}</p>
          <div className="flex flex-wrap items-start gap-3">
            <Form action={`${path}/accept`}>
              <SubmitButton>{t('triage:decide.accept')}</SubmitButton>
            </Form>
            <WordedDeedForm deed="return" path={path} lang={language} />
            <WordedDeedForm deed="reject" path={path} lang={language} />
            <Form action={`${path}/release`}>
              <SubmitButton variant="quiet">{t('triage:release')}</SubmitButton>
            </Form>
          </div>
        </Card>
      ) : null}
      {may.suspend ? (
        <div className="mb-6">
          <WordedDeedForm deed="suspend" path={path} lang={language} />
        </div>
      ) : null}
      {may.resume ? (
        <Form action={`${path}/resume`} className="mb-6">
          <p className="mb-2 text-ink-soft text-sm">{t('triage:decide.resumeHint')}</p>
          <SubmitButton>{t('triage:decide.resume')}</SubmitButton>
        </Form>
      ) : null}
    </>
  )
}

function Claim({ request: { path, claim, may, now } }: { request: Request }) {
  const { t } = useWords()
  return (
    <>
      {claim.name && claim.until ? (
        <p className="mb-3 text-ink-soft text-sm">
          {claim.isMine ? t('triage:yours') : claim.isHeld ? t('triage:heldBy', { name: claim.name }) : t('triage:expired')}
          {claim.isHeld ? (
            <span className="ms-1">
              <Instant at={claim.until} now={now} />
            </span>
          ) : null}
        </p>
      ) : null}
      {may.claim ? (
        <Form action={`${path}/claim`} className="mb-6">
          <SubmitButton>{t(claim.name ? 'triage:takeOver' : 'triage:claim')}</SubmitButton>
        </Form>
      ) : null}
    </>
  )
}
