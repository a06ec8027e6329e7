import { useSearchParams } from 'react-router'
import { db, reader } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { wholeNumber } from '~/platform/whole-number'
import { LinkButton } from '~/ui/button'
import { formatCount } from '~/ui/format-count'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Pager } from '~/ui/pager'
import { Table } from '~/ui/table'
import { canReadAudit } from '../entry'
import { auditPage, verifyChain } from '../queries.server'
import type { Route } from './+types/audit'

export const handle = { policy: 'audit.read' }

const pageSize = 50

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadAudit(actor))
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const search = new URL(args.request.url).searchParams
  const before = wholeNumber(search.get('before')) ?? undefined
  const domain = /^[a-zA-Z]{1,30}$/.exec(search.get('domain') ?? '')?.[0]
  const lines = await auditPage(db, { before, domain, limit: pageSize })
  return { lines, verdict: search.has('verify') ? await verifyChain(reader) : null }
}

export default function Audit({ loaderData: { lines, verdict } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const [search] = useSearchParams()
  const last = lines.at(-1)
  return (
    <>
      <title>{t('audit:title')}</title>
      <PageHeader title={t('audit:title')} sub={t('audit:sub')} actions={<LinkButton to="?verify=1">{t('audit:verify')}</LinkButton>} />
      {verdict ? (
        <Notice tone={verdict.ok ? 'success' : 'problem'} announce>
          {verdict.ok
            ? t('audit:chainWhole', { entries: formatCount(verdict.entries, language), head: verdict.head.slice(0, 16) })
            : t('audit:chainBroken', { number: verdict.brokenAt })}
        </Notice>
      ) : null}
      <Table
        caption={t('audit:title')}
        hideCaption
        rows={lines}
        rowKey={(line) => String(line.number)}
        empty={<Notice>{t('audit:empty')}</Notice>}
        columns={[
          { key: 'number', header: t('audit:column.number'), align: 'end', cell: (line) => line.number },
          { key: 'at', header: t('audit:column.at'), cell: (line) => <Instant at={line.at} /> },
          { key: 'event', header: t('audit:column.event'), lead: true, cell: (line) => <code>{line.event}</code> },
          { key: 'actor', header: t('audit:column.actor'), cell: (line) => <bdi>{line.actor ?? t('audit:system')}</bdi> },
          {
            key: 'subject',
            header: t('audit:column.subject'),
            cell: (line) => <code className="break-all text-xs">{`${line.subjectType} ${line.subjectId}`}</code>,
          },
          { key: 'detail', header: t('audit:column.detail'), cell: (line) => <code className="break-all text-xs">{line.detail}</code> },
        ]}
      />
      <Pager next={lines.length === pageSize && last ? `?before=${last.number}` : null} first={search.has('before') ? '?' : null} />
    </>
  )
}
