import { useWords } from '~/platform/i18n/words'
import { CheckboxField } from '~/ui/choice-field'
import { DescriptionList } from '~/ui/description-list'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { Instant } from '~/ui/instant'
import type { Side } from '../../engagement'

interface Signed {
  side: Side
  name: string
  at: string
}

/** Who has signed, and when. */
export function Signatures({ signatures, now }: { signatures: readonly Signed[]; now: string }) {
  const { t } = useWords()
  return (
    <DescriptionList
      items={(['buyer', 'vendor'] as const).map((side) => {
        const signed = signatures.find((each) => each.side === side)
        return {
          term: t(`engagements:facts.${side}`),
          detail: signed ? (
            <>
              <bdi className="font-semibold">{signed.name}</bdi>{' '}
              <Instant at={signed.at} now={now} hint={false} className="text-ink-soft text-sm" />
            </>
          ) : (
            <span className="text-ink-soft">{t('engagements:contract.notSigned')}</span>
          ),
        }
      })}
    />
  )
}

/** Signs both texts by their hashes. */
export function SignForm({
  number,
  sha256Zh,
  sha256En,
  answer,
  words,
}: {
  number: number
  sha256Zh: string
  sha256En: string
  answer: Answer | undefined
  /** Other words than a contract's. */
  words?: { agree: string; sign: string; hint: string }
}) {
  const { t } = useWords()
  const { error, value, summary } = useAnswer(answer, ['name', 'agreed'])
  return (
    <>
      <ErrorSummary errors={summary} />
      <Form>
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="sha256Zh" value={sha256Zh} />
        <input type="hidden" name="sha256En" value={sha256En} />
        <TextField
          name="name"
          label={t('engagements:contract.yourName')}
          hint={words?.hint ?? t('engagements:contract.yourNameHint')}
          autoComplete="name"
          defaultValue={value('name')}
          error={error('name')}
        />
        <CheckboxField name="agreed" label={words?.agree ?? t('engagements:contract.agree')} error={error('agreed')} />
        <SubmitButton>{words?.sign ?? t('engagements:contract.sign')}</SubmitButton>
      </Form>
    </>
  )
}
