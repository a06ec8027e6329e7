import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { formatCount } from '~/ui/format-count'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { SignForm } from '../../contracts/components/signatures'
import { signSchema } from '../../contracts/contract-form'
import { signNda } from '../commands.server'
import { NdaText } from '../components/nda-text'
import { canSign } from '../nda'
import { annexesOf, currentNda, ndaSignature, requestOfNda } from '../queries.server'
import type { Route } from './+types/sign'

export const handle = { policy: 'ndas.sign' }

async function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  const request = found(await requestOfNda(db, { ref: args.params.ref }))
  allow(canSign(actor, request) && actor.company !== null)
  return { actor, companyId: actor.company.id, request, path: `/${args.params.lang}/requests/${request.ref}` }
}

export async function loader(args: Route.LoaderArgs) {
  const { companyId, request, path } = await gate(args)
  const nda = await currentNda(db, request)
  const signature = await ndaSignature(db, { versionId: nda.id, companyId })
  const annexes = await annexesOf(db, request.id)
  return {
    ref: request.ref,
    path,
    number: nda.number,
    texts: nda.texts,
    isSigned: signature !== null,
    hasAnnexes: annexes.length > 0,
    // Even the names of annexes are for those who have signed.
    annexes: signature ? annexes : [],
  }
}

export async function action(args: Route.ActionArgs) {
  const { actor, companyId, request, path } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, signSchema)
  if (!form.ok) return form.invalid
  const { agreed: _, number, ...signed } = form.value
  const answer = await signNda(db, { actorId: actor.personId, companyId, requestId: request.id, number: Number(number), ...signed })
  return answer.ok ? redirect(`${path}/nda`) : refused(`engagements:refused.${answer.reason}`, body)
}

/** A vendor reads and signs the agreement; then the annexes are here. */
export default function Sign({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { ref, path, number, texts, isSigned, hasAnnexes, annexes } = loaderData
  return (
    <>
      <title>{t('engagements:nda.pageTitle', { ref })}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:nda.back', { ref }) }}
        title={t('engagements:nda.title')}
        {...(hasAnnexes ? { sub: t('engagements:nda.sub') } : {})}
      />
      {hasAnnexes ? null : <EmptyState title={t('engagements:nda.none')} />}
      {isSigned ? (
        <section className="mb-8">
          <Notice tone="success" title={t('engagements:nda.signed')}>
            {t('engagements:nda.logged')}
          </Notice>
          <ul className="max-w-reading divide-y divide-line">
            {annexes.map(({ id, name, bytes }) => (
              <li key={id} className="py-2">
                {/* A plain form: the answer is a file, which no script should read. */}
                <form method="post" action={`${path}/annexes/${id}`} className="flex flex-wrap items-center justify-between gap-3">
                  <bdi className="min-w-0 break-words">{name}</bdi>
                  <Button variant="secondary" icon="download">
                    {t('engagements:nda.download', { size: formatCount(Math.ceil(bytes / 1024), language) })}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {hasAnnexes || isSigned ? <NdaText texts={texts} /> : null}
      {hasAnnexes && !isSigned ? (
        <div className="max-w-reading">
          <SignForm
            number={number}
            sha256Zh={texts['zh-CN'].sha256}
            sha256En={texts.en.sha256}
            answer={actionData}
            words={{ agree: t('engagements:nda.agree'), sign: t('engagements:nda.sign'), hint: t('engagements:nda.nameHint') }}
          />
        </div>
      ) : null}
    </>
  )
}
