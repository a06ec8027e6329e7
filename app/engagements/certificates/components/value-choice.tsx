import { useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { Form, SubmitButton } from '~/ui/form'
import type { Side } from '../../engagement'

interface Props {
  choices: readonly { side: Side; isPriced: 0 | 1 }[]
  /** The side that may choose; null for whoever only looks. */
  side: Side | null
  path: string
}

/** Whether the contract's value shows: what each side has said, and the reader's own switch. */
export function ValueChoice({ choices, side, path }: Props) {
  const { t } = useWords()
  const wants = (each: Side) => choices.some((choice) => choice.side === each && choice.isPriced === 1)
  return (
    <Card title={t('certificates:value.title')}>
      <p className="mb-3">{t('certificates:value.rule')}</p>
      <ul className="mb-4">
        {(['buyer', 'vendor'] as const).map((each) => (
          <li key={each}>{t(`certificates:value.stands.${each}.${wants(each) ? 'yes' : 'no'}`)}</li>
        ))}
      </ul>
      {side ? (
        <Form action={`${path}/certificate/value`}>
          <input type="hidden" name="isPriced" value={wants(side) ? 'no' : 'yes'} />
          <SubmitButton variant="secondary">{t(wants(side) ? 'certificates:value.hide' : 'certificates:value.show')}</SubmitButton>
        </Form>
      ) : null}
    </Card>
  )
}
