import { databaseNow } from '#db/clock'
import { trustOf } from '~/accounts/actor'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { isAmendmentUnderWay, readPending } from '../amendments/queries.server'
import { attachmentsOf, pastAttachmentsOf } from '../attachments/queries.server'
import { AttachmentList, PastAttachments } from '../components/attachment-fields'
import { CompanyNotice } from '../components/company-notice'
import { CancelDeed, ConfirmDeed } from '../components/own-deeds'
import { OwnProgress } from '../components/own-progress'
import { RequestFacts } from '../components/request-facts'
import { RequestHistory } from '../components/request-history'
import { RequestText } from '../components/request-text'
import { StatusChip } from '../components/status-chip'
import { gateOwn } from '../drafts/queries.server'
import { historyOf, wordsInForce } from '../queries.server'
import { canAmend, canCancel, canConfirm, canEdit } from '../request'
import { factsOfTogether } from '../together/together'
import type { Route } from './+types/own'

export const handle = { policy: 'requests.see' }

export async function loader(args: Route.LoaderArgs) {
  const { actor, wanted, buyer, path } = await gateOwn(db, args)
  const { title, summary, problem, systems, notes, requirements, wantsConfirm, together, ...facts } = wanted.description
  const view = await wordsInForce(db, wanted, languageOf(args.context))
  const pending =
    wanted.status === 'open' || wanted.status === 'suspended' ? await readPending(db, { ...buyer, requestId: wanted.id }) : undefined
  return {
    ref: wanted.ref,
    path,
    status: wanted.status,
    language: wanted.language,
    title: view?.fields.title ?? title,
    titleLanguage: view?.fields.title ? view.language : wanted.language,
    view,
    requirements: requirements.map(({ key, level }) => ({ key, level })),
    facts,
    together: facts.mode === 'build' ? factsOfTogether(together) : null,
    dates: { submittedAt: wanted.submittedAt, publishedAt: wanted.publishedAt, deadlineAt: wanted.deadlineAt },
    dueAt: wanted.dueAt,
    reasonText: wanted.reasonText,
    questions: wanted.questions,
    files: await attachmentsOf(db, wanted.id),
    past: await pastAttachmentsOf(db, wanted.id),
    history: await historyOf(db, wanted.id),
    amendment: pending?.status ?? null,
    isUnderWay: await isAmendmentUnderWay(db, wanted.id),
    trust: trustOf(actor.company!),
    may: {
      edit: canEdit(actor, wanted),
      confirm: canConfirm(actor, wanted),
      amend: canAmend(actor, wanted),
      cancel: canCancel(actor, wanted),
    },
    now: await databaseNow(db),
  }
}

/** One request as its buyer follows it. */
export default function Own({ loaderData: own }: Route.ComponentProps) {
  const { t } = useWords()
  const { path, now } = own
  const isReturned = own.status === 'needs_info' || own.status === 'rejected'
  return (
    <>
      <title>{own.title || t('requests:mine.untitled')}</title>
      <PageHeader
        kicker={own.ref}
        title={own.title || t('requests:mine.untitled')}
        lang={own.titleLanguage}
        chips={<StatusChip status={own.status} />}
        back={{ to: path.replace(/\/[^/]+$/, ''), label: t('requests:mine.title') }}
        actions={<Actions own={own} />}
      />
      <OwnProgress own={own} />
      {isReturned || own.status === 'suspended' ? (
        <Notice tone="warning" title={t(own.status === 'suspended' ? 'requests:show.suspendedTitle' : 'requests:show.reasonTitle')}>
          <p lang={own.language} className="whitespace-pre-line">
            {own.reasonText}
          </p>
        </Notice>
      ) : null}
      {own.dates.publishedAt && own.status !== 'suspended' && own.trust !== 'suspended' ? null : (
        <CompanyNotice trust={own.trust}>
          {t(own.status === 'suspended' ? 'requests:show.resumesWhenVerified' : 'requests:show.notVerified')}
        </CompanyNotice>
      )}
      {own.may.confirm ? <ConfirmDeed path={path} /> : null}
      <div className="gap-10 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {own.view ? <RequestText view={own.view} requirements={own.requirements} together={own.together} /> : null}
        </div>
        <aside className="min-w-0 space-y-8">
          <section>
            <h2 className="mb-2 text-lg">{t('requests:show.facts')}</h2>
            <RequestFacts facts={own.facts} dates={own.dates} now={now} />
          </section>
          <section>
            <h2 className="mb-2 text-lg">{t('requests:show.files')}</h2>
            <AttachmentList requestRef={own.ref} files={own.files} />
            <PastAttachments requestRef={own.ref} files={own.past} />
            {own.files.some(({ isConfidential }) => isConfidential) ? (
              <LinkButton variant="secondary" to={`${path}/nda`}>
                {t('engagements:nda.manage')}
              </LinkButton>
            ) : null}
          </section>
          <section>
            <h2 className="mb-3 text-lg">{t('requests:show.history')}</h2>
            <RequestHistory entries={own.history} lang={own.language} now={now} />
          </section>
        </aside>
      </div>
      {own.may.cancel ? <CancelDeed path={path} isDraft={own.status === 'draft'} /> : null}
    </>
  )
}

function Actions({ own: { path, may, status, amendment, dates, ref } }: { own: Route.ComponentProps['loaderData'] }) {
  const { t } = useWords()
  return (
    <>
      {may.edit ? (
        <LinkButton to={`${path}/edit`}>{t(`requests:mine.do.${status === 'draft' ? 'draft' : 'needs_info'}`)}</LinkButton>
      ) : null}
      {status === 'open' ? (
        <LinkButton variant="secondary" to={`${path}/vendors`}>
          {t('discovery:matching.link')}
        </LinkButton>
      ) : null}
      {status === 'evaluating' || status === 'awarded' ? (
        <LinkButton to={`${path}/compare`}>{t('requests:mine.compare')}</LinkButton>
      ) : null}
      {may.amend && amendment !== 'in_translation' ? (
        <LinkButton variant="secondary" to={amendment === 'draft' ? `${path}/amend/review` : `${path}/amend`}>
          {t(amendment === 'draft' ? 'requests:mine.do.amendment' : 'requests:show.amend')}
        </LinkButton>
      ) : null}
      {dates.publishedAt ? (
        <LinkButton variant="secondary" to={path.replace(/\/my\/requests\/.*$/, `/requests/${ref}`)}>
          {t('requests:mine.publicPage')}
        </LinkButton>
      ) : null}
    </>
  )
}
