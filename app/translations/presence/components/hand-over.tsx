import { useId } from 'react'
import { useWords } from '~/platform/i18n/words'
import { buttonLook } from '~/ui/button'
import { controlLook } from '~/ui/field-frame'
import { Form, SubmitButton } from '~/ui/form'

/** Puts the task into a named colleague's hands. */
export function HandOver({
  heirs,
  base,
  isSupervisor,
}: {
  heirs: readonly { id: string; name: string }[]
  base: string
  isSupervisor: boolean
}) {
  const { t } = useWords()
  const id = useId()
  if (heirs.length === 0) return null
  return (
    <details className="group">
      <summary className={buttonLook('secondary', 'summary-plain')}>
        {t(isSupervisor ? 'translations:presence.assign' : 'translations:presence.handOver')}
      </summary>
      <Form action={`${base}/hand-over`} className="mt-2 flex flex-wrap items-end gap-2">
        <label htmlFor={id}>
          <span className="mb-1 block font-semibold text-sm">{t('translations:presence.to')}</span>
          <select id={id} name="heirId" className={controlLook}>
            {heirs.map((heir) => (
              <option key={heir.id} value={heir.id}>
                {heir.name}
              </option>
            ))}
          </select>
        </label>
        <SubmitButton variant="secondary">{t('translations:presence.give')}</SubmitButton>
      </Form>
    </details>
  )
}
