import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { gateParty } from '../../gate.server'
import { signTerms } from '../commands.server'
import { ContractText } from '../components/contract-text'
import { SignForm } from '../components/signatures'
import { canSign } from '../contract'
import { signSchema } from '../contract-form'
import { proposalsOf, signaturesOf } from '../queries.server'
import type { Route } from './+types/sign'

export const handle = { policy: 'contracts.sign' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateParty(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path } = await gate(args)
  const [last] = await proposalsOf(db, { engagementId: engagement.id, language: languageOf(args.context), most: 1 })
  const signed = last ? (await signaturesOf(db, last.id)).map(({ side }) => side) : []
  return {
    ref: engagement.ref,
    path,
    number: last?.number ?? 0,
    texts: last && canSign(engagement.side, engagement.status, last, signed) ? last.texts : null,
  }
}

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, signSchema)
  if (!form.ok) return form.invalid
  const { number, name, sha256Zh, sha256En } = form.value
  const signed = await signTerms(db, { ...deed, number: Number(number), name, sha256Zh, sha256En })
  return signed.ok ? redirect(signed.isActive ? path : `${path}/contract`) : refused(`engagements:refused.${signed.reason}`, body)
}

/** The last look before a signature: the whole text in both languages, then the name under it. */
export default function Sign({ loaderData: { ref, path, number, texts }, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <>
      <title>{t('engagements:contract.signPage', { ref })}</title>
      <PageHeader
        back={{ to: `${path}/contract`, label: t('engagements:contract.title') }}
        title={t('engagements:contract.signTitle')}
        sub={t('engagements:contract.signIntro')}
      />
      {texts ? (
        <>
          <ContractText texts={texts} path={path} number={number} />
          <div className="mt-6 max-w-reading">
            <SignForm number={number} sha256Zh={texts['zh-CN'].sha256} sha256En={texts.en.sha256} answer={actionData} />
          </div>
        </>
      ) : (
        <Notice title={t('engagements:contract.nothingToSign')} />
      )}
    </>
  )
}
