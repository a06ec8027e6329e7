import { config } from '~/platform/config.server'
import { db } from '~/platform/database.server'
import { found } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { buttonLook } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { gateEngagement } from '../../gate.server'
import { mayChoose } from '../certificate'
import { CertificateSheet } from '../components/certificate-sheet'
import { ShareCard } from '../components/share-card'
import { ValueChoice } from '../components/value-choice'
import { qrOf } from '../qr.server'
import { certificateFor } from '../queries.server'
import type { Route } from './+types/show'

export const handle = { policy: 'certificates.show' }

const gate = (args: Route.LoaderArgs) => gateEngagement(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path } = await gate(args)
  const certificate = found(await certificateFor(db, engagement.id))
  const address = `${config.origin}/${args.params.lang}/certificates/${certificate.content.number}`
  const refused = new URL(args.request.url).searchParams.get('refused') ?? ''
  return {
    ref: engagement.ref,
    side: engagement.side,
    path,
    certificate,
    origin: config.origin,
    address,
    qr: qrOf(address),
    mayChoose: mayChoose(engagement.side, engagement.status),
    refused: /^[a-zA-Z]{1,40}$/.test(refused) ? refused : null,
  }
}

/** The certificate for both sides, to be printed, kept as a file or shown to others. */
export default function Show({ loaderData, params }: Route.ComponentProps) {
  const { t } = useWords()
  const { ref, side, path, certificate, origin, address, qr, mayChoose: isOffered, refused } = loaderData
  const { content, sha256, paper, earlier, choices } = certificate
  return (
    <>
      <title>{t('certificates:pageTitle', { ref })}</title>
      <div className="no-print">
        <PageHeader
          back={{ to: path, label: t('engagements:show.kicker', { ref }) }}
          kicker={content.number}
          title={t('certificates:title')}
          sub={t('certificates:sub')}
          actions={
            <>
              {paper ? (
                <a href={`${path}/certificate.pdf`} download className={buttonLook('primary')}>
                  {t('certificates:download')}
                </a>
              ) : null}
              <a href={`${path}/certificate.json`} download className={buttonLook('secondary')}>
                {t('certificates:json')}
              </a>
            </>
          }
        />
        {refused ? <Notice tone="problem" title={t(`certificates:refused.${refused}`)} announce /> : null}
        {paper ? null : <Notice title={t('certificates:printing')} />}
      </div>
      <CertificateSheet content={content} sha256={sha256} address={address} qr={qr} />
      <div className="no-print mt-8 grid gap-6 lg:grid-cols-2">
        <ShareCard number={content.number} lang={params.lang} origin={origin} earlier={earlier} paperSha256={paper?.sha256 ?? null} />
        <ValueChoice choices={choices} side={isOffered ? side : null} path={path} />
      </div>
    </>
  )
}
