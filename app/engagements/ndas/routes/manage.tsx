import { redirect } from 'react-router'
import { z } from 'zod'
import { nameFor } from '~/companies/company'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { found } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { gateOwn } from '~/requests/drafts/queries.server'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { whole } from '../../contracts/contract-form'
import { changeNda } from '../commands.server'
import { NdaText } from '../components/nda-text'
import { years } from '../nda'
import { currentNda, ndaRecord, requestOfNda } from '../queries.server'
import type { Route } from './+types/manage'

export const handle = { policy: 'ndas.manage' }

const schema = z.strictObject({ years: whole({ min: years.least, max: years.most }) })

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateOwn(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { wanted, buyer, path } = await gate(args)
  const nda = await currentNda(db, found(await requestOfNda(db, { ref: wanted.ref })))
  const record = await ndaRecord(db, { requestId: wanted.id, companyId: buyer.companyId })
  return { ref: wanted.ref, path, number: nda.number, years: nda.years, texts: nda.texts, ...record }
}

export async function action(args: Route.ActionArgs) {
  const { wanted, buyer, path } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, schema)
  if (!form.ok) return form.invalid
  const changed = await changeNda(db, { ...buyer, requestId: wanted.id, years: form.value.years })
  return changed.ok ? redirect(`${path}/nda`) : refused(`engagements:refused.${changed.reason}`, body)
}

/** The buyer's side of the agreement: its terms, who has signed, who has read what. */
export default function Manage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { ref, path, number, years: held, texts, signatures, downloads } = loaderData
  const { error, value, summary } = useAnswer(actionData, ['years'])
  const company = (row: { nameZh: string; nameEn: string }) => <bdi>{nameFor(row, language).name}</bdi>
  return (
    <>
      <title>{t('engagements:nda.managePage', { ref })}</title>
      <PageHeader back={{ to: path, label: ref }} title={t('engagements:nda.manage')} sub={t('engagements:nda.manageSub')} />
      <ErrorSummary errors={summary} />
      <Form className="max-w-reading">
        <TextField
          name="years"
          inputMode="numeric"
          label={t('engagements:nda.years')}
          hint={t('engagements:nda.yearsHint', { number })}
          defaultValue={value('years', String(held))}
          error={error('years')}
        />
        <SubmitButton variant="secondary">{t('engagements:nda.change')}</SubmitButton>
      </Form>
      <h2 className="mt-8 mb-2 text-lg">{t('engagements:nda.signers')}</h2>
      <Table
        caption={t('engagements:nda.signers')}
        hideCaption
        rows={signatures}
        rowKey={({ at, name, nameEn }) => `${at}${name}${nameEn}`}
        empty={<p className="text-ink-soft">{t('engagements:nda.noSigners')}</p>}
        columns={[
          { key: 'company', header: t('engagements:facts.vendor'), lead: true, cell: company },
          { key: 'name', header: t('engagements:nda.signer'), cell: ({ name }) => <bdi>{name}</bdi> },
          { key: 'version', header: t('engagements:nda.version'), cell: (row) => String(row.number) },
          { key: 'at', header: t('engagements:nda.when'), cell: ({ at }) => <Instant at={at} /> },
        ]}
      />
      <h2 className="mt-8 mb-2 text-lg">{t('engagements:nda.downloads')}</h2>
      <Table
        caption={t('engagements:nda.downloads')}
        hideCaption
        rows={downloads}
        rowKey={({ id }) => id}
        empty={<p className="text-ink-soft">{t('engagements:nda.noDownloads')}</p>}
        columns={[
          { key: 'file', header: t('engagements:nda.file'), lead: true, cell: ({ file }) => <bdi className="break-words">{file}</bdi> },
          {
            key: 'reader',
            header: t('engagements:nda.reader'),
            cell: (row) => (row.company ? company(row.company) : t('engagements:nda.staff')),
          },
          { key: 'person', header: t('engagements:nda.person'), cell: ({ person }) => <bdi>{person}</bdi> },
          { key: 'at', header: t('engagements:nda.when'), cell: ({ at }) => <Instant at={at} /> },
        ]}
      />
      <h2 className="mt-8 mb-2 text-lg">{t('engagements:nda.text')}</h2>
      <NdaText texts={texts} />
    </>
  )
}
