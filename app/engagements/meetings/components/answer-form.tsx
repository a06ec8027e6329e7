import { useWords } from '~/platform/i18n/words'
import { RadioGroup } from '~/ui/choice-field'
import { Form, SubmitButton } from '~/ui/form'
import { clockAt } from '~/ui/format-instant'

interface Props {
  times: readonly string[]
  round: number
  /** What is wrong with the last choice. */
  error: string | undefined
  action: string
  now: string
}

/** Accepts one of the proposed times. Those that have passed stay in sight and cannot be chosen. */
export function AnswerForm({ times, round, error, action, now }: Props) {
  const { t, language } = useWords()
  const said = (at: string) => {
    const [china, india] = [clockAt(at, 'CST', language, now), clockAt(at, 'IST', language, now)]
    const [cst, ist] = [t('common:time.zone.CST'), t('common:time.zone.IST')]
    return language === 'zh-CN'
      ? `${china.day} ${cst} ${china.time} / ${ist} ${india.time}`
      : `${china.day}, ${china.time} ${cst} / ${india.time} ${ist}`
  }
  const open = times.filter((at) => at > now)
  return (
    <Form action={action}>
      <input type="hidden" name="round" value={round} />
      <RadioGroup
        name="startsAt"
        label={t('meetings:answer.which')}
        options={times.map((at) => ({
          value: at,
          label: said(at),
          disabled: at <= now,
          ...(at <= now ? { hint: t('meetings:answer.past') } : {}),
        }))}
        {...(open.length === 1 ? { defaultValue: open[0] } : {})}
        error={error}
      />
      {open.length > 0 ? <SubmitButton>{t('meetings:answer.accept')}</SubmitButton> : null}
    </Form>
  )
}
