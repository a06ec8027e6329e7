import { useWords } from '~/platform/i18n/words'
import { Notice } from '~/ui/notice'

/** The one place and time at which a secret is shown. */
export function SecretNotice({ secret }: { secret: string }) {
  const { t } = useWords()
  return (
    <section className="mb-6 max-w-reading">
      <Notice tone="warning" title={t('webhooks:secret.title')} announce>
        {t('webhooks:secret.once')}
      </Notice>
      <p className="mt-4">
        <code className="block select-all break-all rounded-md border border-line bg-sunken p-4" data-secret>
          {secret}
        </code>
      </p>
    </section>
  )
}
