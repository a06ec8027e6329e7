import { useWords } from '~/platform/i18n/words'
import { kindName, webhookKinds } from '../event'

const rules = ['headers', 'replay', 'order', 'retry'] as const

/** What a receiver has to know: the message, its signature, its order and its repetitions. */
export function WebhookGuide({ base }: { base: string }) {
  const { t } = useWords()
  const example = {
    type: 'request.published',
    timestamp: '2026-11-02T02:00:00.000Z',
    data: { id: 'R-4K7P2MXW', url: `${base}/requests/R-4K7P2MXW` },
  }
  return (
    <section className="mt-10 max-w-reading" id="webhooks">
      <h2>{t('webhooks:guide.title')}</h2>
      <p className="mt-2">{t('webhooks:guide.intro')}</p>
      <pre className="my-3 whitespace-pre-wrap break-words rounded-md border border-line bg-sunken p-4 text-sm">
        <code>{JSON.stringify(example, null, 2)}</code>
      </pre>
      <ul className="list-disc space-y-2 ps-5">
        {rules.map((rule) => (
          <li key={rule}>{t(`webhooks:guide.${rule}`)}</li>
        ))}
      </ul>
      <dl className="mt-4 divide-y divide-line text-sm">
        {webhookKinds.map((kind) => (
          <div key={kind} className="grid gap-x-4 py-2 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
            <dt>
              <code>{kind}</code>
            </dt>
            <dd>{t(`webhooks:kind.${kindName(kind)}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
