import { useWords } from '~/platform/i18n/words'
import type { CommonTimeFault } from '~/platform/working-days.server'
import { DateField, SelectField } from '~/ui/field'
import { clockAt, formatDay } from '~/ui/format-instant'
import { clocks, instantOf, lengths, limits } from '../meeting'

export interface RestDay {
  day: string
  fault: CommonTimeFault
}

interface Props {
  value: (name: string, saved?: string) => string | undefined
  error: (name: string) => string | undefined
  /** Weekdays ahead on which one country rests. */
  restDays: readonly RestDay[]
  /** Today and the last day that can be chosen, in China. */
  first: string
  last: string
  lengthMinutes?: number
}

/** How long, and up to three times on both clocks, with the days that do not go. */
export function TimesFields({ value, error, restDays, first, last, lengthMinutes = 60 }: Props) {
  const { t, language } = useWords()
  const options = clocks.map((clock) => {
    const at = instantOf('2026-01-05', clock)
    const zones = (['CST', 'IST'] as const).map((zone) => ({ name: t(`common:time.zone.${zone}`), time: clockAt(at, zone, language).time }))
    const label = zones.map(({ name, time }) => (language === 'zh-CN' ? `${name} ${time}` : `${time} ${name}`)).join(' / ')
    return { value: clock, label }
  })
  return (
    <>
      <SelectField
        name="lengthMinutes"
        label={t('meetings:form.length')}
        options={lengths.map((each) => ({ value: String(each), label: t('meetings:minutes', { count: each }) }))}
        defaultValue={value('lengthMinutes', String(lengthMinutes))}
        error={error('lengthMinutes')}
      />
      <fieldset className="mb-5">
        <legend className="mb-1 font-semibold">{t('meetings:form.times')}</legend>
        <p className="mb-2 text-ink-soft text-sm">{t('meetings:form.timesHint')}</p>
        {restDays.length > 0 ? (
          <ul className="mb-3 flex flex-wrap gap-x-4 text-ink-soft text-sm">
            {restDays.map(({ day, fault }) => (
              <li key={day}>{t(`meetings:rest.${fault}`, { day: formatDay(day, language) })}</li>
            ))}
          </ul>
        ) : null}
        {Array.from({ length: limits.times }, (_, index) => {
          const [day, clock] = [`times[${index}].day`, `times[${index}].clock`]
          return (
            <div key={index} className="grid gap-x-4 sm:grid-cols-2">
              <DateField
                name={day}
                required={index === 0}
                label={t('meetings:form.day', { number: index + 1 })}
                min={first}
                max={last}
                defaultValue={value(day)}
                error={error(day)}
              />
              <SelectField
                name={clock}
                required={index === 0}
                label={t('meetings:form.clock', { number: index + 1 })}
                prompt={t('common:form.choose')}
                options={options}
                defaultValue={value(clock)}
                error={error(clock)}
              />
            </div>
          )
        })}
      </fieldset>
    </>
  )
}
